// Searching in a real browser: with the shipped catalogue and engine behind a strict content security policy, and with all that can go wrong.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axe, build, launch, root } from './host.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
const built = path.join(work, 'site');

let hosted; // What the site itself asks hosts to send.
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };

let browser;

before(async () => {
  build(built);
  hosted = /^ {2}Content-Security-Policy: (.*)$/m.exec(readFileSync(path.join(built, '_headers'), 'utf8'))[1];
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What the published site holds at this path; nothing for a file that is not there. */
function published(pathname) {
  let file = path.join(built, decodeURIComponent(pathname));
  if (file.endsWith(path.sep)) file = path.join(file, 'index.html');
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? { file, bytes: readFileSync(file) } : undefined;
}

/** A plain host that does not compress. `hooks` take over for some files: each a pattern of the path and what to do. */
async function serve(hooks, policy) {
  const asked = [];
  const server = http.createServer({ maxHeaderSize: 1 << 16 }, async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    asked.push(pathname);
    const found = published(pathname);
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', TYPES[path.extname(found?.file ?? '')] ?? 'application/octet-stream');
    const send = (status, bytes) => response.writeHead(status).end(bytes);
    for (const [pattern, act] of hooks) if (pattern.test(pathname) && (await act({ request, response, send, bytes: found?.bytes })) !== 'pass') return;
    if (found) send(200, found.bytes);
    else send(404, 'nothing here');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, asked, close: () => (server.closeAllConnections(), server.close()) };
}

/** A page of the site, and all that went wrong on it. A test is over when its page is closed. */
async function open(t, place, { hooks = [], policy = hosted, ...options } = {}) {
  const host = await serve(hooks, policy);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const wrong = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => request.url().startsWith(host.address) || wrong.push(`elsewhere: ${request.url()}`));
  t.after(async () => {
    await context.close();
    host.close();
  });
  await page.goto(host.address + place);
  return { page, wrong, host, context };
}

const HITS = '#resultaten > li';
const titles = (page) => page.locator(`${HITS} h3`).allTextContents();
const status = (page) => page.textContent('#_status');

/** Until the status line says so; then that sentence. */
async function says(page, pattern) {
  const found = page.locator('#_status').filter({ hasText: pattern });
  await found.waitFor({ timeout: 5000 }).catch(async () => assert.match(await status(page), pattern));
  return status(page);
}

/** Until the engine has answered: the status line no longer speaks of titles. */
const answered = (page) => says(page, /^(?!.*in de titels)(?=.*\d+ resulta|Geen resultaten)/);
const total = async (page) => Number(/\d+/.exec(await answered(page))?.[0] ?? 0);

/** The engine's place taken by a function in the worker: `answer(request, n)` gives an answer, 'trap' or 'hang'. */
function pretend(answer, put = () => ({ ok: true })) {
  const engine = `{
    const memory = { buffer: new ArrayBuffer(1 << 22) };
    const say = (value) => {
      const bytes = new TextEncoder().encode(JSON.stringify(value));
      new Uint8Array(memory.buffer).set(bytes, 1 << 21);
      return (BigInt(bytes.length) << 32n) | BigInt(1 << 21);
    };
    const heard = (at, length) => new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));
    let times = 0;
    const exports = {
      memory, alloc: () => 8, dealloc() {}, open: () => say({ ok: true, blocks: 9 }),
      put: (block, at, length) => say((${put})(block, heard(at, length))),
      answer(at, length) {
        const value = (${answer})(JSON.parse(heard(at, length)), times++);
        if (value === 'trap') throw new WebAssembly.RuntimeError('unreachable');
        while (value === 'hang') ;
        return say({ corrected: null, total: 0, facets: {}, words: [], nowhere: [], suggestions: [], filters: [], loosened: false, hits: [], ...value });
      },
    };
    WebAssembly.instantiate = async () => ({ instance: { exports } });
  }\n`;
  // Only the folder's own files stand for the engine, so that these tests need none.
  return [
    [/zoek-worker\.\w+\.js$/, ({ send, bytes }) => send(200, `${bytes}\n${engine}`)],
    [/(engine\.wasm(\.gz)?|index\.bin)$/, ({ send }) => send(200, 'pretended')],
  ];
}

const hit = (number, more = {}) =>
  ({ slug: `m${number}`, kind: 'methodiek', dimension: null, titel: `Nummer ${number}`, titel_marked: `<mark>Nummer</mark> ${number}`, url: `methodieken/m${number}/`, taal: null, samenvatting: 'Samen.', why: [], passage: null, sections: [], ...more });
const found = (...hits) => pretend(`() => ({ total: ${hits.length}, hits: ${JSON.stringify(hits)} })`);

// ---- Finding

test('typing gives results with the words marked, each with a link that exists', async (t) => {
  const { page, wrong, host } = await open(t, 'zoeken/');
  await page.locator('#q').pressSequentially('netwerk', { delay: 20 });
  assert.ok((await total(page)) > 0);
  assert.ok((await page.locator(`${HITS} mark`).allTextContents()).some((word) => /netwerk/i.test(word)));
  for (const link of await page.locator(`${HITS} a`).all()) {
    const url = new URL(await link.getAttribute('href'), page.url());
    const target = published(url.pathname);
    assert.ok(target && url.pathname.endsWith('index.html'), `${url} is there`);
    // What stands behind the # of the page to make a trajectory on is a trajectory.
    if (url.hash && !url.pathname.includes('/traject-maken/')) assert.ok(target.bytes.includes(`id="${decodeURIComponent(url.hash.slice(1))}"`), `${url} has its anchor`);
  }
  assert.equal(new URL(page.url()).search, '?q=netwerk');
  assert.ok(host.asked.some((file) => file.endsWith('engine.wasm.gz')), 'this host does not compress');
  assert.deepEqual(wrong, []);
});

test('a host that compresses is asked for the engine once', async (t) => {
  const { gzipSync } = await import('node:zlib');
  const compress = [/engine\.wasm$/, ({ send, response, bytes }) => (response.setHeader('content-encoding', 'gzip'), send(200, gzipSync(bytes)))];
  const { page, wrong, host } = await open(t, 'zoeken/?q=werk', { hooks: [compress] });
  assert.ok((await total(page)) > 0);
  assert.ok(!host.asked.some((file) => file.endsWith('.gz')));
  assert.deepEqual(wrong, []);
});

test('filters: the count says what is left; within a dimension one of them is enough', async (t) => {
  const { page, wrong } = await open(t, 'zoeken/?q=werk');
  const all = await total(page);
  const box = (name, value) => page.locator(`input[name="${name}"][value="${value}"]`);
  const count = async (name, value) => Number(await page.locator(`label:has(input[name="${name}"][value="${value}"]) .count`).textContent());
  const [collective, individual] = [await count('niveaus', 'collectief'), await count('niveaus', 'individueel')];
  assert.ok(collective > 0 && individual > 0 && collective < all);
  await box('niveaus', 'collectief').check();
  await says(page, new RegExp(`^${collective} resulta`));
  assert.equal(await count('niveaus', 'individueel'), individual, 'a choice does not hold back its own dimension');
  assert.equal(await page.locator(HITS).count(), Math.min(collective, 10));
  assert.equal(new URL(page.url()).search, '?q=werk&niveaus=collectief');
  await box('niveaus', 'individueel').check();
  await page.waitForFunction((n) => Number(/\d+/.exec(document.querySelector('#_status').textContent)) > n, Math.max(collective, individual) - 1);
  const left = await count('soort', 'begrip');
  assert.equal(left, 0, 'a concept has no level');
  await box('soort', 'begrip').check();
  await says(page, /^Geen resultaten/);
  assert.equal(await page.textContent('#_chosen'), '(3)');
  await page.click('text=Zonder filters zoeken');
  await says(page, new RegExp(`^${all} resulta`));
  assert.deepEqual(wrong, []);
});

test('Back returns to the search before, Forward to the one after', async (t) => {
  const { page } = await open(t, 'zoeken/');
  const search = async (words) => {
    await page.fill('#q', words);
    await page.press('#q', 'Enter');
    await says(page, new RegExp(`voor ‘${words}’`));
    await answered(page);
    return titles(page);
  };
  const first = await search('werk');
  const second = await search('gezin');
  assert.notDeepEqual(first, second);
  await page.goBack();
  await says(page, /voor ‘werk’/);
  assert.equal(await page.inputValue('#q'), 'werk');
  assert.deepEqual(await titles(page), first);
  await page.goForward();
  await says(page, /voor ‘gezin’/);
  await page.goBack();
  await page.goBack();
  await says(page, /^$/);
  assert.equal(await page.inputValue('#q'), '');
  assert.equal(await page.locator(HITS).count(), 0);
  assert.ok(await page.locator('#_ways').isVisible());
});

test('typing alone makes no steps for Back', async (t) => {
  const { page } = await open(t, 'zoeken/');
  const before = await page.evaluate(() => history.length);
  await page.locator('#q').pressSequentially('gezin');
  assert.equal(await page.evaluate(() => history.length), before);
  assert.match(page.url(), /\?q=gezin$/);
  await page.press('#q', 'Tab');
  assert.equal(await page.evaluate(() => history.length), before + 1, 'leaving the box means it');
});

test('a shared link shows the same; a filter that does not exist is named', async (t) => {
  const { page, wrong } = await open(t, 'zoeken/?q=werk&niveaus=collectief&niveaus=bovenlokaal&soort=methodiek&p=2&utm=x');
  const sentence = await answered(page);
  assert.match(sentence, /Het filter ‘bovenlokaal’ bestaat hier niet\./);
  assert.doesNotMatch(sentence, /‘x’/);
  assert.equal(await page.inputValue('#q'), 'werk');
  assert.deepEqual(await page.locator('#_filters input:checked').evaluateAll((all) => all.map((box) => `${box.name}=${box.value}`)), ['niveaus=collectief', 'soort=methodiek']);
  assert.deepEqual(wrong, []);
});

test('more results: ten at a time, in the address, with the focus on the first new one', async (t) => {
  const many = pretend(`(request) => ({ total: 25, hits: Array.from({ length: 25 }, (_, n) => ({ kind: 'methodiek', titel: 'T' + n, titel_marked: 'T' + n, url: 'm' + n + '/', why: [], sections: [] })).slice(0, request.limit) })`);
  const { page, wrong } = await open(t, 'zoeken/?q=x', { hooks: many });
  await page.locator(`${HITS}:nth-child(10)`).waitFor();
  await page.evaluate(() => (globalThis.kept = document.querySelector('#resultaten > li')));
  await page.click('#_more');
  await page.locator(`${HITS}:nth-child(20)`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'T10');
  assert.ok(await page.evaluate(() => globalThis.kept === document.querySelector('#resultaten > li')), 'what stood there stays');
  assert.match(page.url(), /p=2$/);
  await page.reload();
  await page.locator(`${HITS}:nth-child(20)`).waitFor();
  await page.click('#_more');
  await page.locator(`${HITS}:nth-child(25)`).waitFor();
  assert.ok(await page.locator('#_more').isHidden());
  assert.deepEqual(wrong, []);
});

test('each result can say why it is one', async (t) => {
  const why = [
    { word: 'begleiding', form: 'begeleiding', how: 'typo', field: 'titel' },
    { word: 'werk', form: 'Werk', how: 'exact', field: 'ook_bekend_als' },
  ];
  const { page } = await open(t, 'zoeken/?q=begleiding+werk', { hooks: found(hit(1, { why }), hit(2)) });
  await page.locator(`${HITS}:first-child .why summary`).click();
  assert.deepEqual(await page.locator(`${HITS}:first-child .why li`).allTextContents(), [
    '‘begleiding’ → begeleiding, in de titel (tikfout verbeterd)',
    '‘werk’, in een andere naam (precies zo)',
  ]);
  assert.ok(await page.locator(`${HITS}:nth-child(2) .why`).isHidden());
});

test('the engine itself says why', async (t) => {
  const { page } = await open(t, 'zoeken/?q=werk');
  await answered(page);
  await page.locator(`${HITS} .why summary`).first().click();
  assert.match(await page.locator(`${HITS} .why li`).first().textContent(), /^‘werk’.*, in .* \(.+\)$/);
});

test('what is found is text: nothing in it becomes an element', async (t) => {
  const evil = 'a &lt;img src=x&gt; <img src=/y onerror=alert(1)> <mark>b</mark>';
  const { page, wrong, host } = await open(t, 'zoeken/?q=x', {
    hooks: found(hit(1, { titel_marked: evil, passage: evil, taal: 'en', sections: [{ anchor: 'een', titel: '<b>x</b>', passage: evil }] })),
  });
  await page.locator(HITS).waitFor();
  assert.equal(await page.locator('#resultaten :is(img, b)').count(), 0);
  assert.match(await page.locator(`${HITS} h3`).textContent(), /^a <img src=x> <img .*> b$/);
  assert.equal(await page.locator(`${HITS} .places a`).getAttribute('href'), '../methodieken/m1/index.html#een');
  assert.equal(await page.locator(`${HITS} .passage`).getAttribute('lang'), 'en');
  assert.ok(!host.asked.includes('/y'));
  assert.deepEqual(wrong, []);
});

test('nothing found: which word is nowhere, and ways on', async (t) => {
  const { page, wrong } = await open(t, 'zoeken/?q=xyzzyqwv');
  assert.equal(await answered(page), 'Geen resultaten voor ‘xyzzyqwv’.');
  assert.match(await page.textContent('#_notes'), /Dit staat nergens op deze site: ‘xyzzyqwv’\./);
  assert.ok(await page.locator('#_ways a[href="../methodieken/index.html"]').isVisible());
  assert.ok(await page.locator('#_ways a[href="../principes/krachtgericht/index.html"]').isVisible());
  assert.deepEqual(wrong, []);
});

test('other questions are offered: corrections, suggestions and a word that is a filter', async (t) => {
  const hooks = pretend(`(request) => request.q === 'iets' ? { total: 0 } : request.facets.niveaus ? { total: 1, hits: [${JSON.stringify(hit(1))}] } : {
    total: 0, corrected: 'begeleiding', loosened: true, ignored: 2, nowhere: ['zorgboer'], suggestions: ['iets', 'anders'],
    filters: [{ dimension: 'niveaus', term: 'collectief', query: 'rest' }] }`);
  const { page, wrong } = await open(t, 'zoeken/?q=begleiding+collectief', { hooks });
  await says(page, /^Geen resultaten voor/);
  assert.deepEqual(await page.locator('#_notes p').allTextContents(), [
    'We zochten ook naar ‘begeleiding’.',
    'Je vraag is erg lang. We zochten niet met alle woorden.',
    'Niet alle resultaten bevatten al je woorden. De beste staan bovenaan.',
    'Dit staat nergens op deze site: ‘zorgboer’.',
    'Bedoelde je iets, anders?',
    'Toon alleen niveau ‘Collectief’?',
  ]);
  assert.match(await page.locator('#_notes a').first().getAttribute('href'), /\?q=iets$/, 'it can also be opened in another tab');
  await page.click('#_notes a');
  await says(page, /‘iets’/);
  assert.match(page.url(), /\?q=iets$/);
  await page.goBack();
  await page.click('#_notes button');
  await says(page, /^1 resultaat voor ‘rest’/);
  assert.match(page.url(), /\?q=rest&niveaus=collectief$/);
  assert.deepEqual(wrong, []);
});

test('the status line speaks once, when typing pauses', async (t) => {
  const { page } = await open(t, 'zoeken/');
  await page.focus('#q');
  await page.evaluate(() => {
    globalThis.spoken = [];
    new MutationObserver(() => globalThis.spoken.push(document.querySelector('#_status').textContent)).observe(document.querySelector('#_status'), { childList: true, characterData: true, subtree: true });
  });
  await page.waitForTimeout(1000);
  await page.locator('#q').pressSequentially('netwerk', { delay: 60 });
  await answered(page);
  await page.waitForTimeout(1000);
  const spoken = await page.evaluate(() => globalThis.spoken);
  assert.equal(spoken.length, 1, spoken.join(' | '));
  await page.press('#q', 'Enter');
  await page.waitForTimeout(800);
  assert.equal(await page.locator('main [role=status], main [aria-live]').count(), 1);
});

// ---- By keyboard

test('by keyboard: down into the results, up again, Escape back to the box', async (t) => {
  const { page } = await open(t, 'zoeken/', { hooks: found(hit(1), hit(2)) });
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.locator('#q').pressSequentially('nummer');
  await page.locator(HITS).nth(1).waitFor();
  await page.keyboard.press('Enter');
  assert.equal(await focus(), 'q', 'Enter stays');
  for (const [key, there] of [['ArrowDown', 'Nummer 1'], ['ArrowDown', 'Nummer 2'], ['ArrowDown', 'Nummer 2'], ['ArrowUp', 'Nummer 1'], ['ArrowUp', 'q'], ['ArrowDown', 'Nummer 1'], ['Escape', 'q']]) {
    await page.keyboard.press(key);
    assert.equal(await focus(), there, key);
  }
});

test('with Tab alone: box, button, tips, share, filters, results, in that order', async (t) => {
  const { page } = await open(t, 'zoeken/?q=nummer', { hooks: found(hit(1)) });
  await page.locator(HITS).waitFor();
  await page.focus('#q');
  const stops = [];
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => { const e = document.activeElement; return e.name || (e.tagName === 'SUMMARY' ? e.textContent.trim() : e.closest('h3') ? 'result' : e.textContent.trim()); }));
    if (stops.at(-1) === 'result') break;
  }
  const order = [...new Set(stops)];
  assert.deepEqual(order, ['Zoek', 'Zoektips', 'Deel', 'Filters', 'principes', 'niveaus', 'settings', 'lens', 'soort', 'result']);
});

