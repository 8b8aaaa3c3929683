// Making a trajectory in a real browser: by keyboard alone, shared by its link, printed, exported and checked; and with links that are broken or hostile.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axe, program, root, shipped } from './host.mjs';

const shown = shipped();
const FULL = '#v=1&t=Naar+werk&w=Wie+wil+werken&f=Begin&d=week+1&m=ips.ecogram&n=Eerst+luisteren.&f=Daarna&m=jobcoaching';

/** The page to make trajectories on, opened with this behind its address and ready. */
async function open(hash = '', options) {
  const opened = await shown.open(`${shown.address}traject-maken/${hash}`, options);
  await opened.page.locator('#_planner').waitFor({ state: 'visible' });
  return opened;
}

const stored = (page) => page.evaluate(() => localStorage.getItem('staalkaart-traject'));
const hashOf = (page) => new URL(page.url()).hash.slice(1);
const placed = (page) => page.locator('.planner-phase').evaluateAll((phases) => phases.map((phase) => [...phase.querySelectorAll('[data-place] a')].map((a) => a.textContent)));

test('by keyboard alone a trajectory is made, and what it lacks is filled', async () => {
  const { page, wrong, close } = await open();
  const focus = () => page.evaluate(() => {
    const { id, dataset, textContent } = document.activeElement;
    return id || dataset.slug || dataset.field || dataset.do || textContent.trim();
  });
  /** Goes on with Tab to the next stop of that name. */
  const tab = async (name, keys = 'Tab') => {
    for (let stop = 0; stop < 120; stop += 1) {
      await page.keyboard.press(keys);
      if (await focus() === name) return;
    }
    assert.fail(`no stop ${name}`);
  };
  await tab('_name');
  await page.keyboard.type('Naar werk');
  await tab('_find_method');
  await page.keyboard.type('jobcoaching');
  assert.equal(await page.textContent('#_matches'), 'Een methodiek gevonden.');
  await tab('jobcoaching');
  await page.keyboard.press('Enter');
  assert.equal(hashOf(page), 'v=1&t=Naar+werk&f=&m=jobcoaching');
  assert.match(await page.textContent('#_status'), /^Jobcoaching.* staat nu in Fase 1\. Dekt nu 3 van de 7 principes\. Ontbreekt: krachtgericht,/);
  assert.ok(await page.getByText('Krachtgericht ontbreekt').first().isVisible(), 'the centre is missing, and that is said');
  assert.ok(await page.locator('[data-caution=work]').isVisible(), 'jobcoaching looks at work only, and that is said');
  // The first gap: its methods stand behind a summary, with a reason and a button.
  await tab('Welke methodieken voegen krachtgericht toe?');
  await page.keyboard.press('Enter');
  const first = page.locator('#_coverage details[open] li').first();
  assert.match(await first.locator('.reason').textContent(), /^voegt krachtgericht/);
  const slug = await first.locator('button').getAttribute('data-slug');
  await tab(slug);
  await page.keyboard.press('Enter');
  assert.equal(hashOf(page), `v=1&t=Naar+werk&f=&m=jobcoaching.${slug}`);
  assert.ok(await page.getByText('Krachtgericht ontbreekt').first().isHidden());
  // Another phase; the second method goes there, with the focus on its button all the way.
  await page.locator('#_add_phase').focus();
  await page.keyboard.press('Enter');
  assert.equal(await focus(), '_phase_1_name');
  await page.keyboard.type('Houden');
  await page.locator('#_phase_0 [data-place="1"] [data-do=down]').focus();
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('#_status'), /staat nu in Houden, plaats 1\./);
  assert.equal(hashOf(page), `v=1&t=Naar+werk&f=&m=jobcoaching&f=Houden&m=${slug}`);
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-phase]')?.dataset.phase), '1', 'the focus went with it');
  await page.locator('#_phase_1 [data-place="0"] [data-do=remove]').focus();
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('#_status'), / is verwijderd\./);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.field), 'name', 'the focus is not lost');
  assert.equal(await stored(page), hashOf(page), 'the browser keeps it');
  assert.deepEqual(wrong, []);
  await close();
});

