// The look in a real browser: nothing moves while a page loads, everything fits, everything can be reached and read, on screen and on paper.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PAGES, shipped } from './host.mjs';

const shown = shipped();

for (const width of [360, 1280]) {
  test(`nothing moves while the home page and a method load, at ${width} px`, async () => {
    for (const folder of ['', 'methodieken/ips/']) {
      const { page, wrong, close } = await shown.open('about:blank', { viewport: { width, height: 800 } });
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shifts.push({ value: entry.value, at: entry.sources.map((source) => source.node?.className || source.node?.nodeName) });
        }).observe({ type: 'layout-shift', buffered: true });
      });
      // Fonts come late, as on a slow line.
      await page.route(/\.woff2$/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      await page.goto(shown.address + folder);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(200);
      const shifts = await page.evaluate(() => globalThis.shifts);
      const total = shifts.reduce((sum, { value }) => sum + value, 0);
      assert.ok(total < 0.005, `/${folder} moves by ${total}: ${JSON.stringify(shifts)}`);
      assert.deepEqual(wrong.filter((text) => !text.includes('elsewhere')), []);
      await close();
    }
  });
}

test('at 320 px, as with 400 % zoom, no page scrolls sideways', async () => {
  const { page, close } = await shown.open(shown.address, { viewport: { width: 320, height: 256 } });
  const wide = [];
  for (const folder of PAGES) {
    await page.goto(shown.address + folder);
    const by = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (by > 0) wide.push(`/${folder} by ${by} px`);
  }
  assert.deepEqual(wide, []);
  await close();
});

test('with more space between letters, words and lines, nothing is cut off', async () => {
  const { page, close } = await shown.open(shown.address, { viewport: { width: 360, height: 800 } });
  const cut = [];
  for (const folder of PAGES) {
    await page.goto(shown.address + folder);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('body *')) {
        if (element instanceof HTMLElement) Object.assign(element.style, { lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em' });
      }
    });
    const found = await page.evaluate(() => {
      const clips = (element) => getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      const seen = (element) => !element.closest('.hidden, .paper-card, .paper-poster, .sheet') && element.getClientRects().length > 0;
      return [...document.querySelectorAll('main *')].filter((element) => element instanceof HTMLElement && seen(element) && clips(element)).map((element) => element.className || element.nodeName);
    });
    if (found.length) cut.push(`/${folder} ${found}`);
  }
  assert.deepEqual(cut, []);
  await close();
});

test('by keyboard: every stop on the home page and a method shows where it is, and nothing covers it', async () => {
  for (const folder of ['', 'methodieken/ips/', 'trajecten/eerst-werk/', 'principes/krachtgericht/']) {
    const { page, close } = await shown.open(shown.address + folder, { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    const count = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex="0"]')].filter((e) => e.checkVisibility()).length);
    const seen = new Set();
    const blind = [];
    for (let at = 0; at < count + 5; at += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const shown = [element, ...element.querySelectorAll('*')].some((part) => {
          const style = getComputedStyle(part);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || (part instanceof SVGElement && parseFloat(style.strokeWidth) >= 2 && style.stroke !== 'none');
        });
        // A sector of the wheel does not fill its box: what lies there may be another part of the same picture.
        const whole = element instanceof SVGElement ? element.ownerSVGElement : element;
        // A link in a text may begin at the end of a line: its first part counts.
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const above = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), box.top + Math.min(box.height / 2, 8));
        const covered = box.top < 0 || box.bottom > innerHeight + box.height ? 'out of sight' : above && !whole.contains(above) && !above.contains(whole) ? `covered by ${above.className}` : '';
        element.dataset.stop ??= String(Math.random());
        return { id: element.dataset.stop, name: `${element.nodeName} ${element.textContent.trim().slice(0, 30)}`, shown, covered };
      });
      if (!stop) break;
      seen.add(stop.id);
      if (!stop.shown) blind.push(`${stop.name}: no sign of focus`);
      if (stop.covered) blind.push(`${stop.name}: ${stop.covered}`);
    }
    assert.deepEqual(blind, [], `/${folder}`);
    assert.ok(seen.size >= count - 2, `/${folder}: ${seen.size} of ${count} stops`);
    await close();
  }
});

