// The shipped catalogue in a real browser: from a server, from disk, without JavaScript, on a phone and in the dark.
// Debian's Chromium does the work; CHROMIUM names another one.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'target/debug/staalkaart');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
const site = path.join(work, 'site');

// One page of each kind.
const PAGES = [
  '', 'methodieken/', 'methodieken/ips/', 'principes/', 'principes/krachtgericht/', 'niveaus/collectief/', 'staalkaart/krachtgericht/individueel/',
  'staalkaart/positief/politiek-maatschappelijk/', 'trajecten/', 'trajecten/eerst-werk/', 'begrippen/', 'begrippen/empowerment/', 'bronnen/', 'over/',
  'meewerken/', 'meewerken/velden/', 'praktijktoets/', 'toegankelijkheid/',
];

let browser, server, address;

before(async () => {
  execFileSync(program, ['build', '--site', root, '--output', site], { stdio: 'pipe' });
  server = spawn(program, ['serve', '--site', root, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  address = await new Promise((resolve, reject) => {
    server.stderr.on('data', (text) => {
      const found = /http:\/\/[\d.:]+\//.exec(text);
      if (found) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error('the server ended')));
  });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(work, { recursive: true, force: true });
});

/** A page, and all that went wrong on it. */
async function open(url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.status()}: ${response.url()}`));
  page.on('request', (request) => request.url().startsWith(new URL(url).origin) || url.startsWith('file:') || wrong.push(`elsewhere: ${request.url()}`));
  await page.goto(url);
  return { page, wrong, close: () => context.close() };
}

for (const scheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`no barrier, no message and no sideways scrolling at ${width} px, ${scheme}`, async (t) => {
      t.diagnostic(`statement: pages = ${PAGES.length}`);
      const all = [];
      for (const folder of PAGES) {
        const { page, wrong, close } = await open(address + folder, { viewport: { width, height: 800 }, colorScheme: scheme });
        await page.evaluate(axe);
        const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        const found = result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary ?? ''}`).join('; ')}`);
        all.push(...found.map((text) => `/${folder} ${text}`), ...wrong.map((text) => `/${folder} ${text}`));
        const scroll = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (scroll > 0) all.push(`/${folder} scrolls sideways by ${scroll} px`);
        await close();
      }
      assert.deepEqual(all, []);
    });
  }
}

test('from disk, without JavaScript: from the matrix to a method, its principle, its sources and back', async () => {
  const { page, wrong, close } = await open(pathToFileURL(path.join(site, 'index.html')).href, { javaScriptEnabled: false });
  await page.click('text=Individueel');
  assert.match(page.url(), /niveaus\/individueel\/index\.html$/);
  await page.goBack();
  await page.locator('.matrix td a').first().click();
  assert.match(page.url(), /staalkaart\/krachtgericht\/individueel\/index\.html$/);
  await page.locator('.method-list a').first().click();
  assert.match(page.url(), /methodieken\/[a-z0-9-]+\/index\.html$/);
  await page.locator('.citation a').first().click();
  assert.match(page.url(), /#bron_/);
  await page.locator('.reasons a').first().click();
  assert.match(page.url(), /principes\/[a-z]+\/index\.html$/);
  await page.click('.brand');
  assert.match(page.url(), /site\/index\.html$/);
  assert.deepEqual(wrong, []);
  await close();
});

test('by keyboard: the first stop leads past the menu to the content', async () => {
  const { page, close } = await open(`${address}methodieken/ips/`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#_main$/);
  await close();
});

test('a page that is not there helps to go on', async () => {
  const { page, close } = await open(`${address}methodieken/bestaat-niet/`);
  assert.equal(await page.textContent('h1'), 'Deze pagina is er niet');
  await page.locator('main a').nth(1).click();
  assert.match(page.url(), /methodieken\/index\.html$/);
  await close();
});
