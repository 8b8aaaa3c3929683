// Methods side by side in a real browser: chosen by keyboard, shared, printed; with addresses that nobody should write, and with what can fail.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { axe, shipped } from './host.mjs';

const shown = shipped();

/** The page with this query, once it has said or shown something; closed when the test is over. */
async function compare(t, query, { route, ...options } = {}) {
  const { page, wrong, close } = await shown.open('about:blank', { viewport: { width: 1280, height: 900 }, ...options });
  t.after(close);
  if (route) await page.route(...route);
  await page.goto(`${shown.address}vergelijken/${query}`);
  if (query && options.javaScriptEnabled !== false) await page.locator('#_comparison:not([hidden]), #_status > *').first().waitFor();
  return { page, wrong: wrong.filter((text) => !text.startsWith('elsewhere')) };
}
const heads = (page) => page.locator('.comparison thead a').allTextContents();
const row = (page, name) => page.locator(`tr[data-row="${name}"]`);
const said = (page) => page.locator('#_status').innerText();
const SIX = ['ips', 'jobcoaching', 'clientoverleg', 'herstelacademie', 'photovoice', 'ecogram'];

test('by keyboard: choosing two methods and reading how they differ', async (t) => {
  const { page, wrong } = await compare(t, '');
  assert.equal(await page.locator('#_comparison').isVisible(), false);
  await page.getByLabel('Methodiek 1').focus();
  await page.keyboard.type('Individuele plaatsing');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Jobcoaching');
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?m=ips&m=jobcoaching/);
  const table = page.getByRole('table', { name: 'Methodieken naast elkaar' });
  await table.waitFor();
  assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['Kenmerk', 'Individuele plaatsing en steun (IPS)', 'Jobcoaching (begeleiding op de werkvloer)']);
  assert.equal(await page.locator('thead th:not([scope=col]), tbody th:not([scope=row])').count(), 0);
  assert.match(await table.getByRole('row', { name: /^In het kort/ }).getByRole('cell').first().innerText(), /psychisch probleem/);
  // Tab leads from the button to the first link of the table.
  await page.getByRole('button', { name: 'Vergelijk', exact: true }).focus();
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Individuele plaatsing en steun (IPS)');
  assert.deepEqual(wrong, []);
});

test('the rows are always the same and say what is not stated', async (t) => {
  const { page } = await compare(t, '?m=ips&m=jobcoaching');
  const rows = await page.locator('.comparison tbody th').evaluateAll((all) => all.map((th) => th.firstChild.textContent.trim()));
  assert.deepEqual(rows, ['In het kort', 'Principes', 'Niveaus', 'Settings', 'Lenzen', 'Herkenbaar?', 'Duur', 'Groep', 'Wie', 'Materiaal', 'Kosten', 'Wat de omgeving moet bieden', 'Niet te verwarren met', 'Erkenning', 'Rol van ervaringsdeskundigen', 'Praktijktoets']);
  assert.deepEqual(await row(page, 'fact-cost').locator('td > span').allTextContents(), ['niet vermeld', 'niet vermeld']);
  assert.match(await row(page, 'fact-duration').innerText(), /schatting/);
  const principle = row(page, 'terms-principes').locator('li').first();
  assert.equal(await principle.locator('.swatch').textContent(), 'A');
  assert.match(await principle.innerText(), /Bij de keuze van een job/);
});

test('what differs is said in words: rows, and terms that only one has', async (t) => {
  const { page } = await compare(t, '?m=ips&m=jobcoaching');
  const marks = (name) => row(page, name).locator('th small:visible').allTextContents();
  assert.deepEqual(await marks('terms-niveaus'), ['overal hetzelfde']);
  assert.deepEqual(await marks('terms-principes'), ['verschilt']);
  const alone = await row(page, 'terms-principes').locator('[data-term]', { hasText: 'alleen hier' }).evaluateAll((all) => all.map((li) => li.dataset.term));
  assert.deepEqual(alone, ['participatief', 'gestructureerd']);
  await page.getByLabel('Toon alleen verschillen').check();
  assert.equal(await row(page, 'terms-niveaus').isVisible(), false);
  assert.equal(await row(page, 'terms-principes').isVisible(), true);
});