test('without JavaScript every page says the same', async () => {
  const words = async (javaScriptEnabled) => {
    const { page, wrong, close } = await shown.open(shown.address, { javaScriptEnabled });
    const texts = {};
    for (const folder of PAGES) {
      await page.goto(shown.address + folder);
      // Buttons and links that do something with the page need a script; they are no part of what it says.
      await page.evaluate(() => document.querySelectorAll('main :is([data-print], [data-share], [data-copy], .lay, .compare, [role=status])').forEach((element) => element.remove()));
      texts[folder] = (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();
    }
    assert.deepEqual(wrong, []);
    await close();
    return texts;
  };
  const [without, withScript] = [await words(false), await words(true)];
  const needing = ['zoeken/', 'vergelijken/', 'traject-maken/'];
  for (const folder of PAGES.filter((name) => !needing.includes(name))) assert.equal(without[folder], withScript[folder], `/${folder}`);
  for (const folder of needing) assert.match(without[folder], /JavaScript/);
});

test('in forced colours every swatch keeps its letter, in system colours', async () => {
  const { page, close } = await shown.open(`${shown.address}methodieken/ips/`, { forcedColors: 'active' });
  const swatch = page.locator('.reasons .swatch').first();
  assert.match(await swatch.textContent(), /^[A-Z]/);
  const { mask, border } = await swatch.evaluate((element) => ({ mask: getComputedStyle(element).maskImage, border: getComputedStyle(element).borderTopWidth }));
  assert.equal(mask, 'none');
  assert.equal(border, '1px');
  await close();
});

/** How many pages a PDF has, and their size in points. */
function paper(pdf) {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map((found) => `${Math.round(found[1])}x${Math.round(found[2])}`);
  return { pages: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, sizes: [...new Set(boxes)] };
}
const A4 = '595x842';

test('on paper: a method fits on two pages of A4, the cards of a level four to a page, the poster on one A3', async () => {
  const { page, close } = await shown.open(shown.address);
  const print = async (folder) => {
    await page.goto(shown.address + folder);
    return paper(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
  };
  for (const method of readdirSync(path.join(shown.site, 'methodieken')).filter((name) => statSync(path.join(shown.site, 'methodieken', name)).isDirectory())) {
    const { pages, sizes } = await print(`methodieken/${method}/`);
    assert.ok(pages <= 2, `${method}: ${pages} pages`);
    assert.deepEqual(sizes, [A4]);
  }
  for (const level of ['individueel', 'collectief', 'politiek-maatschappelijk']) {
    await page.goto(`${shown.address}niveaus/${level}/`);
    const methods = await page.locator('.method-list > li').count();
    const { pages, sizes } = await print(`niveaus/${level}/kaarten/`);
    assert.deepEqual({ pages, sizes }, { pages: Math.ceil(methods / 4), sizes: [A4] }, level);
  }
  assert.deepEqual(await print('poster/'), { pages: 1, sizes: ['1191x842'] });
  await close();
});

test('on paper a table of five columns is whole', async () => {
  const { page, close } = await shown.open(`${shown.address}methodieken/ips/`, { viewport: { width: 696, height: 1000 } });
  await page.evaluate(() => {
    const cell = (tag, text) => `<${tag}>${text}</${tag}>`;
    const words = ['Stap', 'Wie doet wat', 'Wanneer', 'Met welke middelen', 'Wat vraagt het'];
    const row = ['Kennismaking met elkaar', 'De begeleider en de persoon', 'In de eerste maand', 'Arbeidstrajectbegeleidingsvoorzieningen', 'LAATSTEKOLOM'];
    const table = `<div class="table"><table><thead><tr>${words.map((text) => cell('th', text)).join('')}</tr></thead><tbody><tr>${row.map((text) => cell('td', text)).join('')}</tr></tbody></table></div>`;
    document.querySelector('.prose').insertAdjacentHTML('afterbegin', table);
  });
  await page.emulateMedia({ media: 'print' });
  const { right, edge, scrolls } = await page.locator('.prose .table').first().evaluate((element) => {
    const cells = [...element.querySelectorAll('td')];
    return { right: cells.at(-1).getBoundingClientRect().right, edge: document.documentElement.clientWidth, scrolls: getComputedStyle(element).overflowX };
  });
  assert.ok(right <= edge, `the last column ends at ${right} of ${edge}`);
  assert.equal(scrolls, 'visible');
  await close();
});

test('weight: the home page and a method are at most 60 kB compressed without fonts, in at most 6 requests and one for the icon', async () => {
  for (const folder of ['', 'methodieken/ips/']) {
    const { page, close } = await shown.open('about:blank');
    const asked = [];
    page.on('request', (request) => request.url().startsWith('http') && asked.push(new URL(request.url()).pathname));
    await page.goto(shown.address + folder, { waitUntil: 'networkidle' });
    const files = asked.map((pathname) => path.join(shown.site, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const bytes = files.filter((file) => !file.endsWith('.woff2')).map((file) => gzipSync(readFileSync(file), { level: 6 }).length);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    const needed = asked.filter((pathname) => !/\/icon\.[^/]*svg$/.test(pathname));
    assert.ok(needed.length <= 6 && total <= 60_000, `/${folder}: ${asked.length} requests, ${total} bytes: ${asked}`);
    await close();
  }
  const styles = readdirSync(path.join(shown.site, 'static')).filter((name) => name.startsWith('site.') && name.endsWith('.css'));
  assert.ok(statSync(path.join(shown.site, 'static', styles[0])).size <= 40_000, 'the style sheet');
  const fonts = readdirSync(path.join(shown.site, 'static/fonts')).filter((name) => name.endsWith('.woff2')).map((name) => statSync(path.join(shown.site, 'static/fonts', name)).size);
  assert.ok(fonts.reduce((sum, size) => sum + size, 0) <= 120_000, 'the fonts');
});

test('a field to write in grows with what is typed, and prints whole', async () => {
  const { page, close } = await shown.open(`${shown.address}praktijktoets/`);
  const field = page.locator('.write-in textarea').first();
  const before = await field.evaluate((element) => element.rows);
  await field.fill('Een regel.\n'.repeat(12));
  assert.ok(before < 3 && (await field.evaluate((element) => element.rows >= 12 && element.scrollHeight <= element.clientHeight)));
  await close();
});

test('from disk the fonts and colours are there too', async () => {
  const { page, wrong, close } = await shown.open(pathToFileURL(path.join(shown.site, 'methodieken/ips/index.html')).href);
  await page.evaluate(() => document.fonts.ready);
  assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('.swatch')).backgroundColor), /rgb/);
  assert.deepEqual(wrong, []);
  await close();
});
