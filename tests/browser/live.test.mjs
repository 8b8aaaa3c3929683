// The preview of an editor who writes: the open page follows what is saved, and a mistake shows in it until it is mended.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { axe, launch, open, preview, program } from './host.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-live-'));
const site = path.join(work, 'kaart');
const file = path.join(site, 'content/methodieken/proef.md');
const text = (body, title = 'Proefmethodiek') => `---
titel: ${title}
samenvatting: Een samenvatting die lang genoeg is om een kaart mee te vullen, en kort genoeg om te lezen.
principes: [krachtgericht]
niveaus: [individueel]
---

## Wat is het?

${body}

## Hoe gaat het in zijn werk?

Stap voor stap.

## Wanneer past het, wanneer niet?

${Array.from({ length: 40 }, (_, number) => `Alinea ${number}, zodat de pagina lang genoeg is om te schuiven.`).join('\n\n')}
`;

let server;
let browser;

/** Waits until what the page holds satisfies `wanted`, also when it is loaded anew in between. */
const until = async (page, wanted, argument) => {
  const end = Date.now() + 15000;
  for (;;) {
    try {
      await page.waitForFunction(wanted, argument, { timeout: 2000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};
const says = (page, words) => until(page, (words) => document.querySelector('main')?.innerText.includes(words), words);
const overlay = (page) => page.locator('#staalkaart-live section');

before(async () => {
  execFileSync(program, ['init', site], { stdio: 'pipe' });
  writeFileSync(file, text('Zo begint het.'));
  server = await preview(site, { live: true });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.stop();
  rmSync(work, { recursive: true, force: true });
});

beforeEach(() => writeFileSync(file, text('Zo begint het.')));

test('what is saved stands on the open page, at the place where one was reading', async () => {
  const { page, wrong, close } = await open(browser, `${server.address}methodieken/proef/`);
  await says(page, 'Zo begint het.');
  await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
  const swap = `${file}.nieuw~`;
  writeFileSync(swap, text('Zo gaat het verder.'));
  renameSync(swap, file);
  await says(page, 'Zo gaat het verder.');
  await until(page, () => Math.abs(scrollY - 700) < 5);
  assert.deepEqual(wrong.filter((line) => !line.endsWith('/.staalkaart/events')), [], 'no violation of the policy, no error');
  await close();
});

test('a page that did not change is not loaded again', async () => {
  const { page, close } = await open(browser, `${server.address}over/`);
  await page.evaluate(() => { globalThis.mark = 'still here'; });
  const heard = page.waitForRequest((request) => request.method() === 'HEAD');
  writeFileSync(file, text('Nog iets anders.'));
  await heard;
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => globalThis.mark), 'still here');
  await close();
});

test('a mistake shows over the last good page, in words, and goes when it is mended', async () => {
  const { page, close } = await open(browser, `${server.address}methodieken/proef/`);
  await says(page, 'Zo begint het.');
  writeFileSync(file, text('Zie [[bestaat-niet]].'));
  await overlay(page).locator('pre:not([hidden])').waitFor();
  const shown = await overlay(page).locator('pre').evaluate((pre) => pre.textContent);
  assert.match(shown, /content\/methodieken\/proef\.md:\d+:\d+/);
  assert.match(shown, /bestaat-niet/);
  assert.match(shown, /\^{3,}/, 'the caret under the very words');
  const terminal = () => execFileSync(program, ['check', '--site', site], { encoding: 'utf8', stdio: 'pipe' });
  assert.throws(terminal, (error) => error.stderr.trim() === shown.trim(), 'as in the terminal');
  assert.match(await page.locator('main').innerText(), /Zo begint het\./, 'the last good page');
  assert.equal(await overlay(page).getAttribute('role'), 'alert');
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run('#staalkaart-live', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  assert.deepEqual(found.violations.map((violation) => violation.id), []);
  assert.match(await overlay(page).getByRole('heading').innerText(), /^⚠? ?1 fout.*blijft zoals ze was/, 'what is seen below it is said');
  await overlay(page).locator('pre').press('Escape');
  assert.equal(await overlay(page).locator('pre').isVisible(), false, 'out of the way');
  await page.goto(`${server.address}over/`);
  await overlay(page).waitFor();
  assert.equal(await overlay(page).locator('pre').isVisible(), false, 'and it stays so');
  await page.goBack();
  writeFileSync(file, text('Hersteld.'));
  await says(page, 'Hersteld.');
  await until(page, () => !document.querySelector('#staalkaart-live section.open'));
  await close();
});

test('warnings wait in a corner', async () => {
  writeFileSync(file, text('Dit gaat over armen en kansarmen.'));
  const { page, close } = await open(browser, `${server.address}methodieken/proef/`);
  await overlay(page).waitFor();
  assert.equal(await overlay(page).locator('pre').isVisible(), false);
  await overlay(page).getByRole('button').first().click();
  assert.match(await overlay(page).locator('pre').innerText(), /kansarmen/);
  await close();
});

test('the page to search on finds what was just saved', async () => {
  const { page, close } = await open(browser, `${server.address}zoeken/?q=pannenkoekenfeest`);
  writeFileSync(file, text('Een pannenkoekenfeest.'));
  await until(page, () => document.querySelector('#resultaten')?.innerText.includes('Proefmethodiek'));
  await close();
});

test('a style that is saved is worn', async () => {
  const { page, close } = await open(browser, `${server.address}methodieken/proef/`);
  execFileSync(program, ['theme', 'eject', 'static/site.css', '--site', site], { stdio: 'pipe' });
  const css = path.join(site, 'themes/staalkaart/static/site.css');
  writeFileSync(css, `${readFileSync(css, 'utf8')}\nh1 { color: rgb(1, 2, 3) }\n`);
  await until(page, () => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)');
  await close();
});

test('as many pages as one likes can be open', async () => {
  const context = await browser.newContext();
  for (let number = 0; number < 9; number += 1) {
    const page = await context.newPage();
    await page.addInitScript(() => Object.defineProperty(document, 'hidden', { get: () => globalThis.isHidden ?? false }));
    await page.goto(`${server.address}methodieken/proef/`, { timeout: 5000 });
    // A browser without a window never says that a page is hidden.
    await page.evaluate(() => {
      globalThis.isHidden = true;
      document.dispatchEvent(new Event('visibilitychange'));
    });
  }
  const [first] = context.pages();
  await first.bringToFront();
  writeFileSync(file, text('Gezien bij terugkeer.'));
  await first.evaluate(() => {
    globalThis.isHidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await says(first, 'Gezien bij terugkeer.');
  await context.close();
});