test('a shared link shows the same to somebody else, in its order, and links lead on from there', async (t) => {
  for (const query of ['?m=jobcoaching&m=ips', '?m=jobcoaching.ips', '?m=jobcoaching&m=ips&m=&m=']) {
    const { page, wrong } = await compare(t, query);
    assert.deepEqual(await heads(page), ['Jobcoaching (begeleiding op de werkvloer)', 'Individuele plaatsing en steun (IPS)'], query);
    assert.deepEqual(await page.locator('select').evaluateAll((all) => all.map((field) => field.value)), ['jobcoaching', 'ips', '', '']);
    assert.equal(await said(page), '');
    const links = await page.locator('.comparison a').evaluateAll((all) => all.map((a) => a.href));
    for (const link of new Set(links)) assert.equal((await page.request.get(link)).status(), 200, link);
    assert.equal(await page.locator('.comparison tbody [id]').count(), 0);
    assert.deepEqual(wrong, []);
  }
});

test('Back and Forward show the choice of their own address', async (t) => {
  const { page } = await compare(t, '?m=ips&m=jobcoaching');
  await page.getByLabel('Methodiek 2').selectOption('photovoice');
  await page.getByRole('button', { name: 'Vergelijk', exact: true }).click();
  await page.waitForURL(/photovoice/);
  await page.goBack();
  await page.locator('.comparison thead a', { hasText: 'Jobcoaching' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('select')[1].value === 'jobcoaching');
  await page.goForward();
  await page.locator('.comparison thead a', { hasText: 'Photovoice' }).waitFor();
});

test('a method and its relations lead here', async (t) => {
  const { page } = await compare(t, '');
  await page.goto(`${shown.address}methodieken/clientoverleg/`);
  const links = page.getByRole('link', { name: 'Vergelijk met Eigen Kracht-conferentie' });
  assert.equal(await links.count(), 2, 'a related method, and one it is not to be confused with');
  await links.first().click();
  await page.locator('.comparison thead a').nth(1).waitFor();
  assert.deepEqual(await heads(page), ['Cliëntoverleg', 'Eigen Kracht-conferentie']);
  assert.equal(await row(page, 'not-this').getByText('vergelijk', { exact: true }).count(), 0, 'that link stays on its page');
});

test('a former address of a method is followed, once', async (t) => {
  const moved = (to) => ({ contentType: 'text/html', body: `<meta http-equiv="refresh" content="0; url=${to}">` });
  const route = ['**/methodieken/{oud,rond}/**', (asked) => asked.fulfill(moved(`../../methodieken/${asked.request().url().includes('rond') ? 'rond' : 'ips'}/index.html`))];
  const { page } = await compare(t, '?m=oud&m=jobcoaching&m=rond', { route });
  assert.deepEqual(await heads(page), ['Jobcoaching (begeleiding op de werkvloer)', 'Individuele plaatsing en steun (IPS)']);
  assert.match(await said(page), /kennen we niet: ‘rond’/);
  const same = await compare(t, '?m=oud&m=ips&m=jobcoaching', { route });
  assert.equal((await heads(same.page)).length, 2);
  assert.match(await said(same.page), /dubbel.*‘oud’/);
});

test('an address with anything in it: said in words, named as text, nothing run, what is right is shown', async (t) => {
  const script = '<script>globalThis.ran=1</script><img src=x onerror=globalThis.ran=1>';
  const long = 'a'.repeat(10_000);
  const cases = [
    [`?m=ips&m=${encodeURIComponent(script)}`, 1, /kennen we niet: ‘<script>/],
    ['?m=ips&m=../../over/&m=jobcoaching', 2, /kennen we niet: .*‘\/over\/’/],
    ['?m=ips&m=IPS&m=jobcoaching', 2, /kennen we niet: ‘IPS’/],
    [`?m=ips&m=${long}&m=jobcoaching`, 2, /kennen we niet: ‘a{60}…’$/],
    [`?m=ips&m=jobcoaching&${Array.from({ length: 900 }, (_, at) => `m=x${at}`).join('&')}`, 2, /staan er niet bij: .*…/],
    ['?m=ips&m=bestaat-niet&m=jobcoaching', 2, /kennen we niet: ‘bestaat-niet’/],
    [`?m=${SIX.join('&m=')}`, 4, /Er passen vier.*: Photovoice, Ecogram en genogram$/],
    ['?m=ips&m=ips&m=jobcoaching&m=ips', 2, /dubbel.*: Individuele plaatsing en steun \(IPS\)$/],
    ['?m=ips', 1, /Kies nog een methodiek/],
    ['?m=%ff%00%F0%9F&m=constructor&m=__proto__', 0, /kennen we niet: /],
  ];
  for (const [query, columns, words] of cases) {
    const asked = [];
    const { page, wrong } = await compare(t, query, { route: ['**/methodieken/**', (route) => (asked.push(route.request().url()), route.continue())] });
    await page.locator('#_status p').first().waitFor();
    assert.equal((await heads(page)).length, columns, query.slice(0, 80));
    assert.match((await said(page)).replace(/\s+/g, ' ').trim(), words);
    assert.ok((await said(page)).length < 2000, 'not endless');
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    assert.equal(await page.locator('#_status :is(script, img)').count(), 0);
    assert.ok(asked.length <= 4 && asked.every((url) => /\/methodieken\/[a-z0-9-]+\/index\.html$/.test(url)), `${asked}`);
    assert.deepEqual(wrong.filter((text) => !/404/.test(text)), []);
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(scroll, 0);
  }
});

test('with one method nothing is called the same or alone', async (t) => {
  const { page } = await compare(t, '?m=ips');
  assert.doesNotMatch(await page.locator('.comparison').innerText(), /alleen hier|overal hetzelfde|verschilt/);
});

test('what is taken from a page leads where it led there, and leaves ids and scripts behind', async (t) => {
  const { page, close } = await shown.open('about:blank');
  t.after(() => page.unrouteAll({ behavior: 'wait' }).then(close));
  // The site in a folder of its host, with a theme that puts more into its rows.
  await page.route('**/kaart/**', async (route) => {
    const response = await route.fetch({ url: route.request().url().replace('/kaart/', '/') });
    const body = await response.body();
    if (!/methodieken/.test(route.request().url())) return route.fulfill({ response });
    const more = (part) => `${part} id="_main"><script>globalThis.ran = 1</script><b id="_form" onclick="globalThis.ran = 1"><a href="#bron_x">bron</a></b`;
    return route.fulfill({ response, body: body.toString().replace('data-row="field-praktijktoets"', more) });
  });
  await page.goto(`${shown.address}kaart/vergelijken/?m=ips&m=jobcoaching`);
  await page.locator('#_comparison:not([hidden])').waitFor();
  const href = (name) => row(page, name).locator('td a').first().evaluate((a) => a.href);
  assert.equal(await href('terms-principes'), `${shown.address}kaart/principes/participatief/index.html`);
  assert.equal(await href('field-praktijktoets'), `${shown.address}kaart/methodieken/ips/index.html#bron_x`);
  assert.deepEqual(await page.locator('.comparison :is([id], script)').count(), 0);
  await row(page, 'field-praktijktoets').locator('td > b').last().click();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
});

test('off line what cannot be loaded is named, with a link, and the rest is shown', async (t) => {
  const route = ['**/methodieken/{jobcoaching,oud}/**', (asked) => asked.abort('internetdisconnected')];
  const { page } = await compare(t, '?m=ips&m=jobcoaching&m=photovoice&m=oud', { route });
  await page.locator('#_comparison:not([hidden])').waitFor();
  assert.match(await said(page), /kon niet geladen worden.*: Jobcoaching \(begeleiding op de werkvloer\), ‘oud’$/);
  assert.equal(await page.locator('#_status a').getAttribute('href'), `${shown.address}methodieken/jobcoaching/index.html`);
  assert.deepEqual(await heads(page), ['Individuele plaatsing en steun (IPS)', 'Photovoice']);
});

test('from disk the page says what it needs and links to the methods', async (t) => {
  const { page, wrong, close } = await shown.open(`${pathToFileURL(path.join(shown.site, 'vergelijken/index.html')).href}?m=ips&m=jobcoaching`);
  t.after(close);
  assert.match(await said(page), /webserver/);
  assert.equal(await page.locator('form#_form').isVisible(), false);
  await page.locator('#_status a').first().click();
  assert.match(page.url(), /methodieken\/ips\/index\.html$/);
  assert.deepEqual(wrong, []);
});

test('without JavaScript the page says so and leads to the lists', async (t) => {
  const { page, wrong } = await compare(t, '?m=ips&m=jobcoaching', { javaScriptEnabled: false });
  assert.match(await page.locator('main').innerText(), /heeft deze pagina JavaScript nodig/);
  assert.equal(await page.locator('form#_form').isVisible(), false);
  await page.locator('main').getByRole('link', { name: 'Methodieken' }).click();
  assert.match(page.url(), /methodieken\/index\.html$/);
  assert.deepEqual(wrong, []);
});

for (const scheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`two and four methods side by side: no barrier and nothing wider than the screen at ${width} px, ${scheme}`, async (t) => {
      for (const count of [2, 4]) {
        const { page, wrong } = await compare(t, `?m=${SIX.slice(0, count).join('.')}`, { viewport: { width, height: 800 }, colorScheme: scheme });
        await page.evaluate(axe);
        const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        assert.deepEqual(result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target)}`), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
        const cut = await page.locator('.comparison :is(th, td)').evaluateAll((all) => all.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && !cell.closest('thead')).map((cell) => cell.textContent));
        assert.deepEqual(cut, []);
        // On a phone, where the heads are out of sight, each cell names its method.
        assert.equal(await page.locator('td .whose').first().isVisible(), width === 360);
        assert.equal(await page.locator('table[role=table] tr[role=row] td[role=cell]').count(), 16 * count, 'a table, also where it is not drawn as one');
        assert.deepEqual(wrong, []);
      }
    });
  }
}

test('on paper: two methods and four each fit on two A4, landscape, with all their columns', async (t) => {
  for (const count of [2, 4]) {
    const { page } = await compare(t, `?m=${SIX.slice(0, count).join('.')}`);
    const text = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1');
    assert.equal([...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 2);
    assert.match(text, /\/MediaBox\s*\[\s*0\s+0\s+841\.\d+\s+59[45]/);
    await page.setViewportSize({ width: 1032, height: 700 }); // As wide as the paper between its margins.
    await page.emulateMedia({ media: 'print' });
    const right = await page.locator('.comparison').evaluate((table) => table.getBoundingClientRect().right);
    assert.ok(right <= 1032, `${right}`);
    assert.equal(await page.locator('.choices').isVisible(), false);
  }
});

test('the script is small, and on this page only', () => {
  const name = readdirSync(path.join(shown.site, 'static')).find((file) => /^vergelijken\.\w+\.js$/.test(file));
  const size = gzipSync(readFileSync(path.join(shown.site, 'static', name))).length;
  assert.ok(size <= 4000, `${size} bytes compressed`);
  assert.match(readFileSync(path.join(shown.site, 'vergelijken/index.html'), 'utf8'), /vergelijken\.\w+\.js/);
  assert.doesNotMatch(readFileSync(path.join(shown.site, 'methodieken/ips/index.html'), 'utf8'), /vergelijken\.\w+\.(js|css)/);
});
