// The shipped catalogue in a real browser: from a server, from disk, without JavaScript, on a phone and in the dark.

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PAGES, axe, shipped } from './host.mjs';

const shown = shipped();

for (const scheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`no barrier, no message and no sideways scrolling at ${width} px, ${scheme}`, async (t) => {
      t.diagnostic(`statement: pages = ${PAGES.length}`);
      const all = [];
      for (const folder of PAGES) {
        const { page, wrong, close } = await shown.open(shown.address + folder, { viewport: { width, height: 800 }, colorScheme: scheme });
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
  const { page, wrong, close } = await shown.open(pathToFileURL(path.join(shown.site, 'index.html')).href, { javaScriptEnabled: false });
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
  const { page, close } = await shown.open(`${shown.address}methodieken/ips/`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#_main$/);
  await close();
});

test('a page that is not there helps to go on', async () => {
  const { page, close } = await shown.open(`${shown.address}methodieken/bestaat-niet/`);
  assert.equal(await page.textContent('h1'), 'Deze pagina is er niet');
  await page.locator('main a').nth(1).click();
  assert.match(page.url(), /methodieken\/index\.html$/);
  await close();
});