test('/ and Ctrl-K lead to the search box, not while typing, and can be switched off', async (t) => {
  const { page, host } = await open(t, 'methodieken/ips/');
  const focus = () => page.evaluate(() => document.activeElement.id);
  const away = () => page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  assert.equal(await focus(), '_find');
  await page.keyboard.press('/');
  assert.equal(await page.inputValue('#_find'), '/', 'in a field it is a letter');
  await away();
  await page.keyboard.press('Control+k');
  assert.equal(await focus(), '_find');
  await page.goto(`${host.address}zoeken/`);
  await page.keyboard.press('/');
  assert.equal(await focus(), 'q');
  await page.click('text=Zoektips');
  await page.uncheck('#_keys');
  await page.keyboard.press('/');
  assert.notEqual(await focus(), 'q');
  await page.goto(`${host.address}methodieken/ips/`);
  for (const key of ['/', 'Control+k']) {
    await page.keyboard.press(key);
    assert.equal(await focus(), '', `${key} is off`);
  }
  await page.goto(`${host.address}zoeken/`);
  await page.click('text=Zoektips');
  assert.equal(await page.isChecked('#_keys'), false, 'it is remembered');
  await page.check('#_keys');
  await away();
  await page.keyboard.press('/');
  assert.equal(await focus(), 'q');
});

