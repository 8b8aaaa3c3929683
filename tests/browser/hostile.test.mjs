// The site of tests/hostile, whose every value tries to harm, in a browser without any help of a host: from a folder, and from a server that sends no header
// but the type. Nothing in it may run, ask for anything elsewhere, or make another page than the one that was meant.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import vnu from 'vnu-jar';
import { launch, program, root } from './host.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
const site = path.join(work, 'site');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.xml': 'application/xml', '.wasm': 'application/wasm' };

let browser, address, server, files;

before(async () => {
  execFileSync(program, ['build', '--site', path.join(root, 'tests/hostile'), '--output', site], { stdio: 'pipe' });
  files = readdirSync(site, { recursive: true }).filter((file) => statSync(path.join(site, file)).isFile() && !file.startsWith('.'));
  // The media without a type: the browser goes by what is in them.
  server = http.createServer((request, response) => {
    const name = path.join(site, decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const file = [name, path.join(name, 'index.html')].find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    const type = TYPES[path.extname(file ?? '')];
    if (type) response.setHeader('content-type', type);
    response.writeHead(file ? 200 : 404).end(file ? readFileSync(file) : 'nothing here');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(work, { recursive: true, force: true });
});

/** A page that notes what must not happen. */
async function watched(base) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong = [];
  const note = (what) => wrong.push(`${page.url()}: ${what}`);
  page.on('dialog', (dialog) => (note(`dialog ${dialog.message()}`), dialog.dismiss()));
  page.on('pageerror', (error) => note(error.message));
  page.on('popup', () => note('popup'));
  // From a folder, 404.html looks for its parts at the root, where a host has them.
  const here = base.startsWith('file:') ? 'file:' : base;
  page.on('request', (request) => request.url().startsWith(here) || /^(data|blob):/.test(request.url()) || note(`asks ${request.url()}`));
  return { page, wrong, close: () => context.close() };
}

/** What stands in a page that no text of the site can have put there. */
function strange() {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on|["'<>]/i.test(name)) found.push(`${element.tagName} has ${name}`);
      if (/^\s*(javascript|data:text|vbscript)/i.test(value) && name !== 'data-onload') found.push(`${element.tagName} ${name}=${value}`);
    }
    if (/^(iframe|object|embed|base|form|img|image)$/i.test(element.tagName) && /evil/.test(element.outerHTML.slice(0, 200).split('>')[0])) found.push(element.outerHTML);
    if (/^script$/i.test(element.tagName) && /alert\(1\)/.test(element.textContent) && !/json/.test(element.type)) found.push(`script ${element.textContent.slice(0, 80)}`);
  }
  // The templates' braces stay what they are, and the title is one text.
  if (/\b49\b/.test(document.title)) found.push('a template was filled in');
  return found;
}

const ways = { 'from a folder': () => pathToFileURL(site).href + '/', 'from a bare server': () => address };
for (const [way, base] of Object.entries(ways)) {
  test(`no page runs what a text says, ${way}`, async () => {
    const { page, wrong, close } = await watched(base());
    const pages = files.filter((file) => file.endsWith('.html'));
    assert.ok(pages.length > 25, `${pages.length} pages`);
    for (const file of pages) {
      // A page at a former address leads on at once.
      await page.goto(base() + file.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' }).catch((error) => assert.match(error.message, /interrupted|ERR_ABORTED/));
      for (let attempt = 0; ; attempt++) {
        try {
          wrong.push(...(await page.evaluate(strange)).map((what) => `${file}: ${what}`));
          break;
        } catch (error) {
          if (attempt > 50) throw error;
          await page.waitForTimeout(100);
          await page.waitForLoadState();
        }
      }
    }
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`no file that is opened by its own address runs, ${way}`, async () => {
    const { page, wrong, close } = await watched(base());
    for (const file of files.filter((file) => /^media\/|\.(xml|json|txt|bib|ris|svg)$/.test(file))) {
      await page.goto(base() + file.split('/').map(encodeURIComponent).join('/')).catch((error) => assert.match(error.message, /Download is starting|ERR_ABORTED/));
      wrong.push(...(await page.evaluate(strange)).map((what) => `${file}: ${what}`));
    }
    assert.deepEqual(wrong, []);
    await close();
  });
}

test('search, comparison and a trajectory in the making show texts as texts', async () => {
  const { page, wrong, close } = await watched(address);
  const evil = encodeURIComponent('"><img src=//evil.example/x onerror=alert(1)>');
  for (const [place, shown] of [
    ['zoeken/?q=script', '#resultaten > li'],
    [`zoeken/?q=${evil}`, '#_status'],
    [`vergelijken/?m=alles,ander&x=${evil}#alles,ander`, 'main'],
    ['traject-maken/#erbij=alles', 'main'],
    [`traject-maken/#titel=${evil}&erbij=${evil}`, 'main'],
  ]) {
    await page.goto(address + place);
    await page.waitForSelector(shown);
    await page.waitForLoadState('networkidle');
    wrong.push(...(await page.evaluate(strange)).map((what) => `${place}: ${what}`));
  }
  assert.deepEqual(wrong, []);
  await close();
});

test('every page is read as it was meant: the Nu checker finds no error', () => {
  let found = '';
  try {
    execFileSync('java', ['-Xss4m', '-jar', vnu, '--errors-only', '--format', 'gnu', '--skip-non-html', site], { stdio: 'pipe', maxBuffer: 1 << 26 });
  } catch (error) {
    found = error.stderr.toString();
  }
  // What is no address or no language is as the text has it: it stays one value.
  const asWritten = /: Bad value “.*” for attribute “(href|lang)” on element/;
  assert.deepEqual(found.trim().split('\n').filter((line) => line && !asWritten.test(line)).slice(0, 20), []);
});
