// Long lists in a real browser: a site of its own with more methods and sources than one page takes.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, launch, open, preview } from './host.mjs';

const SUMMARY = 'Je tekent samen met iemand wie er om hem heen staan, en zoekt zo naar steun die er al is.';
let [browser, server, site] = [];

before(async () => {
  site = mkdtempSync(path.join(tmpdir(), 'staalkaart-lists-'));
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), text);
  };
  write('staalkaart.yaml', 'titel: Voorbeeld\ntaal: nl\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, min: 1, max: 4, dekking: true}\n');
  for (const [at, title] of ['Krachtgericht', 'Positief'].entries()) write(`content/principes/${title.toLowerCase()}.md`, `---\ntitel: ${title}\nkort: Een term die hier als voorbeeld staat.\nvolgorde: ${at + 1}\n---\n\nUitleg.\n`);
  for (let number = 0; number < 420; number += 1) {
    const letter = String.fromCharCode(65 + (number * 7) % 26);
    write(`content/methodieken/m${number}.md`, `---\ntitel: ${letter}anpak ${number}\nsamenvatting: ${SUMMARY}\nprincipes: [krachtgericht]\n---\n\nTekst.\n`);
  }
  let [bib, cited] = ['', ''];
  for (let number = 0; number < 260; number += 1) {
    bib += `@book{bron${number},\n  title = {Over steun ${number}},\n  author = {${String.fromCharCode(65 + number % 26)}eerder, An},\n  date = {2001},\n}\n`;
    cited += `Zie [@bron${number}].\n\n`;
  }
  write('content/bronnen.bib', bib);
  write('content/methodieken/alles.md', `---\ntitel: Alles\nsamenvatting: ${SUMMARY}\nprincipes: [positief]\n---\n\n${cited}`);
  server = await preview(site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
  rmSync(site, { recursive: true, force: true });
});

/** A page of the site; closed when the test is over. */
async function visit(t, where, options = {}) {
  const shown = await open(browser, `${server.address}${where}`, options);
  t.after(() => shown.page.context().close());
  return shown;
}
const choose = (page, number) => [page.getByLabel(`Methodiek ${number}: beginletter`), page.locator('select[name=m]').nth(number - 1)];

test('by keyboard: choosing a letter, then a method, and seeing two side by side', async (t) => {
  const { page, wrong } = await visit(t, 'vergelijken/');
  for (const [number, letter, title] of [[1, 'A', 'Aanpak 0'], [2, 'T', 'Tanpak']]) {
    const [part, method] = choose(page, number);
    await part.focus();
    const option = await part.locator('option').evaluateAll((all, letter) => all.map((one) => one.text).find((text) => text[0] <= letter && (text[2] ?? text[0]) >= letter), letter);
    await page.keyboard.type(option.slice(0, 3));
    await page.waitForFunction((at) => document.querySelectorAll('select[name=m]')[at].options.length > 20, number - 1);
    await page.keyboard.press('Tab');
    assert.equal(await method.evaluate((field) => field === document.activeElement), true);
    await page.keyboard.type(title);
  }
  const slugs = await page.locator('select[name=m]').evaluateAll((all) => all.map((field) => field.value));
  assert.equal(slugs[0], 'm0');
  assert.match(slugs[1], /^m\d+$/);
  assert.deepEqual(slugs.slice(2), ['', '']);
  await page.getByRole('button', { name: 'Vergelijk', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.comparison thead a').nth(1).waitFor();
  assert.equal(await page.locator('.comparison thead a').first().textContent(), 'Aanpak 0');
  assert.deepEqual(await page.locator('select[name=m]').evaluateAll((all) => all.map((field) => field.value)), slugs, 'the choice stands');
  assert.equal(await page.locator('#_status').innerText(), '');
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  assert.deepEqual(wrong, []);
});

test('a letter that cannot be loaded is said, and works later', async (t) => {
  const { page } = await visit(t, 'vergelijken/');
  const [part, method] = choose(page, 1);
  const last = await part.locator('option').last().getAttribute('value');
  await page.route('**/lijst/**', (route) => route.abort());
  await part.selectOption(last);
  await page.getByText('konden niet geladen worden').waitFor();
  await page.unroute('**/lijst/**');
  await part.selectOption('');
  await part.selectOption(last);
  await page.waitForFunction(() => document.querySelector('select[name=m]').options.length > 20);
  assert.equal(await page.getByText('konden niet geladen worden').count(), 0);
  assert.match(await method.locator('option').nth(1).textContent(), /anpak/);
});

test('an address that names methods shows their names, also one that is not there', async (t) => {
  const { page } = await visit(t, 'vergelijken/?m=m1&m=m2&m=weg');
  await page.locator('.comparison thead a').nth(1).waitFor();
  assert.match(await page.locator('#_status').innerText(), /kennen we niet: ‘weg’/);
  const shown = await page.locator('select[name=m]').evaluateAll((all) => all.map((field) => field.selectedOptions[0]?.text));
  assert.deepEqual(shown, [...await page.locator('.comparison thead a').allTextContents(), 'kies een methodiek', 'kies een methodiek']);
});

test('a link of before to a source leads to the part that has it', async (t) => {
  const { page, wrong } = await visit(t, 'bronnen/#bron_bron259');
  await page.locator('#bron_bron259').waitFor();
  assert.match(page.url(), /bronnen\/lijst\/[a-z0-9-]+\/index\.html#bron_bron259$/);
  await page.goto(`${server.address}bronnen/#bron_weg`);
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).pathname, '/bronnen/', 'what is nowhere stays on the page with all letters');
  assert.deepEqual(wrong, []);
});

test('without JavaScript, every letter and every part can be reached', async (t) => {
  const { page } = await visit(t, 'methodieken/', { javaScriptEnabled: false });
  await page.getByRole('navigation', { name: 'Op letter' }).getByRole('link', { name: /^Z/ }).click();
  await page.getByRole('heading', { name: 'Z', exact: true }).waitFor();
  await page.getByRole('link', { name: /^Vorige/ }).click();
  assert.match(page.url(), /lijst/);
});

test('a part is readable on a telephone and a screen, light and dark', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      for (const where of ['methodieken/', 'methodieken/lijst/s/', 'principes/krachtgericht/', 'bronnen/', 'vergelijken/']) {
        const { page, wrong } = await visit(t, where, { colorScheme, viewport: { width, height: 900 } });
        if (process.env.PICTURES) await page.screenshot({ path: path.join(process.env.PICTURES, `${where.replaceAll('/', '_')}${width}-${colorScheme}.png`) });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${where} ${width}`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(found.violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0].html}`), []);
        assert.deepEqual(wrong, []);
      }
    }
  }
});
