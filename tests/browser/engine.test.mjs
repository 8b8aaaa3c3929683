// The same answers everywhere: every query is asked of the program, of the engine in Node and of the engine in a Chromium worker, and every field of
// the answers is compared. Once with the shipped catalogue, whose index is one file; once with 1,000 methods made from its sentences, published in
// blocks. Scores are in no answer; the order of the hits is.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');
const program = process.env.STAALKAART ?? path.join(root, 'target/debug/staalkaart');
const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const code = readFileSync(path.join(root, 'engines/search/engine.wasm'));
const DIMENSIONS = ['principes', 'niveaus', 'settings', 'lens'];
const METHODS = 1000;
const [EACH, LEAST] = [12, 220]; // Queries of a kind; different ones for each catalogue.
const [ROUNDS, LIMIT] = [12, 10]; // As in zoek-worker.js; as of the program.

after(() => rmSync(work, { recursive: true, force: true }));

// ---- What is searched

/** Chance that is the same on every run. */
function chance(seed) {
  const below = (n) => Math.floor(((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32) * n);
  const one = (list) => list[below(list.length)];
  const some = (list, n) => [...new Set(times(n, () => one(list)))];
  return { below, one, some };
}
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));

/** Text without links, citations and emphasis. */
const plain = (text) => text.replace(/ ?\[@[^\]]*\]/g, '').replace(/\[\[[^\]|]*\|([^\]]*)\]\]|\[\[([^\]]*)\]\]|\[([^\]]*)\]\([^)]*\)/g, '$1$2$3').replace(/[*`]/g, '');
const words = (text) => text.match(/[\p{L}\p{N}]{4,}/gu) ?? [];

/** Sentences of a text in Markdown: of its paragraphs and lists, not of headings and tables. */
const sentences = (text) =>
  plain(text.replace(/^---\n[^]*?\n---\n/, '')).split('\n').filter((line) => !/^(#|\||>|:|<)/.test(line)).map((line) => line.replace(/^\s*([-+]|\d+\.) /, ''))
    .flatMap((line) => line.split(/(?<=[.?!]) /)).filter((sentence) => words(sentence).length > 3 && !/[[\]{}<>|\\]/.test(sentence));

/** The shipped texts: path below content, title, sentences. */
const shipped = readdirSync(path.join(root, 'content'), { recursive: true }).filter((file) => file.endsWith('.md')).sort().map((file) => {
  const text = read(`content/${file}`);
  return { file, title: /^titel: *"?(.*?)"?$/m.exec(text)[1], sentences: sentences(text) };
});
const terms = DIMENSIONS.flatMap((dimension) => shipped.map(({ file }) => file.split('/')).filter(([folder, name]) => folder === dimension && name !== 'index.md').map(([, name]) => [dimension, name.slice(0, -3)]));

/** A site of 1,000 methods from the shipped sentences, with the shipped dimensions and synonyms. */
function makeSite(folder) {
  const { below, one, some } = chance(1);
  const write = (file, text) => writeFileSync(path.join(folder, file), text);
  for (const name of [...DIMENSIONS, 'methodieken']) mkdirSync(path.join(folder, 'content', name), { recursive: true });
  write('staalkaart.yaml', read('staalkaart.yaml').replace(/^menu:.*$/m, 'menu: [methodieken, principes]'));
  write('content/synoniemen.yaml', read('content/synoniemen.yaml'));
  for (const { file } of shipped.filter((text) => DIMENSIONS.includes(text.file.split('/')[0]))) write(`content/${file}`, plain(read(`content/${file}`)).replace(/^bronnen: .*\n/m, ''));
  const all = shipped.flatMap((text) => text.sentences);
  const vocabulary = [...new Set(all.flatMap(words))];
  return times(METHODS, (number) => {
    const [title, own] = [some(vocabulary, 2 + below(3)).join(' '), some(all, 25)];
    const of = (dimension, least, most) => JSON.stringify(some(terms.filter(([name]) => name === dimension), least + below(most - least + 1)).map(([, term]) => term));
    const parts = [0, 1, 2, 3].map((part) => `## ${one(vocabulary)} ${one(vocabulary)}\n\n${own.slice(part * 7, part * 7 + 4).join(' ')}\n\n${own.slice(part * 7 + 4, part * 7 + 7).map((line) => `- ${line}\n`).join('')}`);
    write(`content/methodieken/m${number}.md`, `---
titel: ${JSON.stringify(title)}
samenvatting: ${JSON.stringify(`${some(vocabulary, 16).join(' ')}, en ${one(vocabulary)} voor wie ${one(vocabulary)} zoekt.`.slice(0, 310))}
principes: ${of('principes', 1, 3)}
niveaus: ${of('niveaus', 1, 2)}\nsettings: ${of('settings', 0, 2)}\nlens: ${of('lens', 1, 2)}
ook_bekend_als: ${JSON.stringify(number % 3 ? [] : [some(vocabulary, 2).join('')])}
herkenbaar: ${JSON.stringify(some(all, 2))}
trefwoorden: ${JSON.stringify(some(vocabulary, 4))}
taal: ${number % 20 ? 'nl' : 'en'}
datum: 2026-01-02
---\n\n${parts.join('\n')}`);
    return { title, sentences: own };
  });
}