// ---- With less

test('without JavaScript: the box of any page leads to the page with the lists', async (t) => {
  const { page, wrong } = await open(t, 'methodieken/ips/', { javaScriptEnabled: false });
  await page.fill('#_find', 'werk');
  await page.press('#_find', 'Enter');
  assert.match(page.url(), /\/zoeken\/index\.html\?q=werk$/);
  assert.match(await page.textContent('main'), /heeft JavaScript nodig/);
  assert.equal(await page.getByRole('search').count(), 1);
  assert.equal(await page.locator('main :is(input[type=checkbox], details, #_found):visible').count(), 0, 'nothing that does nothing');
  await page.click('#_ways a[href="../principes/krachtgericht/index.html"]');
  assert.match(page.url(), /principes\/krachtgericht\/index\.html$/);
  assert.deepEqual(wrong, []);
});

test('from disk: titles, and a sentence that says so', async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  await page.goto(pathToFileURL(path.join(built, 'methodieken/ips/index.html')).href);
  await page.fill('#_find', 'jobcoaching');
  await page.press('#_find', 'Enter');
  await says(page, /^1 resultaat in de titels voor ‘jobcoaching’\. .* alleen als de site op een webserver staat\. Zoeken in de titels werkt wel\.$/);
  await page.locator(`${HITS} h3 a`).click();
  assert.match(page.url(), /methodieken\/jobcoaching\/index\.html$/);
  assert.deepEqual(wrong, []);
});

