// The steps of the recipes in docs/recipes, run as they stand there, with a release archive that release/archive packs here. What only GitHub, GitLab
// and Netlify can do (fetch the archive from afar, publish) is not run.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { program, root } from '../browser/host.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-recipes-'));
const NAME = /^version = "(.*)"$/m.exec(readFileSync(path.join(root, 'Cargo.toml'), 'utf8'))[1];
const TARGET = 'x86_64-unknown-linux-gnu';
const ARCHIVE = `staalkaart-${NAME}-${TARGET}.tar.gz`;
const recipe = (name) => readFileSync(path.join(root, 'docs/recipes', name), 'utf8');
let env, sum;

/** Packs a program that runs the real one, into a folder; gives the sum that stands beside the archive. */
function pack(folder, umask) {
  const stand = path.join(work, 'staalkaart');
  writeFileSync(stand, `#!/bin/sh\nexec '${program}' "$@"\n`);
  chmodSync(stand, umask === '077' ? 0o700 : 0o777);
  utimesSync(stand, Math.random() * 1e9, Math.random() * 1e9);
  execFileSync('bash', ['-c', `umask ${umask}; "$0" "$@"`, path.join(root, 'release/archive'), TARGET, stand], { env: { ...process.env, ARCHIVES: folder }, stdio: ['ignore', 'ignore', 'inherit'] });
  return readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').split(' ')[0];
}

before(() => {
  sum = pack(path.join(work, 'archives'), '022');
  mkdirSync(path.join(work, 'runner'));
  env = { ...process.env, STAALKAART_ARCHIVE: `file://${work}/archives/${ARCHIVE}`, STAALKAART_SHA256: sum, RUNNER_TEMP: path.join(work, 'runner'), GITHUB_PATH: path.join(work, 'path') };
});
after(() => rmSync(work, { recursive: true, force: true }));

/** The smallest site, as a runner has it checked out; with a mistake in its text where `wrong`. */
function checkout(name, wrong) {
  const site = path.join(work, name);
  const front = (keys) => `---\n${Object.entries(keys).map(([key, value]) => `${key}: ${value}\n`).join('')}---\n\n`;
  const samenvatting = 'Je tekent samen met iemand wie er om hem heen staan, en zoekt zo naar steun die er al is.';
  for (const [file, text] of Object.entries({
    'staalkaart.yaml': 'titel: Voorbeeld\ntaal: nl\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, min: 1}\n',
    'content/principes/krachtgericht.md': front({ titel: 'Krachtgericht', kort: 'Een term die hier als voorbeeld staat.', volgorde: 1 }),
    'content/methodieken/ecogram.md': `${front({ titel: 'Ecogram', samenvatting, principes: '[krachtgericht]' })}Tekst${wrong ? ' met [[nergens]]' : ''}.\n`,
  })) {
    mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
    writeFileSync(path.join(site, file), text);
  }
  return site;
}

/** Runs a step as a runner does: in bash, until the first command that fails. */
const run = (step, cwd, more = {}) => {
  const ran = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step], { cwd, env: { ...env, ...more }, encoding: 'utf8' });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
};
const fine = (...args) => {
  const ran = run(...args);
  assert.equal(ran.code, 0, `${args[0]}\n${ran.stdout}${ran.stderr}`);
  return ran;
};

