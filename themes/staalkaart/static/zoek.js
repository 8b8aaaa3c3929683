// The page to search on. The list of titles filters at once; the engine, in a worker, takes over when it is there. The address is the state:
// what is typed, which filters are on and how much is shown.
'use strict';
{
const PAGE = 10;
const MOST = 20; // Pages: the engine gives at most 200 results.
const id = (name) => document.getElementById(name);
const [form, box, list, found, notes, status, loading, again, more, ways, filters] =
  ['_form', 'q', 'resultaten', '_found', '_notes', '_status', '_loading', '_again', '_more', '_ways', '_filters'].map(id);
const { root } = form.dataset;
const folder = new URL(form.dataset.folder, location.href).href;
const boxes = [...filters.querySelectorAll('input')];
const texts = id('_texts').content;
const page = document.title;

/** A sentence of the theme, with its gaps filled. */
const text = (key, gaps = {}) =>
  (texts.querySelector(`[data-key="${key}"]`)?.textContent ?? '').replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);

/** A new element. */
function make(tag, fields, ...children) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}

// ---- The state, and its address

let pages = 1; // How many times ten results are shown.
let unknown = []; // Filters of the address that do not exist.
let committed; // The last address that Back should find.

const query = () => box.value.trim();
const active = () => query() !== '' || boxes.some((b) => b.checked);

function address(q = query()) {
  const params = new URLSearchParams();
  if (q) params.append('q', q);
  for (const b of boxes) if (b.checked) params.append(b.name, b.value);
  if (pages > 1) params.append('p', pages);
  return location.pathname + (`${params}` && `?${params}`);
}

function readAddress() {
  const params = new URLSearchParams(location.search);
  box.value = params.get('q') ?? '';
  pages = Math.min(Math.max(parseInt(params.get('p'), 10) || 1, 1), MOST);
  for (const b of boxes) b.checked = params.getAll(b.name).includes(b.value);
  const names = new Set(boxes.map((b) => b.name));
  unknown = [...params].filter(([name, value]) => names.has(name) && !boxes.some((b) => b.name === name && b.value === value)).map(([, value]) => value);
}

/** Typing changes the entry of the browser's history; a search that is meant makes a new one and leaves the former as it was. */
function toHistory(commit) {
  const now = address();
  try {
    if (!commit) history.replaceState(null, '', now);
    else if (now !== committed) {
      history.replaceState(null, '', committed);
      history.pushState(null, '', now);
      committed = now;
    }
  } catch { /* Too many in a short time: the next one counts. */ }
}

// ---- First tier: the list of titles

let items; // Undefined until the list is there.

const fold = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const split = (words) => fold(words).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const has = (words, part) => words.some((word) => word.startsWith(part) || (part.length > 3 && word.includes(part)));

function loadList() {
  const script = make('script', { src: `${folder}list.js` });
  script.onload = () => {
    const { facets, items: all } = globalThis.staalkaartLijst ?? {};
    if (!all?.length) return; // So in a large catalogue: the engine has to do it alone.
    items = all.map(([kind, titel, url, also, terms]) => ({
      kind, titel, url, samenvatting: also.join(', '),
      title: split(titel), words: split([titel, ...also, url].join(' ')),
      facets: [['soort', kind], ...terms.map((number) => facets[number])],
    }));
    if (waiting || trouble || !active()) drawList();
  };
  script.onerror = () => script.remove();
  document.head.append(script);
}