test('where no WebAssembly may run: titles, at once and without the engine', async (t) => {
  const { page, host } = await open(t, 'zoeken/?q=jobcoach', { policy: hosted.replace(" 'wasm-unsafe-eval'", '') });
  await says(page, /^1 resultaat in de titels voor ‘jobcoach’\. Deze browser kan niet in de volledige tekst zoeken\. Zoeken in de titels werkt wel\.$/);
  assert.ok(await page.locator('#_again').isHidden(), 'trying again would not help');
  assert.ok(!host.asked.some((file) => /engine|index\.bin/.test(file)));
});

test('the list filters: accents, other names, a word that must not be there, and facets', async (t) => {
  const { page } = await open(t, 'zoeken/', { policy: hosted.replace(" 'wasm-unsafe-eval'", '') });
  const search = async (words) => {
    await page.fill('#q', words);
    await says(page, new RegExp(`voor ‘${words}’`));
    return (await titles(page)).join('|');
  };
  assert.match(await search('clientoverleg'), /Cliëntoverleg/);
  assert.match(await search('IPS'), /Individuele plaatsing en steun/);
  assert.match(await search('individual placement'), /Individuele plaatsing en steun/);
  const without = await search('werk -buddy');
  assert.ok(without && !/Buddy/.test(without), without);
  await page.fill('#q', '');
  const count = (value) => page.locator(`label:has(input[value="${value}"]) .count`).textContent();
  const [collective, individual] = [await count('collectief'), await count('individueel')];
  await page.check('input[value="collectief"]');
  await says(page, new RegExp(`^${collective} resulta`));
  assert.equal(await count('individueel'), individual, 'a choice does not hold back its own dimension');
  assert.equal(await count('methodiek'), collective, 'but it does the others');
});