test('a trajectory is shared by its link, into a clean browser, and leaves the own one alone', async () => {
  const { page, wrong, close } = await open(FULL);
  assert.equal(await page.inputValue('#_name'), 'Naar werk');
  assert.deepEqual(await placed(page), [['Individuele plaatsing en steun (IPS)', 'Ecogram en genogram'], ['Jobcoaching (begeleiding op de werkvloer)']]);
  assert.equal(`#${hashOf(page)}`, FULL, 'the same address');
  assert.equal(await stored(page), null, 'only looked at');
  // Somebody with a trajectory of their own opens the link.
  await page.evaluate(() => localStorage.setItem('staalkaart-traject', 'v=1&t=Eigen&f=&m=ips'));
  await page.reload();
  await page.locator('#_planner').waitFor({ state: 'visible' });
  assert.match(await page.textContent('#_notes'), /Je eigen traject staat nog klaar/);
  await page.fill('#_name', 'Aangepast');
  assert.equal(await page.evaluate(() => localStorage.getItem('staalkaart-traject-vorige')), 'v=1&t=Eigen&f=&m=ips', 'the own one is kept');
  assert.match(await stored(page), /^v=1&t=Aangepast&/);
  await page.getByRole('link', { name: 'Open mijn vorige traject' }).click();
  await page.waitForFunction(() => document.getElementById('_name').value === 'Eigen');
  assert.deepEqual(wrong, []);
  await close();
});

test('Back and Forward walk through what was done', async () => {
  const { page, wrong, close } = await open('#v=1&f=&m=ips.ecogram.jobcoaching');
  await page.locator('[data-place="0"] [data-do=remove]').click();
  await page.locator('[data-place="0"] [data-do=down]').click();
  const after = (await placed(page))[0];
  assert.deepEqual(after, ['Jobcoaching (begeleiding op de werkvloer)', 'Ecogram en genogram']);
  await page.goBack();
  assert.deepEqual((await placed(page))[0], [...after].reverse());
  await page.goBack();
  assert.equal((await placed(page))[0].length, 3);
  await page.goForward();
  await page.goForward();
  assert.deepEqual((await placed(page))[0], after);
  await page.click('#_clear');
  assert.deepEqual([hashOf(page), await placed(page)], ['', []]);
  await page.goBack();
  assert.deepEqual((await placed(page))[0], after, 'nothing is lost');
  assert.deepEqual(wrong, []);
  await close();
});

test('a method is dragged to another phase', async () => {
  const { page, wrong, close } = await open(FULL, { viewport: { width: 1280, height: 2600 } });
  await page.dragAndDrop('#_phase_0 [data-place="0"]', '#_phase_1 [data-place="0"]', { sourcePosition: { x: 150, y: 8 }, targetPosition: { x: 150, y: 8 } });
  assert.match(hashOf(page), /&m=ecogram&n=[^&]*&f=Daarna&m=ips\.jobcoaching$/);
  assert.match(await page.textContent('#_status'), /staat nu in Daarna, plaats 1/);
  assert.deepEqual(wrong, []);
  await close();
});