/** What the list finds, in the shape of the engine's answer. */
function fromList() {
  const wanted = [], unwanted = [];
  for (const part of query().split(/\s+/)) (/^-./.test(part) ? unwanted : wanted).push(...split(part));
  const chosen = new Map();
  for (const b of boxes) if (b.checked) chosen.set(b.name, [...(chosen.get(b.name) ?? []), b.value]);
  const facets = {};
  const hits = [];
  for (const item of items) {
    if (!wanted.every((word) => has(item.words, word)) || unwanted.some((word) => has(item.words, word))) continue;
    const lacking = [...chosen].filter(([name, values]) => !item.facets.some(([n, value]) => n === name && values.includes(value)));
    if (!lacking.length) hits.push(item);
    // A count says how many there would be with that filter too: its own dimension does not hold it back.
    if (lacking.length < 2) for (const [name, value] of item.facets) {
      if (lacking.length && lacking[0][0] !== name) continue;
      facets[name] ??= {};
      facets[name][value] = (facets[name][value] ?? 0) + 1;
    }
  }
  const rank = (item) => (wanted.every((word) => has(item.title, word)) ? 0 : 1);
  hits.sort((a, b) => rank(a) - rank(b));
  return { total: hits.length, facets, hits: hits.slice(0, pages * PAGE), titles: true };
}

// ---- Second tier: the engine

let worker, bytes, watch, waiting;
let asked = 0; // Number of the newest question: only its answer counts.
let state = 'off'; // off, loading, ready or dead
let trouble = ''; // Why there is no full text, by the name of its sentence.
let restarted = false;
let cache = 'default';

async function get(name, options) {
  const response = await fetch(folder + name, { cache, ...options });
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

/** The engine; where the host does not compress, the copy that is compressed already. */
async function getEngine() {
  const stop = new AbortController();
  const response = await get('engine.wasm', { signal: stop.signal });
  if (response.headers.has('content-encoding')) return response.arrayBuffer();
  stop.abort();
  return (await get('engine.wasm.gz').catch(() => get('engine.wasm'))).arrayBuffer();
}

function able() {
  try {
    // The smallest module there is: some pages may not run any.
    return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) && !!DecompressionStream;
  } catch {
    return false;
  }
}

async function start() {
  if (state !== 'off') return;
  if (location.protocol === 'file:') return fail('file');
  if (!able()) return fail('unable');
  state = 'loading';
  // Worker, engine and index come at the same time.
  const mine = worker = new Worker(form.dataset.worker);
  worker.onmessage = ({ data }) => mine === worker && hear(data);
  worker.onerror = () => mine === worker && crash();
  bytes ??= Promise.all([getEngine(), get('index.bin').then((response) => response.arrayBuffer())]);
  try {
    const [engine, index] = await bytes;
    if (mine !== worker) return;
    worker.postMessage({ folder, engine, index });
    guard();
  } catch {
    if (mine === worker) fail('failed');
  }
}

function hear({ ready, id: number, answer, failed }) {
  if (failed === 'crashed') return crash();
  if (failed && number === undefined) return fail(failed);
  if (ready) {
    state = 'ready';
    loading.hidden = true;
    if (waiting) worker.postMessage(waiting);
  } else if (number === asked) {
    waiting = undefined;
    if (failed) lament(failed);
    else {
      restarted = false;
      trouble = '';
      again.hidden = true;
      draw(answer);
    }
  }
  guard();
}

/** A worker that owes an answer and says nothing for long is ended. */
function guard() {
  clearTimeout(watch);
  if (waiting) watch = setTimeout(crash, 15000);
}

/** Starts a new worker, once; then the list has to do. */
function crash() {
  if (restarted) return fail('crashed');
  restarted = true;
  worker.terminate();
  state = 'off';
  start();
}

/** No full text any more: the list stays. */
function fail(why) {
  clearTimeout(watch);
  worker?.terminate();
  worker = bytes = undefined;
  state = 'dead';
  lament(why);
}

function lament(why) {
  trouble = why === 'failed' && !navigator.onLine ? 'offline' : why;
  again.hidden = ['file', 'unable'].includes(why);
  drawList();
}

function tryAgain() {
  if (document.activeElement === again) box.focus();
  again.hidden = true;
  trouble = '';
  restarted = false;
  if (state === 'dead') state = 'off';
  cache = 'reload'; // What was kept may be what is damaged.
  if (!items) loadList();
  start();
  refresh();
}