// ---- When something fails

const AGAIN = /Zoeken in de titels werkt wel\.$/;

for (const [name, hooks, sentence] of [
  ['a damaged index', [[/index\.bin$/, ({ send, bytes }) => send(200, Buffer.from(bytes).fill(7, 100, 300))]], /onvolledig of beschadigd/],
  ['an index that breaks off', [[/index\.bin$/, ({ send, bytes }) => send(200, bytes.subarray(0, bytes.length >> 1))]], /onvolledig of beschadigd/],
  ['a page in the place of the index', [[/index\.bin$/, ({ send }) => send(200, '<!DOCTYPE html><p>Niet gevonden')]], /onvolledig of beschadigd/],
  ['a page in the place of the engine', [[/engine\.wasm/, ({ send }) => send(200, '<!DOCTYPE html><p>Niet gevonden')]], /onvolledig of beschadigd/],
  ['no engine', [[/engine\.wasm/, ({ send }) => send(404, '')]], /kon niet geladen worden/],
  ['a line that breaks', [[/index\.bin$/, ({ response }) => response.destroy()]], /kon niet geladen worden/],
  ['no worker', [[/zoek-worker/, ({ send }) => send(404, '')]], /liep vast/],
]) {
  test(`${name}: titles, a sentence, and another try that works`, async (t) => {
    let whole = false;
    const { page, wrong } = await open(t, 'zoeken/', { hooks: hooks.map(([pattern, act]) => [pattern, (how) => (whole ? 'pass' : act(how))]) });
    await page.fill('#q', 'jobcoaching');
    await says(page, sentence);
    assert.match(await says(page, AGAIN), /^1 resultaat in de titels voor ‘jobcoaching’\./);
    whole = true;
    await page.click('#_again');
    await answered(page);
    assert.ok(await page.locator('#_again').isHidden());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    assert.deepEqual(wrong.filter((text) => !/Failed to load resource/.test(text)), []);
  });
}