// ---- What is asked

/** Requests of every kind about these texts, each with the name of its kind. */
function questions(texts) {
  const { below, one, some } = chance(2);
  const full = texts.filter((text) => text.sentences.length);
  const sentence = () => one(one(full).sentences);
  const word = (least = 5) => one(words(sentence()).filter((found) => found.length >= least)) ?? word(least);
  const together = (n) => { const from = words(sentence()); const at = below(Math.max(1, from.length - n + 1)); return from.slice(at, at + n).join(' '); };
  const consecutive = () => { const from = sentence().split(' '); const at = below(from.length - 2); return from.slice(at, at + 2 + below(2)).join(' '); };
  const spoilt = (change) => () => { const from = word(6); const at = 1 + below(from.length - 3); return from.slice(0, at) + change(from, at); };
  const title = (fits = () => true) => one(texts.map((text) => text.title).filter(fits));
  const filter = (...chosen) => chosen.reduce((facets, [name, term]) => ({ ...facets, [name]: [...(facets[name] ?? []), term] }), {});
  const term = (fits = () => true) => one(terms.filter(([name]) => fits(name)));
  const groups = read('content/synoniemen.yaml').match(/^ +- \[.*\]/gm).map((line) => line.replace(/^ +- \[|\]$/g, '').split(', '));
  const accented = full.flatMap((text) => text.sentences).flatMap(words).filter((found) => /[^ -~]/.test(found));
  const STOPS = ['de', 'het', 'een en', 'van de', 'in', 'wat is het', 'hoe', 'ik ben', 'te', 'niet'];
  const ODD = ['\u0001\u0002\u007f', 'werk\u0085gezin\u009b31m\ufeff\u2028', 'werk\u0000\u0001gezin', '\twerk\n\ngezin\r', '\u200bwerk\u00ad', '"', '"""', '-', '- - -', '*:*', '%', '\\', '<script>alert(1)</script>', '?!', '-werk', '""werk', '-"', 'a-b-c', "l'eau", 'G.B.O.', '1.000'];
  const SCRIPTS = ['漢字', 'работа', 'عمل', 'שלום', 'ΈΡΓΟ', '🎉', '👩‍👩‍👧 gezin', '€ß²', 'ĳs', 'ﬁets', 'wérk', 'we\u0301rk', 'İstanbul', '한국어 werk', '𝔴𝔢𝔯𝔨', 'ça'];
  const kinds = {
    'one word': () => word(),
    'two words': () => together(2),
    'three words': () => together(3),
    'a beginning': (i) => ({ q: `${i % 2 ? word() : ''} ${word(6).slice(0, 1 + below(5))}`, typing: true }),
    'a letter missing': spoilt((from, at) => from.slice(at + 1)),
    'a letter doubled': spoilt((from, at) => from[at] + from.slice(at)),
    'letters swapped': spoilt((from, at) => from[at + 1] + from[at] + from.slice(at + 2)),
    'a phrase': (i) => `${i % 2 ? word() : ''} "${consecutive()}"`,
    without: (i) => (i % 3 ? `${word()} -${word()}` : `${word()} -"${consecutive()}"`),
    'a whole sentence': sentence,
    'a title': () => title(),
    'words of a title joined': () => title((found) => found.includes(' ')).replace(' ', ''),
    'a word of a title split': () => { const from = /\p{L}{8,}/u.exec(title((found) => /\p{L}{8}/u.test(found)))[0]; const at = 4 + below(from.length - 7); return `${from.slice(0, at)} ${from.slice(at)}`; },
    'words of a text joined': () => together(2).replace(' ', ''),
    'a synonym': (i) => groups[(i * 5) % groups.length][i % 2],
    'a facet': (i) => ({ q: i % 3 ? word() : '', facets: filter(term()) }),
    'two terms of a dimension': () => { const [name] = term(); return { q: word(), facets: filter(...some(terms.filter(([other]) => other === name), 2)) }; },
    'two dimensions': (i) => { const [name, value] = term(); return { q: i % 2 ? word() : '', facets: filter([name, value], term((other) => other !== name), ['soort', 'methodiek']) }; },
    'an unknown facet': (i) => ({ q: i % 2 ? word() : '', facets: filter(...[[['niveaus', 'nergens']], [['nergens', 'x']], [term(), ['niveaus', '']], [['', '']]][i % 4]) }),
    'a term in words': (i) => `${word()} ${terms[i][1].replace('-', ' ')}`,
    'very common words': (i) => STOPS[i % STOPS.length],
    nothing: (i) => ({ q: ' '.repeat(i % 3), facets: i < 6 ? {} : filter(term()), offset: i }),
    'further on': (i) => ({ q: word(), offset: [1, 5, 10, 40, 1e6][i % 5] }),
    'more or fewer': (i) => ({ q: word(), limit: [1, 3, 50, 200, 5000][i % 5] }),
    'odd characters': (i) => ODD[i],
    'other scripts': (i) => SCRIPTS[i],
    '10,000 characters': (i) => (i < 6 ? times(1500, () => word()).join(i % 2 ? ' ' : ' -') : times(9, sentence).join(i % 2 ? '' : ' "').repeat(30)).slice(0, 10000),
    capitals: (i) => (i % 2 ? word() : together(2)).toUpperCase(),
    'accents lost': () => one(accented).normalize('NFD').replace(/\p{M}/gu, ''),
    'accents gained': () => word().replace(/[aeiou]/, (letter) => `${letter}\u0308`).normalize(below(2) ? 'NFC' : 'NFD'),
  };
  const counts = { 'odd characters': ODD.length, 'other scripts': SCRIPTS.length };
  const request = (made) => ({ limit: LIMIT, ...(typeof made === 'string' ? { q: made } : made) });
  return Object.entries(kinds).flatMap(([kind, make]) => times(counts[kind] ?? EACH, (i) => ({ kind, request: request(make(i)) })));
}