test('the same program gives the same archive, at another time and with other rights, and nothing in it tells of this machine', () => {
  const again = path.join(work, 'again');
  assert.equal(pack(again, '077'), sum);
  const [one, two] = ['archives', 'again'].map((folder) => readFileSync(path.join(work, folder, ARCHIVE)));
  assert.ok(one.equals(two));
  const listed = execFileSync('tar', ['--list', '--verbose', '--numeric-owner', '--file', path.join(again, ARCHIVE)], { encoding: 'utf8' }).trim().split('\n');
  assert.ok(listed.every((line) => line.includes(' 0/0 ')), listed.join('\n'));
  const folder = `staalkaart-${NAME}-${TARGET}/`;
  const names = ['', 'CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'LICENSES-DEPENDENCIES.txt', 'README.md', 'staalkaart'];
  assert.deepEqual(listed.map((line) => line.split(' ').pop()), names.map((name) => folder + name));
  assert.match(listed.at(-1), /^-rwxr-xr-x/);
  const licences = gunzipSync(one).toString('latin1');
  for (const part of ['tantivy', 'pulldown-cmark', 'resvg']) assert.match(licences, new RegExp(`^${part} \\d`, 'm'));
});

test('GitHub: the steps install, check and build; a mistake stops before the build and is shown at its line', () => {
  const text = recipe('github-pages.yml');
  const steps = [...text.matchAll(/^ {6}- (?:name: (.*)|uses: .*)$([^]*?)(?=^ {6}- |^ {2}\w|$(?![^]))/gm)].map(([, name, body]) => {
    const [, inline, block] = /^ {8}run: (?:\|\n((?: {10}.*\n?)+)|(.*))$/m.exec(body) ?? [];
    return { name, run: inline?.replaceAll(/^ {10}/gm, '') ?? block };
  });
  const step = (name) => steps.find((each) => each.name === name).run;
  const site = checkout('github');
  fine(step('Install staalkaart'), site);
  const PATH = `${readFileSync(env.GITHUB_PATH, 'utf8').trim()}:${process.env.PATH}`;
  assert.equal(fine(step('Check'), site, { PATH }).stdout, '');
  fine(step('Build'), site, { PATH, ADDRESS: 'https://owner.github.io/kaart' });
  assert.match(readFileSync(path.join(site, 'public/sitemap.xml'), 'utf8'), /https:\/\/owner\.github\.io\/kaart\/methodieken\//);
  const wrong = run(step('Check'), checkout('github-wrong', true), { PATH });
  assert.equal(wrong.code, 1);
  assert.match(wrong.stdout, /^::error file=content\/methodieken\/ecogram\.md,line=7,.*title=SK0204::/);
  assert.notEqual(run(step('Install staalkaart'), site, { STAALKAART_SHA256: '0'.repeat(64), RUNNER_TEMP: site }).code, 0, 'an archive that is another one');
});

test('GitLab: the steps check, report and build, and compress what the host does not', () => {
  const text = recipe('gitlab-pages.yml');
  const bin = path.join(work, 'bin');
  mkdirSync(bin);
  const lines = (key) => {
    const part = text.split(/\n(?=\w)/).find((part) => part.startsWith(`${key}:`));
    return [...part.matchAll(/^ {4}- (?!if: )(.*)$/gm)].map((match) => match[1]);
  };
  const before = lines('default').filter((line) => !/^(apt-get|git config)/.test(line)).map((line) => line.replaceAll('/usr/local/bin', bin));
  assert.equal(before.length, 3);
  const site = checkout('gitlab');
  fine(before.join('\n'), site);
  const PATH = `${bin}:${process.env.PATH}`;
  fine(lines('check').join('\n'), site, { PATH });
  assert.deepEqual(JSON.parse(readFileSync(path.join(site, 'gl-code-quality-report.json'), 'utf8')), []);
  fine(lines('pages').join('\n'), site, { PATH, CI_PAGES_URL: 'https://groep.example.org/kaart' });
  const files = readdirSync(path.join(site, 'public'), { recursive: true }).map(String);
  const pages = files.filter((file) => /\.(html|css|js)$/.test(file));
  assert.ok(pages.length > 10);
  for (const page of pages) {
    const packed = readFileSync(path.join(site, 'public', `${page}.gz`));
    assert.ok(gunzipSync(packed).equals(readFileSync(path.join(site, 'public', page))), page);
  }
  const other = checkout('gitlab-wrong', true);
  const wrong = run(lines('check').join('\n'), other, { PATH });
  assert.equal(wrong.code, 1);
  assert.match(wrong.stderr, /SK0204/, 'for who reads the log');
  assert.equal(JSON.parse(readFileSync(path.join(other, 'gl-code-quality-report.json'), 'utf8'))[0].check_name, 'SK0204');
});

test('Netlify: the command makes the site for the address that it gets', () => {
  const site = checkout('netlify');
  const [, command] = /^command = """\n([^]*?)"""$/m.exec(recipe('netlify.toml'));
  fine(command.replaceAll('/tmp/staalkaart', path.join(work, 'netlify-staalkaart')), site, { URL: 'https://kaart.example.org' });
  assert.ok(existsSync(path.join(site, 'public/_headers')) && statSync(path.join(site, 'public/index.html')).size > 1000);
  assert.match(readFileSync(path.join(site, 'public/sitemap.xml'), 'utf8'), /https:\/\/kaart\.example\.org\/methodieken\//);
});