for (const [name, status, script] of [['without the list', 404, ''], ['with a page in its place', 200, '<!DOCTYPE html>'], ['with an empty one', 200, 'globalThis.staalkaartLijst={"facets":[],"items":[]}']]) {
  test(`${name}, the engine still finds`, async (t) => {
    const { page } = await open(t, 'zoeken/', { hooks: [[/list\.js$/, ({ send }) => send(status, script)]] });
    await page.waitForTimeout(300);
    assert.equal(await page.locator('#_filters .count').first().textContent(), '', 'no count that nobody counted');
    await page.fill('#q', 'werk');
    assert.ok((await total(page)) > 0);
    assert.match(await page.locator('#_filters .count').first().textContent(), /^\d+$/);
  });
}

const NEEDS_BLOCK = pretend(
  `(request, n) => globalThis.blocks?.size === 2 ? { total: 1, hits: [${JSON.stringify(hit(1))}] } : { missing: [3, 7].filter((n) => !globalThis.blocks?.has(n)) }`,
  `(block, text) => { globalThis.blocks ??= new Set(); if (text !== 'block ' + block) return { error: 'damaged', code: 'corrupt' }; globalThis.blocks.add(block); return { ok: true }; }`,
);
const block = ({ request, send }) => send(200, `block ${/(\d+)\.bin/.exec(request.url)[1]}`);

test('missing blocks are fetched, together', async (t) => {
  let second;
  const both = new Promise((done) => (second = done));
  const hooks = [...NEEDS_BLOCK, [/\/b\/3\.bin$/, async (how) => (await both, block(how))], [/\/b\/7\.bin$/, (how) => (second(), block(how))]];
  const { page, wrong, host } = await open(t, 'zoeken/?q=x', { hooks });
  await says(page, /^1 resultaat voor/);
  assert.deepEqual(host.asked.filter((file) => file.includes('/b/')).map((file) => file.slice(-5)).sort(), ['3.bin', '7.bin']);
  assert.deepEqual(wrong, []);
});

test('a block that fails is asked for twice; then a sentence and a button', async (t) => {
  let times = 0, whole = false;
  const fails = [/\/b\/7\.bin$/, (how) => (whole ? block(how) : (times++, how.send(200, '<!DOCTYPE html>')))];
  const { page } = await open(t, 'zoeken/?q=x', { hooks: [...NEEDS_BLOCK, fails, [/\/b\/3\.bin$/, block]] });
  await says(page, /De volledige tekst kon niet geladen worden/);
  assert.equal(times, 2);
  whole = true;
  await page.click('#_again');
  await says(page, /^1 resultaat voor ‘x’\.$/);
});