// ---- Who is asked

function natively(site, requests) {
  const input = requests.map((request) => JSON.stringify(request)).join('\n');
  const told = execFileSync(program, ['search', '--queries', '-', '--built', site], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  return told.trimEnd().split('\n').map((line) => JSON.parse(line));
}

function publish(from, name) {
  execFileSync(program, ['build', '--site', from, '--output', path.join(work, name)], { stdio: 'pipe' });
  return path.join(work, name);
}
const zoek = (site) => path.join(site, 'zoek', readdirSync(path.join(site, 'zoek'))[0]);

/** The engine in Node, started anew for every tenth query, so that it has to begin without blocks as well as with many. */
function inNode(site, requests) {
  const module = new WebAssembly.Module(code);
  const file = (name) => gunzipSync(readFileSync(path.join(zoek(site), name)));
  let engine, blocks = 0, most = 0;
  const call = (name, bytes, ...first) => {
    const at = engine.alloc(bytes.length);
    new Uint8Array(engine.memory.buffer).set(bytes, at);
    const result = engine[name](...first, at, bytes.length), start = Number(result & 0xffffffffn), length = Number(result >> 32n);
    const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, start, length));
    engine.dealloc(start, length);
    return JSON.parse(text);
  };
  const answers = requests.map((request, number) => {
    if (number % 10 === 0) {
      engine = new WebAssembly.Instance(module, {}).exports;
      assert.equal(call('open', file('index.bin')).ok, true);
    }
    for (let round = 1; round <= ROUNDS; round++) {
      const found = call('answer', Buffer.from(JSON.stringify(request)));
      most = Math.max(most, round);
      if (!found.missing) return found;
      blocks += found.missing.length;
      for (const block of found.missing) assert.deepEqual(call('put', file(`b/${block}.bin`), block), { ok: true });
    }
    return { failed: 'rounds' };
  });
  return { answers, blocks, most };
}