// ---- Asking and drawing

let later, saying;
let focusOn; // After "more": the first new result.

/** Half a character, as a careless program may paste it, is no text that can be sent. */
const wellFormed = (text) => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

function refresh(typing = false) {
  clearTimeout(later);
  clearTimeout(saying);
  const facets = {};
  for (const b of boxes) if (b.checked) (facets[b.name] ??= []).push(b.value);
  waiting = active() ? { id: ++asked, request: { q: wellFormed(query()), facets, offset: 0, limit: pages * PAGE, typing } } : undefined;
  if (!waiting) {
    asked++; // What is still on its way is no longer wanted.
    clearTimeout(watch);
    return drawList();
  }
  start();
  if (state !== 'ready') return drawList();
  guard();
  worker.postMessage(waiting);
  // The engine mostly answers at once; the list would only make the page flicker.
  later = setTimeout(drawList, 150);
}

function drawList() {
  loading.hidden = state !== 'loading' || !active();
  const answer = items ? fromList() : { total: 0, facets: {}, hits: [], titles: true };
  if (active() && answer.total === 0 && !trouble) {
    // Nothing in the titles says nothing yet: the engine knows.
    if (state === 'loading') showHits([]);
    return;
  }
  draw(answer);
}

function draw(answer) {
  clearTimeout(later);
  const on = active() && (items || !answer.titles);
  const chosen = boxes.filter((b) => b.checked).length;
  showChosen();
  for (const b of boxes) b.parentElement.querySelector('.count').textContent = answer.facets[b.name]?.[b.value] ?? (items || !answer.titles ? 0 : '');
  id('_chosen').textContent = chosen ? `(${chosen})` : '';
  id('_clear').hidden = !chosen;
  found.hidden = !on;
  ways.hidden = on && answer.total > 0;
  showNotes(on ? answer : {}, chosen);
  showHits(on ? answer.hits : []);
  more.hidden = !on || answer.total <= answer.hits.length || pages >= MOST;
  say(on ? answer : undefined);
  if (focusOn !== undefined && list.children[focusOn]) {
    list.children[focusOn].querySelector('a').focus();
    focusOn = undefined;
  }
}

/** The question and the filters that are on, where they stand without opening anything: in the title of the page and as chips that put a filter off. */
function showChosen() {
  const on = boxes.filter((b) => b.checked);
  const asked = [...(query() ? [`‘${short(query())}’`] : []), ...on.map(label)];
  document.title = asked.length ? `${asked.join(', ')} · ${page}` : page;
  id('_share').hidden = !asked.length;
  const chips = id('_chips');
  const values = JSON.stringify(on.map((b) => [b.name, b.value]));
  chips.hidden = !on.length;
  if (chips.dataset.values === values) return;
  chips.dataset.values = values;
  const had = chips.contains(document.activeElement);
  chips.replaceChildren(...on.map((b) => {
    const swatch = b.parentElement.querySelector('.swatch')?.cloneNode(true);
    const off = () => { b.checked = false; ask(); };
    return make('li', {}, make('button', { type: 'button', onclick: off }, ...(swatch ? [swatch] : []), label(b), make('span', { className: 'hidden', textContent: `: ${text('chip')}` })));
  }));
  if (had) (chips.querySelector('button') ?? box).focus();
}

/** One announcement, when typing pauses and only if something changed. */
function say(answer) {
  const parts = [];
  if (answer) {
    const q = query();
    const count = [text(`found-${answer.total}`) || text('found', { count: answer.total })];
    if (answer.titles) count.push(text('in-titles'));
    if (q) count.push(text('for', { query: short(q) }));
    parts.push(`${count.join(' ')}.`);
  }
  if (trouble) parts.push(text(trouble));
  if (trouble && items) parts.push(text('titles'));
  parts.push(...unknown.map((term) => text('unknown', { term })));
  const words = parts.join(' ');
  clearTimeout(saying);
  saying = setTimeout(() => {
    if (status.textContent !== words) status.textContent = words;
  }, 400);
}