test('offline: what is loaded keeps working; what is missing is said kindly, and comes when the line is back', async (t) => {
  const hooks = [...pretend(`(request) => request.q !== 'verder' || globalThis.there ? { total: 1, hits: [${JSON.stringify(hit(1))}] } : { missing: [1] }`, `() => { globalThis.there = true; return { ok: true }; }`), [/\/b\/1\.bin$/, ({ send }) => send(200, 'x')]];
  const { page, context } = await open(t, 'zoeken/?q=een', { hooks });
  await says(page, /^1 resultaat voor/);
  await context.setOffline(true);
  await page.fill('#q', 'twee');
  await says(page, /^1 resultaat voor ‘twee’\.$/);
  await page.fill('#q', 'verder');
  await says(page, /Je bent offline\. Wat al geladen is, kun je nog gebruiken\./);
  await page.fill('#q', 'drie');
  await says(page, /^1 resultaat voor ‘drie’\.$/);
  await page.fill('#q', 'verder');
  await says(page, /Je bent offline/);
  await context.setOffline(false);
  await says(page, /^1 resultaat voor ‘verder’\.$/);
});

test('offline with the real engine: the next question is answered', async (t) => {
  const { page, context, wrong } = await open(t, 'zoeken/?q=werk');
  await answered(page);
  await context.setOffline(true);
  await page.fill('#q', 'gezin');
  await says(page, /‘gezin’/);
  assert.ok((await total(page)) > 0);
  // The browser asks for the icon again whenever the address changes.
  assert.deepEqual(wrong.filter((text) => !text.includes('icon')), []);
});

test('a slow line: titles at once, the full text later, and nothing moves away under the reader', async (t) => {
  let go;
  const wait = new Promise((done) => (go = done));
  const { page, wrong } = await open(t, 'zoeken/', { hooks: [[/index\.bin$/, async () => (await wait, 'pass')]] });
  await page.fill('#q', 'jobcoaching');
  await says(page, /^1 resultaat in de titels/);
  assert.ok(await page.locator('#_loading').isVisible());
  await page.keyboard.press('ArrowDown');
  const link = await page.evaluateHandle(() => document.activeElement);
  assert.match(await link.evaluate((e) => e.textContent), /^Jobcoaching/);
  go();
  await answered(page);
  assert.ok(await page.locator('#_loading').isHidden());
  assert.ok(await link.evaluate((e) => e === document.activeElement && e.isConnected), 'the focus is where it was');
  assert.ok(await page.locator(`${HITS} mark`).count());
  assert.deepEqual(wrong, []);
});

test('a word that is in no title waits for the engine before it is called not there', async (t) => {
  let go;
  const wait = new Promise((done) => (go = done));
  const { page } = await open(t, 'zoeken/', { hooks: [[/index\.bin$/, async () => (await wait, 'pass')]] });
  await page.fill('#q', 'xyzzyqwv');
  await page.waitForTimeout(800);
  assert.equal(await status(page), '');
  go();
  await says(page, /^Geen resultaten voor ‘xyzzyqwv’\.$/);
});

test('only the newest question counts', async (t) => {
  const hooks = [...pretend(`(request) => (globalThis.questions ??= []).push(request.q) && request.q === 'oud' && !globalThis.there ? { missing: [1] } : { total: 1, hits: [{ ...${JSON.stringify(hit(1))}, titel_marked: request.q }] }`, `() => { globalThis.there = true; return { ok: true }; }`), [/\/b\/1\.bin$/, async ({ send }) => (await new Promise((done) => setTimeout(done, 700)), send(200, 'x'))]];
  const { page } = await open(t, 'zoeken/?q=eerst', { hooks });
  await says(page, /eerst/);
  await page.fill('#q', 'oud');
  await page.waitForTimeout(100);
  await page.fill('#q', 'nieuw');
  await says(page, /^1 resultaat voor ‘nieuw’/);
  await page.waitForTimeout(1000);
  assert.deepEqual(await titles(page), ['nieuw']);
  assert.deepEqual(await page.workers()[0].evaluate(() => globalThis.questions), ['eerst', 'oud', 'nieuw'], 'the old one is not asked again');
});

