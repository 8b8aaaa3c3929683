// What a reader does with a page on a phone: share, print, cite, add; and that bars and names say what is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shipped } from './host.mjs';

const shown = shipped();
const phone = { viewport: { width: 360, height: 800 } };

test('a method page begins with what one does with it, within the first screen of a phone', async () => {
  const { page, wrong, close } = await shown.open(`${shown.address}methodieken/ips/`, phone);
  const acts = page.locator('.acts').locator('a, button');
  assert.deepEqual((await acts.allInnerTexts()).map((words) => words.replace(/:.*/s, '').trim()), ['Voeg toe aan mijn traject', 'Vergelijk', 'Verwijs', 'Druk af', 'Deel']);
  for (const act of await acts.all()) {
    const { y, height } = await act.boundingBox();
    assert.ok(y + height < 800, `${await act.innerText()} at ${y}`);
  }
  await page.click('text=Verwijs');
  assert.ok(await page.locator('#_cite').isVisible());
  assert.match(page.url(), /#_use$/);
  assert.deepEqual(wrong, []);
  await close();
});

test('what is shared: by the share sheet where the browser has one, else the link is copied', async () => {
  const { page, wrong, close } = await shown.open('about:blank', phone);
  await page.addInitScript(() => { navigator.share = async (data) => { globalThis.sharedData = data; }; });
  await page.goto(`${shown.address}methodieken/ips/`);
  await page.click('text=Deel');
  assert.deepEqual(await page.evaluate(() => globalThis.sharedData), { title: await page.title(), url: `${shown.address}methodieken/ips/` });
  await close();

  const other = await shown.open('about:blank', phone);
  await other.page.addInitScript(() => { navigator.share = undefined; });
  await other.page.goto(`${shown.address}methodieken/ips/`);
  await other.page.click('text=Deel');
  assert.equal(await other.page.locator('.acts [role=status]').textContent(), 'De link is gekopieerd.');
  await other.close();
  assert.deepEqual(wrong.filter((text) => !text.includes('elsewhere')), []);
});

test('the menu says how many methods are in my trajectory, on every page and in this browser only', async () => {
  const { page, wrong, close } = await shown.open(`${shown.address}methodieken/ips/`, phone);
  const mine = page.locator('.site-nav a', { hasText: 'Mijn traject' });
  assert.equal(await mine.count(), 0);
  await page.click('.acts .lay');
  assert.equal(await mine.innerText(), 'Mijn traject (1)');
  await page.goto(`${shown.address}methodieken/`);
  await page.locator('.method-list .lay').first().click();
  assert.equal(await mine.innerText(), 'Mijn traject (2)');
  await page.goto(shown.address);
  await mine.click();
  assert.match(page.url(), /traject-maken\/index\.html/);
  assert.deepEqual(wrong, []);
  await close();
});

test('paper carries the address, what was chosen, and a day in words', async () => {
  const { page, close } = await shown.open(`${shown.address}methodieken/ips/`);
  const paper = async (folder) => {
    await page.goto(shown.address + folder);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    return (await page.locator('.site-footer').innerText()).replace(/\s+/g, ' ');
  };
  const method = await paper('methodieken/ips/');
  assert.match(method, /https:\/\/staalkaart\.example\.org\/methodieken\/ips\//);
  assert.match(method, /Laatst bijgewerkt op \d+ [a-z]+ \d{4}/);
  assert.doesNotMatch(method, /Afgedrukt/);
  const compared = await paper('vergelijken/?m=ips&m=ecogram');
  assert.match(compared, /https:\/\/staalkaart\.example\.org\/vergelijken\/\?m=ips&m=ecogram · Afgedrukt op \d+ [a-z]+ \d{4}\./);
  await page.goto(`${shown.address}niveaus/collectief/kaarten/`);
  for (const foot of await page.locator('.card-foot').allInnerTexts()) assert.match(foot, /staalkaart\.example\.org\/methodieken\/[\s\S]*Laatst bijgewerkt op \d+ [a-z]+ \d{4}/);
  await page.goto(`${shown.address}poster/`);
  assert.match(await page.locator('.poster-foot').innerText(), /staalkaart\.example\.org\/?\.[\s\S]*Laatst bijgewerkt op \d+ [a-z]+ \d{4}/);
  await close();
});

test('cards, poster and a trajectory print with one button', async () => {
  for (const folder of ['niveaus/collectief/kaarten/', 'poster/', 'trajecten/eerst-werk/', 'methodieken/ips/']) {
    const { page, close } = await shown.open(shown.address + folder, phone);
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
    await page.locator('.acts [data-print]').click();
    assert.equal(await page.evaluate(() => globalThis.printed), true, folder);
    await close();
  }
});

test('a link in the matrix is called by its two terms', async () => {
  for (const folder of ['', 'over/dekking/', 'principes/participatief/']) {
    const { page, close } = await shown.open(shown.address + folder);
    const link = page.getByRole('link', { name: /^Participatief, collectief: \d+ methodieken$/ }).first();
    assert.match(await link.getAttribute('href'), /staalkaart\/participatief\/collectief\//, folder);
    await close();
  }
});

test('titles in lists are headings', async () => {
  for (const folder of ['methodieken/', 'principes/krachtgericht/', 'staalkaart/krachtgericht/individueel/']) {
    const { page, close } = await shown.open(shown.address + folder);
    const [titles, items] = [await page.locator('.method-list').getByRole('heading', { level: 3 }).count(), await page.locator('.method-list > li').count()];
    assert.ok(items > 5 && titles === items, `${folder}: ${titles} of ${items}`);
    await close();
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`bars are as long as their numbers say and stand out by 3 to 1, ${colorScheme}`, async () => {
    const { page, close } = await shown.open(`${shown.address}over/dekking/`, { colorScheme });
    const tables = await page.evaluate(() => {
      const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const light = (colour) => {
        pixel.fillStyle = colour;
        pixel.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const ground = light(getComputedStyle(document.body).backgroundColor);
      return [...document.querySelectorAll('.tally')].map((table) => [...table.querySelectorAll('td:has(.bar)')].map((cell) => {
        const ink = light(getComputedStyle(cell.querySelector('path')).stroke);
        return { number: Number(cell.textContent), width: cell.querySelector('path').getBoundingClientRect().width, contrast: Math.max(ink, ground) / Math.min(ink, ground) };
      }));
    });
    assert.ok(tables.length >= 4);
    for (const bars of tables) {
      const longest = bars.reduce((a, b) => (b.number > a.number ? b : a));
      for (const bar of bars) {
        const due = (bar.number / longest.number) * longest.width;
        assert.ok(Math.abs(bar.width - due) <= longest.width / 100 && longest.width > 40, JSON.stringify({ bar, longest }));
        assert.ok(bar.contrast >= 3, JSON.stringify(bar));
      }
    }
    await close();
  });
}

test('a shared search shows its filters as chips, says the question in its title, and is shared with a button', async () => {
  const { page, wrong, close } = await shown.open('about:blank', phone);
  await page.addInitScript(() => { navigator.share = async (data) => { globalThis.sharedData = data; }; });
  await page.goto(`${shown.address}zoeken/?q=samen&principes=participatief&niveaus=collectief`);
  const chips = page.locator('#_chips button');
  await chips.first().waitFor();
  assert.deepEqual(await chips.evaluateAll((all) => all.map((chip) => chip.textContent.replace(/^[A-Z](?=[A-Z])/, ''))), ['Participatief: weghalen', 'Collectief: weghalen']);
  assert.ok((await chips.last().boundingBox()).y < 800, 'on the first screen');
  assert.equal(await page.title(), '‘samen’, Participatief, Collectief · Zoeken · Staalkaart');
  await page.click('#_share');
  assert.deepEqual(await page.evaluate(() => globalThis.sharedData), { title: '‘samen’, Participatief, Collectief · Zoeken · Staalkaart', url: page.url() });
  await chips.first().click();
  assert.match(page.url(), /\?q=samen&niveaus=collectief$/);
  assert.equal(await chips.count(), 1);
  await page.keyboard.press('Enter');
  assert.equal(await chips.count(), 0);
  assert.equal(await page.title(), '‘samen’ · Zoeken · Staalkaart');
  // The engine is fetched a second time where the host does not compress: the first request is stopped.
  assert.deepEqual(wrong.filter((text) => !/elsewhere|failed: .*engine\.wasm$/.test(text)), []);
  await close();
});

test('the footer leads to the sources and the feed', async () => {
  const { page, close } = await shown.open(`${shown.address}methodieken/ips/`);
  assert.match(await page.locator('.site-footer').getByRole('link', { name: 'Bronnen' }).getAttribute('href'), /^\.\.\/\.\.\/bronnen\//);
  assert.equal(await page.locator('.site-footer').getByRole('link', { name: 'Nieuw en gewijzigd (feed)' }).getAttribute('href'), '../../feed.xml');
  await close();
});