/** What there is to say about the question, and other questions to ask. */
function showNotes({ corrected, ignored, loosened, nowhere, suggestions, filters: offers, total }, chosen) {
  const quoted = (words) => words.map((word) => `‘${short(word)}’`).join(', ');
  const lines = [];
  if (corrected) lines.push([text('corrected', { query: short(corrected) })]);
  if (ignored) lines.push([text('ignored')]);
  if (loosened) lines.push([text('loosened')]);
  if (nowhere?.length) lines.push([text('nowhere', { words: quoted(nowhere) })]);
  if (suggestions?.length) {
    const links = suggestions.flatMap((q) => [', ', make('a', { href: address(q), textContent: short(q), onclick: (event) => follow(event, q) })]);
    lines.push([`${text('did-you-mean')} `, ...links.slice(1), '?']);
  }
  for (const { dimension, term, query: rest } of offers ?? []) {
    const filter = boxes.find((b) => b.name === dimension && b.value === term);
    if (!filter) continue;
    const names = { term: label(filter), dimension: singular(dimension).toLowerCase() };
    lines.push([button(text('only', names), () => { filter.checked = true; ask(rest); })]);
  }
  if (total === 0 && chosen) lines.push([button(text('no-filters'), clear)]);
  notes.replaceChildren(...lines.map((line) => make('p', {}, ...line)));
}

const short = (words) => (words.length > 80 ? `${words.slice(0, 80)}…` : words);
const button = (textContent, onclick) => make('button', { type: 'button', textContent, onclick });
const singular = (dimension) => filters.querySelector(`[data-dimension="${CSS.escape(dimension)}"]`)?.dataset.singular ?? '';
const label = (filter) => filter?.parentElement.querySelector('span:not(.swatch)').textContent ?? '';

/** The engine marks words in escaped text; only text and marks come out. */
function marked(html) {
  const plain = (part) => part.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");
  return html.split(/<\/?mark>/).map((part, at) => (at % 2 ? make('mark', {}, plain(part)) : plain(part)));
}

/** Results keep their element, so that focus, open details and the place on the screen stay. */
function showHits(hits) {
  const focus = list.contains(document.activeElement) && document.activeElement;
  const kept = new Map([...list.children].map((li) => [li.dataset.key, li]));
  hits.forEach((hit, place) => {
    const li = kept.get(hit.url) ?? id('_hit').content.firstElementChild.cloneNode(true);
    kept.delete(hit.url);
    fill(li, hit);
    if (list.children[place] !== li) list.insertBefore(li, list.children[place] ?? null);
  });
  for (const li of kept.values()) li.remove();
  if (focus && focus !== document.activeElement) (list.contains(focus) ? focus : box).focus({ preventScroll: true });
}

/** The filter of a hit's kind: of a kind of the site's own by its folder, which its list does not count for. */
function kindOf(hit, page) {
  const kinds = boxes.filter((b) => b.name === 'soort');
  const own = kinds.find((b) => b.dataset.folder && page.startsWith(`${b.dataset.folder}/`) && page !== `${b.dataset.folder}/`);
  return own ?? kinds.find((b) => b.value === hit.kind);
}