test('a worker that crashes is started anew', async (t) => {
  const { page } = await open(t, 'zoeken/?q=werk');
  const before = await total(page);
  const first = page.workers()[0];
  await first.evaluate(() => setTimeout(() => { throw new Error('crash'); }));
  await page.waitForEvent('worker');
  await page.fill('#q', 'gezin');
  await says(page, /‘gezin’/);
  await page.fill('#q', 'werk');
  await page.press('#q', 'Enter');
  await says(page, new RegExp(`^${before} resultaten voor ‘werk’`));
  assert.notEqual(page.workers()[0], first);
});

test('an engine that traps every time: once more, then titles and a sentence', async (t) => {
  const { page } = await open(t, 'zoeken/', { hooks: pretend(`() => 'trap'`) });
  let workers = 0;
  page.on('worker', () => workers++);
  await page.fill('#q', 'jobcoaching');
  await says(page, /^1 resultaat in de titels .* liep vast\. Zoeken in de titels werkt wel\.$/);
  assert.equal(workers, 2);
  assert.ok(await page.locator('#_again').isVisible());
});

test('an engine that hangs is ended; the page stays alive', async (t) => {
  const { page } = await open(t, 'methodieken/ips/', { hooks: pretend(`() => 'hang'`) });
  await page.clock.install();
  await page.goto(new URL('/zoeken/', page.url()).href);
  await page.fill('#q', 'jobcoaching');
  for (const seconds of [14, 2, 14, 2]) {
    await page.waitForTimeout(300);
    await page.clock.fastForward(seconds * 1000);
  }
  await page.clock.fastForward(1000);
  await says(page, /liep vast/);
  await page.fill('#q', 'ips');
  await page.clock.fastForward(1000);
  await says(page, /resulta\w+ in de titels voor ‘ips’/);
});

test('a question of 10,000 characters and one of control characters', async (t) => {
  const { page, wrong } = await open(t, 'zoeken/');
  await page.fill('#q', 'werk gezin buddy jobcoach armoede '.repeat(300).slice(0, 10000));
  const long = await answered(page);
  assert.ok(long.length < 200, long);
  for (const odd of ['\u0001\u0002\u007f\u200b', 'werk\u0000\u0001', '"', '"""', '-', '- - -', '*:*', '\ud800', '<script>alert(1)</script>', '%', '\\', '€ß漢字🎉']) {
    await page.evaluate((value) => { const q = document.querySelector('#q'); q.value = value; q.dispatchEvent(new Event('input')); }, odd);
    await page.waitForTimeout(60);
  }
  await page.fill('#q', 'werk');
  await says(page, /voor ‘werk’/);
  assert.ok((await total(page)) > 0, 'it still works');
  assert.deepEqual(wrong, []);
});

// ---- For everybody

for (const scheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`no barrier and no sideways scrolling at ${width} px, ${scheme}`, async (t) => {
      for (const place of ['zoeken/', 'zoeken/?q=werk', 'zoeken/?q=xyzzyqwv&niveaus=collectief']) {
        const { page, wrong } = await open(t, place, { viewport: { width, height: 800 }, colorScheme: scheme });
        if (place.includes('q=')) await answered(page);
        for (const summary of await page.locator('main summary:visible').all()) if (!(await summary.evaluate((e) => e.parentElement.open))) await summary.click();
        await page.evaluate(axe);
        const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        assert.deepEqual(result.violations.map((v) => `${place} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary ?? ''}`).join('; ')}`), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${place} does not scroll sideways`);
        assert.deepEqual(wrong, []);
      }
    });
  }
}

test('at 320 px: nothing sticks out, the filters are folded, every target is large enough', async (t) => {
  for (const place of ['methodieken/ips/', 'zoeken/?q=werk']) {
    const { page } = await open(t, place, { viewport: { width: 320, height: 700 } });
    if (place.includes('q=')) {
      await answered(page);
      assert.equal(await page.locator('#_filters').evaluate((e) => e.open), false);
      await page.click('#_filters > summary');
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const small = await page.locator(':is(.find, main) :is(button, input:not([type=checkbox]), label.check, summary, h3 a):visible').evaluateAll((all) => all.map((e) => [e.outerHTML, e.getBoundingClientRect()]).filter(([, r]) => r.height < 24 || r.width < 24).map(([html]) => html));
    assert.deepEqual(small, []);
  }
});

test('on paper: the results, over the whole width, without filters', async (t) => {
  const { page } = await open(t, 'zoeken/?q=werk');
  await answered(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator(HITS).first().isVisible());
  assert.ok((await page.locator(HITS).first().boundingBox()).width > 500);
  assert.equal(await page.locator(':is(#_filters, .tips, .find, .site-nav, main button):visible').count(), 0);
});