test('from lists, a card and search results methods are laid in the trajectory', async () => {
  const { page, wrong, close } = await shown.open(`${shown.address}methodieken/`);
  const lay = (slug) => page.locator(`[data-lay="${slug}"]`);
  await lay('ips').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.textContent('#_laid'), 'Toegevoegd. Aantal methodieken in je traject: 1.');
  assert.match(await lay('ips').textContent(), /^In mijn traject/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.lay), 'ips', 'the reader stays where they are');
  await page.goto(`${shown.address}methodieken/ecogram/`);
  await lay('ecogram').first().click();
  await page.goto(`${shown.address}zoeken/?q=jobcoaching`);
  await lay('jobcoaching').click();
  assert.match(await page.textContent('#_laid'), /in je traject: 3\.$/);
  await lay('jobcoaching').click();
  await page.locator('#_planner').waitFor({ state: 'visible' });
  assert.deepEqual(await placed(page), [['Individuele plaatsing en steun (IPS)', 'Ecogram en genogram', 'Jobcoaching (begeleiding op de werkvloer)']]);
  // With a phase begun here, the next one laid elsewhere joins the last phase.
  await page.click('#_add_phase');
  await page.goto(`${shown.address}methodieken/`);
  await lay('photovoice').click();
  await page.goto(`${shown.address}traject-maken/`);
  await page.locator('#_planner').waitFor({ state: 'visible' });
  assert.deepEqual((await placed(page))[1], ['Photovoice']);
  // The search takes the compressed engine, and gives the other request up.
  assert.deepEqual(wrong.filter((text) => !text.endsWith('engine.wasm')), []);
  await close();
});

test('a trajectory of the site opens as a start for one of one\'s own', async () => {
  const { page, wrong, close } = await shown.open(`${shown.address}trajecten/eerst-werk/`);
  const band = await page.locator('.band-picture svg').evaluate((svg) => svg.innerHTML.replaceAll(/_\w*weave|_band_woven/g, ''));
  await page.getByRole('link', { name: 'Neem dit traject als begin' }).click();
  await page.locator('#_planner').waitFor({ state: 'visible' });
  assert.equal((await placed(page)).flat().length, 4);
  const drawn = await page.locator('#_band svg').evaluate((svg) => svg.innerHTML.replaceAll(/_\w*weave|_band_woven/g, ''));
  assert.equal(drawn, band, 'the same band, drawn by the same code');
  assert.deepEqual(wrong, []);
  await close();
});

