// Publishing a change with docs/recipes/rsync.sh: at no moment does a page ask for a file that is not there.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { program, root } from '../browser/host.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-update-'));
const [old, young, host] = ['old', 'young', 'host'].map((name) => path.join(work, name));
const recipe = path.join(root, 'docs/recipes/rsync.sh');

before(() => {
  const site = path.join(work, 'site');
  for (const part of ['content', 'themes', 'model.yaml', 'staalkaart.yaml']) cpSync(path.join(root, part), path.join(site, part), { recursive: true });
  const build = (output) => execFileSync(program, ['build', '--site', site, '--output', output], { stdio: 'pipe' });
  build(old);
  // Another style, another text and one text less, so other files for the styles, the pages and the search.
  for (const [file, more] of [['themes/staalkaart/static/site.css', '\n.new { color: inherit; }\n'], ['content/over.md', '\nEen nieuwe zin.\n']]) {
    writeFileSync(path.join(site, file), readFileSync(path.join(site, file), 'utf8') + more);
  }
  build(young);
});
after(() => rmSync(work, { recursive: true, force: true }));

/** Paths of all files below a folder. */
function files(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return all.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

/** The files of styles, scripts and search that this page of the host asks for and that are not there. */
function lacking(page) {
  if (!existsSync(path.join(host, page))) return [];
  const asked = [...readFileSync(path.join(host, page), 'utf8').matchAll(/="((?:\.\.\/|\/)*(?:static|zoek)\/[^"#?]+)"/g)].map((match) => match[1]);
  return asked.filter((target) => !existsSync(target.startsWith('/') ? path.join(host, target) : path.join(host, path.dirname(page), target)));
}

/** Runs the recipe and looks at what visitors would get, again and again until it ends; gives what it saw. */
async function publish(from) {
  const child = spawn('sh', [recipe, from, host], { stdio: 'pipe' });
  let said = '', code;
  child.stderr.on('data', (text) => (said += text));
  child.on('close', (status) => (code = status));
  const pages = [...new Set([...files(old), ...files(young)])].filter((file) => file.endsWith('.html'));
  const seen = { looks: 0, lacking: [] };
  while (code === undefined) {
    for (const page of pages) {
      // The page may have changed between the look at it and the look for its files, so a second look decides.
      if (lacking(page).length) seen.lacking.push(...lacking(page).map((target) => `${page}: ${target}`));
      seen.looks += 1;
      if (seen.looks % 20 === 0) await turn();
    }
  }
  assert.equal(code, 0, said);
  return seen;
}

test('a change comes over a site that is there, and nothing is lacking at any moment', async () => {
  mkdirSync(host);
  await publish(old);
  assert.deepEqual(files(host), files(old));
  const asked = (folder) => readFileSync(path.join(folder, 'index.html'), 'utf8').match(/static\/site\.[0-9a-f]+\.css/)[0];
  assert.notEqual(asked(old), asked(young));
  assert.notDeepEqual(readdirSync(path.join(old, 'zoek')), readdirSync(path.join(young, 'zoek')));
  const pages = files(young).filter((file) => file.endsWith('.html')).length;
  const seen = await publish(young);
  assert.ok(seen.looks > pages, `${seen.looks} looks at pages`);
  assert.deepEqual(seen.lacking, []);
  assert.deepEqual(files(host), files(young));
  for (const file of files(young)) assert.ok(readFileSync(path.join(host, file)).equals(readFileSync(path.join(young, file))), file);
});

test('the same site again changes nothing, and what the host itself put there stays', async () => {
  mkdirSync(path.join(host, '.well-known'));
  writeFileSync(path.join(host, '.well-known/challenge'), 'x');
  const times = () => execFileSync('find', [host, '-type', 'f', '-printf', '%P %T@ %C@\n'], { encoding: 'utf8' }).split('\n').sort();
  const before = times();
  // As another machine would build it: the same bytes at another time.
  const again = path.join(work, 'again');
  cpSync(young, again, { recursive: true });
  await publish(again);
  assert.deepEqual(times(), before);
});

test('a stick can hold the site: no name that Windows or its file systems refuse', () => {
  const names = files(young);
  assert.deepEqual(names.filter((name) => /[<>:"\\|?*]|[. ]$|[. ]\/|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i.test(name)), []);
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length, 'names that differ in capitals only');
  assert.ok(Math.max(...names.map((name) => name.length)) < 200);
});