function fill(li, hit) {
  const [page, anchor] = hit.url.split('#');
  const href = `${root}${page}index.html`;
  const part = (selector) => li.querySelector(selector);
  li.dataset.key = hit.url;
  const link = part('a');
  link.href = anchor ? `${href}#${anchor}` : href;
  link.replaceChildren(...(hit.titel_marked ? marked(hit.titel_marked) : [hit.titel]));
  part('.hit-kind').textContent = (hit.kind === 'term' && singular(page.split('/')[0])) || label(kindOf(hit, page));
  const passage = part('.passage');
  passage.replaceChildren(...(hit.passage ? marked(hit.passage) : [hit.samenvatting ?? '']));
  const places = (hit.sections ?? []).slice(0, 3).map(({ anchor: name, titel, passage: words }) =>
    make('li', {}, make('a', { href: `${href}#${name}`, textContent: titel }), ...(words ? [' ', ...marked(words)] : [])));
  part('.places').replaceChildren(...places);
  for (const element of [link, passage, part('.places')]) element.lang = hit.taal ?? document.documentElement.lang;
  const reasons = (hit.why ?? []).map(({ word, form: as, how, field }) =>
    make('li', {}, text(fold(word) === fold(as) ? 'why-same' : 'why', { word, form: as, field: text(`field-${field}`), how: text(`how-${how}`) })));
  if (hit.beside) reasons.push(make('li', {}, text('why-beside', { title: hit.beside })));
  part('.why ul').replaceChildren(...reasons);
  part('.why').hidden = !reasons.length;
  const lay = part('.lay');
  if (hit.kind !== 'methodiek' || !lay) return lay?.remove();
  lay.classList.remove('laid');
  lay.dataset.lay = page.split('/')[1];
  lay.href = `${form.dataset.planner}#erbij=${lay.dataset.lay}`;
  lay.replaceChildren(lay.dataset.text, make('span', { className: 'hidden', textContent: `: ${hit.titel}` }));
  lay.hidden = false;
  globalThis.staalkaartLegAan?.();
}

// ---- What the reader does

/** A search that is meant: to the history, and asked with whole words. */
function ask(q) {
  if (q !== undefined) {
    box.value = q;
    box.focus();
  }
  pages = 1;
  unknown = [];
  toHistory(true);
  refresh();
}

function follow(event, q) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(q);
}

function clear() {
  for (const b of boxes) b.checked = false;
  ask(query());
}

box.addEventListener('focus', start);
box.addEventListener('input', () => {
  pages = 1;
  toHistory(false);
  refresh(true);
});
// Leaving the box commits what was typed, without another answer: the results stay as they are.
box.addEventListener('change', () => toHistory(true));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
  if (matchMedia('(pointer: coarse)').matches) box.blur(); // The keyboard of a phone makes way for the results.
});
filters.addEventListener('change', () => ask());
id('_clear').addEventListener('click', clear);
again.addEventListener('click', tryAgain);
more.addEventListener('click', () => {
  focusOn = list.children.length;
  pages++;
  toHistory(true);
  refresh();
});
addEventListener('online', () => trouble === 'offline' && tryAgain());
addEventListener('popstate', () => {
  readAddress();
  committed = address();
  refresh();
});

// Arrows go through the results, Escape back to the box.
box.addEventListener('keydown', (event) => event.key === 'ArrowDown' && step(event, 0));
list.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') return box.focus();
  const at = [...list.children].findIndex((li) => li.querySelector('h3 a') === event.target);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at >= 0 && by) step(event, at + by);
});

function step(event, to) {
  const target = to < 0 ? box : list.children[to]?.querySelector('h3 a');
  if (!target) return;
  event.preventDefault();
  target.focus();
}

// site.js reads this switch on every page.
const keys = id('_keys');
try {
  keys.checked = localStorage.getItem('staalkaart-sneltoetsen') !== 'uit';
} catch { /* Storage is closed: the switch holds nothing. */ }
keys.addEventListener('change', () => {
  try {
    if (keys.checked) localStorage.removeItem('staalkaart-sneltoetsen');
    else localStorage.setItem('staalkaart-sneltoetsen', 'uit');
  } catch { keys.checked = true; }
});

readAddress();
committed = address();
for (const element of [filters, document.querySelector('.tips')]) element.hidden = false;
filters.open = matchMedia('(min-width: 60rem)').matches;
loadList();
refresh();
}