test('a trajectory prints on one A4 with its band, phases and questions', async () => {
  for (const folder of ['eerst-werk', 'van-client-naar-stem', 'werk-en-welzijn-in-armoede']) {
    const { page, wrong, close } = await shown.open(`${shown.address}trajecten/${folder}/`);
    await page.getByRole('link', { name: 'Neem dit traject als begin' }).click();
    await page.locator('#_planner').waitFor({ state: 'visible' });
    await page.emulateMedia({ media: 'print' });
    for (const part of ['#_paper_name', '#_paper_band svg', '#_paper_phases', '#_paper .planner-lines']) assert.ok(await page.locator(part).isVisible(), part);
    assert.ok(await page.locator('#_planner').isHidden());
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, folder);
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('an exported file is what an editor publishes: check takes it as it is', async () => {
  const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
  try {
    for (const part of ['content', 'themes', 'model.yaml', 'staalkaart.yaml']) cpSync(path.join(root, part), path.join(work, part), { recursive: true });
    const { page, wrong, close } = await open(FULL);
    const downloading = page.waitForEvent('download');
    await page.click('#_export');
    const download = await downloading;
    assert.equal(download.suggestedFilename(), 'naar-werk.md');
    const file = readFileSync(await download.path(), 'utf8');
    assert.match(file, /^---\ntitel: Naar werk\nsamenvatting: "Dit is een ontwerp .*"\nvoor_wie: Wie wil werken\nfasen:\n {2}- naam: Begin\n {4}wanneer: week 1\n {4}methodieken: \[ips, ecogram\]\n/);
    mkdirSync(path.join(work, 'content/trajecten'), { recursive: true });
    writeFileSync(path.join(work, 'content/trajecten/naar-werk.md'), file);
    const said = execFileSync(program, ['check', '--site', work, '--format', 'json'], { encoding: 'utf8' });
    assert.equal(said, '', 'no error and no warning');
    assert.deepEqual(wrong, []);
    await close();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

test('the engine of the page and the command say the same of random sets of methods', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
  try {
    for (const part of ['content', 'themes', 'model.yaml', 'staalkaart.yaml']) cpSync(path.join(root, part), path.join(work, part), { recursive: true });
    const script = (name) => readFileSync(path.join(shown.site, 'static', readdirSync(path.join(shown.site, 'static')).find((file) => file.startsWith(name))), 'utf8');
    const data = script('traject-staalkaart.').replace(/^[^=]*=/, '');
    const code = Buffer.from(/"(.*)"/.exec(script('traject-engine.'))[1], 'base64');
    const engine = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
    const call = (name, text) => {
      const bytes = Buffer.from(text);
      const at = engine.alloc(bytes.length);
      new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
      const packed = BigInt.asUintN(64, engine[name](at, bytes.length));
      const [from, length] = [Number(packed & 0xffffffffn), Number(packed >> 32n)];
      const answer = JSON.parse(Buffer.from(engine.memory.buffer, from, length).toString());
      engine.dealloc(from, length);
      return answer;
    };
    assert.deepEqual(call('open', data), { ok: true });
    // A generator of pseudo-random numbers (Park & Miller 1988), so that a failure can be repeated.
    let seed = 20261123;
    const below = (most) => (seed = (seed * 48271) % 2147483647) % most;
    const slugs = JSON.parse(data).methods.map((method) => method.s);
    const sets = Array.from({ length: 40 }, () => [...new Set(Array.from({ length: 1 + below(7) }, () => slugs[below(slugs.length)]))]);
    sets.forEach((set, number) => writeFileSync(path.join(work, `content/trajecten/toeval-${number}.md`),
      `---\ntitel: Toeval ${number}\nsamenvatting: ${'Een traject dat door het toeval gemaakt is. '.repeat(2)}\nfasen:\n  - naam: Begin\n    methodieken: [${set.join(', ')}]\n---\n`));
    const said = JSON.parse(execFileSync(program, ['coverage', '--json', '--site', work], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).trajecten;
    for (const [number, set] of sets.entries()) {
      const native = Object.values(said.find(({ traject }) => traject === `toeval-${number}`).dimensies);
      const { dimensions } = call('answer', JSON.stringify({ plan: { phases: [{ methods: set }] } }));
      // Objects of the command are sorted by name, those of the page by their place in the catalogue: compared as sets of counts and of names.
      const sorted = (values) => values.map((value) => JSON.stringify(value)).sort();
      assert.deepEqual(sorted(dimensions.map(({ terms }) => terms.map(({ count }) => count).sort())), sorted(native.map(({ aantal }) => Object.values(aantal).sort())), set.join());
      for (const { terms } of dimensions) {
        const gaps = terms.filter((term) => !term.count).length;
        const match = native.find((dimension) => JSON.stringify(Object.values(dimension.aantal).sort()) === JSON.stringify(terms.map(({ count }) => count).sort())
          && dimension.ontbreekt.length === gaps && Object.keys(dimension.aantal).every((term) => terms.some(({ href }) => href.endsWith(`/${term}/index.html`))));
        assert.ok(match, set.join());
        for (const { fillers } of terms) for (const { slug, reason } of fillers) {
          assert.equal(match.aanvulling.find((filler) => filler.slug === slug)?.reden, reason, `${set}: ${slug}`);
        }
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

const HOSTILE = [
  ['#v=9&t=Later', /heeft een vorm die deze pagina niet kent \(9\)/, true],
  ['#<script>alert(1)</script>', /heeft een vorm die deze pagina niet kent/, true],
  [`#v=1&t=${'x'.repeat(1_000_001)}`, /te lang om te lezen/, true],
  ['#v=1&t=<img+src%3Dx+onerror%3Dalert(1)>&f=<b>vet</b>&m=<svg/onload%3Dalert(1)>', /staat niet in de staalkaart: <svg\/onload=alert\(1\)>/, false],
  ['#v=1&f=Begin&m=ips.bestaat-niet&zz=1', /bestaat-niet.*|niet te lezen: zz=1/s, false],
  ['#v=1&f=%ff%fe%00&m=ips', /^/, false],
];
test('a broken or hostile link shows a message, runs nothing and loses nothing', async () => {
  for (const [hash, message, untouched] of HOSTILE) {
    const { page, wrong, close } = await shown.open(`${shown.address}methodieken/`);
    await page.evaluate(() => localStorage.setItem('staalkaart-traject', 'v=1&t=Eigen&f=&m=ips'));
    page.on('dialog', () => wrong.push('a dialog'));
    await page.goto(`${shown.address}traject-maken/${hash}`);
    await page.locator('#_planner').waitFor({ state: 'visible' });
    assert.match(await page.textContent('#_notes'), message, hash.slice(0, 60));
    assert.match(await page.textContent('#_notes'), /Je eigen traject staat nog klaar/);
    assert.equal(await stored(page), 'v=1&t=Eigen&f=&m=ips', 'the own one is untouched');
    assert.equal(await page.locator('main :is(script, img, svg[onload], [onerror]), #_phases b:not(.strip b)').count(), 0);
    if (untouched) assert.equal(decodeURIComponent(new URL(page.url()).hash), decodeURIComponent(new URL(hash, shown.address).hash), 'the link stays');
    if (hash.includes('bestaat-niet')) {
      assert.match(hashOf(page), /m=ips\.bestaat-niet/, 'kept in the plan');
      await page.fill('#_name', 'Nu van mij');
      assert.match(hashOf(page), /m=ips\.bestaat-niet/, 'and still after a change');
    }
    assert.deepEqual(wrong, [], hash.slice(0, 60));
    await close();
  }
});

test('once loaded it works offline, and where the browser keeps nothing', async () => {
  const { page, wrong, close } = await open();
  await page.context().setOffline(true);
  await page.fill('#_find_method', 'ecogram');
  await page.locator('#_found_methods button').first().click();
  assert.match(await page.textContent('#_coverage'), /dun: rust op Ecogram en genogram/);
  // A letter that was not needed before may want its font, and the browser the icon: it has others.
  assert.deepEqual(wrong.filter((text) => !/woff2|icon|INTERNET_DISCONNECTED/.test(text)), []);
  await close();
  const context = await shown.browser.newContext();
  const closed = await context.newPage();
  await closed.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } }));
  await closed.goto(`${shown.address}methodieken/ips/`);
  await closed.locator('[data-lay=ips]').first().click();
  await closed.locator('#_planner').waitFor({ state: 'visible' });
  assert.match(await closed.textContent('#_notes'), /Deze browser bewaart je traject niet/);
  assert.equal(hashOf(closed), 'v=1&f=&m=ips', 'the link led here, and the address is the state');
  await context.close();
});

test('from a disk it works as on the web', async () => {
  const { page, wrong, close } = await shown.open(`${pathToFileURL(path.join(shown.site, 'traject-maken/index.html'))}${FULL}`);
  await page.locator('#_planner').waitFor({ state: 'visible' });
  assert.equal((await placed(page)).flat().length, 3);
  assert.deepEqual(wrong, []);
  await close();
});

test('without JavaScript the page says what it needs and shows another way', async () => {
  const { page, wrong, close } = await shown.open(`${shown.address}traject-maken/`, { javaScriptEnabled: false });
  assert.ok(await page.locator('#_unable noscript p').isVisible());
  assert.match(await page.textContent('#_unable noscript'), /heeft deze pagina JavaScript nodig/);
  assert.ok(await page.locator('#_unable').getByRole('link', { name: 'Trajecten' }).isVisible());
  assert.ok(await page.locator('#_planner').isHidden());
  assert.deepEqual(wrong, []);
  await close();
});

for (const width of [360, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`a full trajectory has no barrier and no sideways scrolling, at ${width} px, ${colorScheme}`, async () => {
      const { page, wrong, close } = await open(`${FULL}.bestaat-niet`, { viewport: { width, height: 900 }, colorScheme });
      await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
      await page.fill('#_find_method', 'werk');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'sideways scrolling');
      const small = await page.locator('#_planner button:visible').evaluateAll((buttons) => buttons.filter((button) => Math.min(button.offsetWidth, button.offsetHeight) < 24).length);
      assert.equal(small, 0, 'every button is large enough');
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}