/** The site's own worker on a page of the site, asked as the page asks it. */
async function inChromium(site, requests) {
  const executablePath = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const server = http.createServer((request, response) => {
    const file = path.join(site, decodeURIComponent(new URL(request.url, 'http://host').pathname));
    response.setHeader('content-security-policy', "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    response.setHeader('content-type', { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' }[path.extname(file)] ?? 'application/octet-stream');
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/zoeken/index.html`);
    const told = await page.evaluate(async (requests) => {
      const form = document.querySelector('form[data-worker]');
      const folder = new URL(form.dataset.folder, location.href).href;
      const [engine, index] = await Promise.all(['engine.wasm.gz', 'index.bin'].map(async (name) => (await fetch(folder + name)).arrayBuffer()));
      const worker = new Worker(form.dataset.worker);
      const ask = (message) => new Promise((done, failed) => {
        worker.onerror = () => failed(new Error('the worker failed'));
        worker.onmessage = ({ data }) => { if (!data.progress) done(data); };
        worker.postMessage(message);
      });
      const answers = [await ask({ folder, engine, index })];
      for (const [id, request] of requests.entries()) answers.push(await ask({ id, request }));
      return JSON.stringify(answers);
    }, requests);
    const [opened, ...answers] = JSON.parse(told);
    assert.deepEqual(opened, { ready: true });
    return answers.map(({ id, answer, failed }, number) => (id === number && answer) || { failed: failed ?? 'another answer' });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

// ---- The same

async function compare(t, site, texts, inBlocks) {
  assert.equal(existsSync(path.join(zoek(site), 'b')), inBlocks);
  assert.ok(gunzipSync(readFileSync(path.join(zoek(site), 'engine.wasm.gz'))).equals(code), 'the program carries another engine than engines/search/engine.wasm: build it again');
  const asked = questions(texts);
  const requests = asked.map(({ request }) => request);
  assert.ok(new Set(requests.map((request) => JSON.stringify(request))).size >= LEAST);
  const native = natively(site, requests);
  const node = inNode(site, requests);
  const chromium = await inChromium(site, requests);
  assert.equal(native.length, requests.length);
  t.diagnostic(`${requests.length} queries of ${new Set(asked.map(({ kind }) => kind)).size} kinds, ${native.filter(({ hits }) => hits.length).length} with hits; in Node ${node.blocks} blocks, at most ${node.most} rounds`);
  const differ = asked.map(({ kind, request }, i) => ({ kind, request, natively: native[i], node: node.answers[i], chromium: chromium[i] })).filter((all) => ![all.node, all.chromium].every((answer) => isDeepStrictEqual(answer, all.natively)));
  assert.equal(differ.length, 0, `${differ.map(({ kind, request }) => `${kind}: ${JSON.stringify(request).slice(0, 200)}`).join('\n')}\nThe first: ${JSON.stringify(differ[0], null, 1)}`);
  // What is asked must be there, or the comparison says little.
  asked.forEach(({ kind, request }, i) => kind === 'one word' && assert.deepEqual(native[i].nowhere, [], request.q));
}

test('the shipped catalogue', (t) => compare(t, publish(root, 'shipped'), shipped, false));

test('1,000 methods, in blocks', (t) => {
  const texts = makeSite(path.join(work, 'made'));
  return compare(t, publish(path.join(work, 'made'), 'large'), texts, true);
});

test('a line of the queries is a query or a request; what is neither is named', () => {
  const site = publish(root, 'again');
  const ask = (...lines) => spawnSync(program, ['search', '--queries', '-', '--built', site, '--limit', '3'], { input: lines.join('\n'), encoding: 'utf8' });
  const [query, request, unlimited, unknown] = ask('werk', '{"q":"werk","limit":3}', '{"q":"werk","limit":0}', '{"facets":{"niveaus":["nergens"]}}').stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(request, query);
  assert.deepEqual([request.hits.length, unlimited.hits.length, unknown.unknown], [3, LIMIT, ['niveaus=nergens']]);
  const { status, stderr } = ask('werk', '{"q":');
  assert.equal(status, 2);
  assert.match(stderr, /Regel 2 van de vragen is niet te lezen/);
});
