// The page to make a trajectory on. The engine computes all there is to say of a plan; this shows it, and turns what the reader does into another
// plan. The part of the address behind the # is the state, so no server sees it; the browser keeps the last own one.
'use strict';
{
const KEY = 'staalkaart-traject';
const FORMER = 'staalkaart-traject-vorige';
const id = (name) => document.getElementById(name);
const planner = id('_planner');
const { root, methods: folder, compare, swatches } = planner.dataset;
const fields = { name: id('_name'), for_whom: id('_whom'), summary: id('_summary') };
const methods = globalThis.staalkaartGegevens?.methods ?? [];

let engine; // Set once it runs.
let plan; // What the reader is making.
let seen; // What the engine says of it.
let foreign = false; // Whether it came with a link and was not touched yet.

/** A sentence of the theme, with its gaps filled. */
const text = (key, gaps = {}) =>
  (id('_texts').content.querySelector(`[data-key="${key}"]`)?.textContent ?? '').replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);
const say = (words) => { id('_status').textContent = words; };
const copyOf = (name) => id(name).content.firstElementChild.cloneNode(true);
const fill = (list, items) => list.replaceChildren(...items);

/** A new element. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A link to a method, in the language of its title. */
/** The page of a method. */
const page = (slug) => `${folder}${slug}/index.html`;

function toMethod(link, { slug, title, language }) {
  link.textContent = title;
  link.href = page(slug);
  if (language) link.lang = language;
}

// ---- The engine: JSON for JSON

async function start() {
  const code = Uint8Array.from(atob(globalThis.staalkaartWeefgetouw), (c) => c.charCodeAt(0));
  engine = (await WebAssembly.instantiate(code)).instance.exports;
  const opened = call('open', globalThis.staalkaartGegevens);
  if (opened.error) throw new Error(opened.error);
}

function call(name, request) {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const at = engine.alloc(bytes.length);
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  const packed = BigInt.asUintN(64, engine[name](at, bytes.length));
  const [from, length] = [Number(packed & 0xffffffffn), Number(packed >> 32n)];
  const answer = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, from, length));
  engine.dealloc(from, length);
  return JSON.parse(answer);
}

function ask(request) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return call('answer', { ...request, root, date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` });
}

// ---- What the browser keeps

/** What is kept under a name; undefined where the browser keeps nothing. */
function kept(key) {
  try { return localStorage.getItem(key) ?? ''; } catch { return undefined; }
}

function keep(key, value) {
  try { localStorage.setItem(key, value); } catch { /* Said in the notes. */ }
}

const toHere = (address) => location.pathname + location.search + (address && `#${address}`);

// ---- From the address to the page

function load() {
  const raw = location.hash.slice(1);
  const extra = new URLSearchParams(raw).get('erbij');
  const own = kept(KEY) ?? '';
  let answer = ask({ address: extra !== null || !raw ? own : raw });
  foreign = !!raw && extra === null && raw !== own;
  plan = answer.plan;
  if (extra) {
    if (!plan.phases.some((phase) => phase.methods.includes(extra))) lastPhase().methods.push(extra);
    answer = ask({ plan });
    keep(KEY, answer.address);
  }
  const wrong = answer.problems.some(({ kind }) => kind === 'version' || kind === 'long');
  // A link that could not be read stays as it is until the reader goes on.
  if (!wrong) history.replaceState(null, '', toHere(answer.address));
  seen = answer;
  plan = seen.plan;
  show();
  notes(seen.problems);
}

function lastPhase() {
  if (!plan.phases.length) plan.phases.push({ name: '', when: '', note: '', methods: [] });
  return plan.phases.at(-1);
}

/** Says what was wrong with the address, and where the reader's own trajectory is. */
function notes(problems) {
  const items = problems.map(({ kind, text: about }) => make('p', { textContent: text(`problem-${kind}`, { text: about }) }));
  const own = kept(KEY);
  const toOwn = (address, key) => make('a', { href: `#${address}`, textContent: text(key) });
  if (own === undefined) items.push(make('p', { textContent: text('stored-not') }));
  else if (foreign && own) items.push(make('p', {}, `${text('own')} `, toOwn(own, 'own-open')));
  else if (!foreign && kept(FORMER) && kept(FORMER) !== seen.address) items.push(make('p', { className: 'small' }, toOwn(kept(FORMER), 'own-former')));
  fill(id('_notes'), items);
  id('_notes').className = items.length ? 'alert' : '';
}

// ---- From what the reader does to the address

/** The plan was changed: computes, keeps and shows it. `typing` changes the entry of the browser's history instead of making a new one. */
function changed({ typing = false, focus, words } = {}) {
  if (foreign) {
    const own = kept(KEY);
    if (own) keep(FORMER, own);
    foreign = false;
  }
  seen = ask({ plan });
  if (!typing) plan = seen.plan;
  try {
    history[typing ? 'replaceState' : 'pushState'](null, '', toHere(seen.address));
  } catch { /* Too many in a short time: the next one counts. */ }
  keep(KEY, seen.address);
  if (typing) showSeen();
  else show();
  notes(seen.problems.filter(({ kind }) => kind === 'unknown' || kind === 'many'));
  if (words) say(`${words} ${id('_sum').textContent}`);
  if (!focus) return;
  // A button at an end is off; the one beside it is not, unless there is only one.
  const wanted = document.querySelector(focus);
  const beside = wanted?.disabled && wanted.parentElement.querySelector('button:enabled');
  (beside || wanted || id('_find_method')).focus();
}

const phaseName = (at) => plan.phases[at]?.name.trim() || text('phase', { number: at + 1 });
const titleOf = (slug) => methods.find((method) => method.s === slug)?.t ?? slug;

function lay(slug) {
  const phase = plan.phases[id('_where').value] ?? lastPhase();
  if (!phase.methods.includes(slug)) phase.methods.push(slug);
  return text('laid', { title: titleOf(slug), phase: phaseName(plan.phases.indexOf(phase)) });
}

/** Moves a method a place up or down, into the phase above or below at an end; gives where it is then. */
function move(from, place, by) {
  const slug = plan.phases[from].methods[place];
  const to = plan.phases[from].methods[place + by] === undefined ? from + by : from;
  if (!plan.phases[to]) return [from, place];
  plan.phases[from].methods.splice(place, 1);
  const at = to === from ? place + by : by < 0 ? plan.phases[to].methods.length : 0;
  return put(slug, to, at);
}

function put(slug, phase, place) {
  const list = plan.phases[phase].methods;
  const already = list.indexOf(slug);
  if (already >= 0) list.splice(already, 1);
  list.splice(Math.min(place, list.length), 0, slug);
  return [phase, list.indexOf(slug)];
}

const moved = (slug, [phase, place]) => text('moved', { title: titleOf(slug), phase: phaseName(phase), place: place + 1 });

id('_phases').addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-do]');
  if (!button) return;
  const from = Number(button.closest('[data-phase]').dataset.phase);
  const item = button.closest('[data-place]');
  const what = button.dataset.do;
  if (!item) return movePhase(from, what);
  const place = Number(item.dataset.place);
  const slug = plan.phases[from].methods[place];
  if (what === 'remove') {
    plan.phases[from].methods.splice(place, 1);
    const next = Math.min(place, plan.phases[from].methods.length - 1);
    return changed({ words: text('removed', { title: titleOf(slug) }), focus: next < 0 ? `#_phase_${from} [data-field=name]` : `#_phase_${from} [data-place="${next}"] [data-do=remove]` });
  }
  const [phase, at] = move(from, place, what === 'up' ? -1 : 1);
  changed({ words: moved(slug, [phase, at]), focus: `#_phase_${phase} [data-place="${at}"] [data-do=${what}]` });
});

function movePhase(from, what) {
  const title = phaseName(from);
  const [phase] = plan.phases.splice(from, 1);
  if (what === 'remove') return changed({ words: text('removed', { title }), focus: plan.phases.length ? `#_phase_${Math.min(from, plan.phases.length - 1)} [data-do=remove]` : '#_add_phase' });
  const to = Math.max(0, Math.min(plan.phases.length, from + (what === 'up' ? -1 : 1)));
  plan.phases.splice(to, 0, phase);
  changed({ words: text('moved', { title, phase: text('phase', { number: to + 1 }), place: to + 1 }), focus: `#_phase_${to} [data-do=${what}]` });
}

// Dragging does what the buttons do.
let dragged;
id('_phases').addEventListener('dragstart', (event) => {
  const item = event.target.closest?.('[data-place]');
  if (!item) return;
  dragged = [Number(item.closest('[data-phase]').dataset.phase), Number(item.dataset.place)];
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', item.textContent);
});
id('_phases').addEventListener('dragover', (event) => { if (dragged && event.target.closest('[data-phase]')) event.preventDefault(); });
id('_phases').addEventListener('dragend', () => { dragged = undefined; });
id('_phases').addEventListener('drop', (event) => {
  const phase = event.target.closest('[data-phase]');
  if (!dragged || !phase) return;
  event.preventDefault();
  const [from, place] = dragged;
  const over = event.target.closest('[data-place]');
  const slug = plan.phases[from].methods.splice(place, 1)[0];
  const to = Number(phase.dataset.phase);
  changed({ words: moved(slug, put(slug, to, over ? Number(over.dataset.place) : Infinity)) });
});

for (const [name, field] of Object.entries(fields)) field.addEventListener('input', () => { plan[name] = field.value; changed({ typing: true }); });
id('_phases').addEventListener('input', ({ target }) => {
  const phase = plan.phases[target.closest('[data-phase]').dataset.phase];
  phase[target.dataset.field] = target.value;
  changed({ typing: true });
  if (target.dataset.field === 'name') nameTargets();
});
id('_add_phase').addEventListener('click', () => {
  plan.phases.push({ name: '', when: '', note: '', methods: [] });
  changed({ focus: `#_phase_${plan.phases.length - 1} [data-field=name]` });
});
for (const list of [id('_found_methods'), id('_coverage')]) list.addEventListener('click', ({ target }) => {
  const slug = target.closest('button[data-slug]')?.dataset.slug;
  if (!slug) return;
  const open = target.closest('details')?.dataset.key;
  changed({ words: lay(slug), focus: open && `[data-key="${open}"] summary` });
  if (list.id === '_found_methods') id('_find_method').select();
  find();
});

// ---- Finding a method by name

const fold = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function find() {
  const wanted = fold(id('_find_method').value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const hits = wanted.length ? methods.filter((method) => wanted.every((part) => fold([method.t, ...(method.a ?? []), method.s].join(' ')).includes(part))) : [];
  id('_matches').textContent = wanted.length ? text(hits.length < 2 ? `found-${hits.length}` : 'found', { count: hits.length }) : '';
  fill(id('_found_methods'), hits.slice(0, 8).map((method) => suggestion({ slug: method.s, title: method.t, language: method.l, href: page(method.s), reason: '' })));
}
id('_find_method').addEventListener('input', () => { if (engine) find(); });

function suggestion(method) {
  const item = copyOf('_suggestion');
  toMethod(item.querySelector('a'), method);
  item.querySelector('.reason').textContent = method.reason;
  const button = item.querySelector('button');
  button.dataset.slug = method.slug;
  button.querySelector('span').textContent = `: ${method.title}`;
  return item;
}

// ---- Showing

function show() {
  for (const [name, field] of Object.entries(fields)) field.value = plan[name];
  const where = id('_where').value;
  fill(id('_phases'), plan.phases.map((phase, at) => {
    const item = copyOf('_phase');
    item.id = `_phase_${at}`;
    item.dataset.phase = at;
    for (const input of item.querySelectorAll('[data-field]')) {
      input.value = phase[input.dataset.field];
      input.id = `_phase_${at}_${input.dataset.field}`;
      input.previousElementSibling.htmlFor = input.id;
    }
    const list = seen.phases[at].map((method, place) => placed(method, at, place));
    fill(item.querySelector('ul'), list.length ? list : [make('li', { className: 'small', textContent: text('nothing') })]);
    const [up, down] = item.querySelectorAll('.planner-phase-head button');
    up.disabled = at === 0;
    down.disabled = at === plan.phases.length - 1;
    return item;
  }));
  fill(id('_where'), plan.phases.map((_, at) => make('option', { value: at })));
  nameTargets();
  const last = plan.phases.length - 1;
  id('_where').value = where !== '' && where <= last ? where : Math.max(last, 0);
  showSeen();
}

/** The names of phases, wherever they stand. */
function nameTargets() {
  if (!plan.phases.length) fill(id('_where'), [make('option', { value: 0 })]);
  for (const [at, option] of [...id('_where').options].entries()) option.textContent = phaseName(at);
  for (const [at, item] of [...id('_phases').children].entries()) item.querySelector('h3').textContent = phaseName(at);
}

function strip(element, terms) {
  element.setAttribute('aria-label', `${swatches}: ${terms.map(([, , title]) => title).join(', ')}`);
  fill(element, terms.map(([className, letter]) => make('b', { className, textContent: letter })));
}

function placed(method, phase, place) {
  const item = copyOf('_placed');
  item.dataset.place = place;
  const link = item.querySelector('a');
  if (method.title === null) {
    link.replaceWith(make('span', { className: 'mark', textContent: `${method.slug} (${text('unknown-here')})` }));
    item.querySelector('.strip').remove();
  } else {
    toMethod(link, method);
    strip(item.querySelector('.strip'), method.swatches);
  }
  for (const button of item.querySelectorAll('button')) button.querySelector('span').append(`: ${method.title ?? method.slug}`);
  const [up, down] = item.querySelectorAll('button');
  up.disabled = phase === 0 && place === 0;
  down.disabled = phase === seen.phases.length - 1 && place === seen.phases[phase].length - 1;
  return item;
}

/** The band as an element: parsed as a document of its own, in which nothing runs. */
function band(prefix) {
  if (!seen.band) return [];
  const svg = document.adoptNode(new DOMParser().parseFromString(seen.band, 'text/html').querySelector('svg'));
  // Two copies on one page need two sets of ids.
  for (const element of [svg, ...svg.querySelectorAll('*')]) for (const { name, value } of [...element.attributes]) {
    if (value.includes('_weave')) element.setAttribute(name, value.replaceAll('_weave', prefix));
  }
  return [svg];
}

function showSeen() {
  id('_empty').hidden = seen.count > 0;
  fill(id('_band'), band('_band_woven'));
  id('_band').hidden = !seen.band;
  const [central, work] = id('_cautions').children;
  central.hidden = !seen.without_central;
  central.firstElementChild.textContent = text('without-central', { term: seen.without_central });
  work.hidden = !seen.only_work;
  const open = new Set([...id('_coverage').querySelectorAll('details[open]')].map((details) => details.dataset.key));
  fill(id('_coverage'), seen.count ? seen.dimensions.map((dimension) => {
    const section = copyOf('_dimension');
    section.querySelector('h3').textContent = dimension.title;
    fill(section.querySelector('ul'), dimension.terms.map((term) => shownTerm(dimension, term, open)));
    return section;
  }) : []);
  id('_sum').hidden = !seen.count;
  id('_sum').textContent = seen.count ? sum(seen.dimensions[0]) : '';
  id('_export').disabled = !seen.markdown;
  id('_link').value = location.href;
  paper();
}

function shownTerm(dimension, term, open) {
  const item = copyOf('_term');
  item.className = term.count === 0 ? 'gap' : term.count === 1 ? 'thin' : '';
  const swatch = item.querySelector('.swatch');
  swatch.classList.add(term.class);
  swatch.textContent = term.letter;
  toMethod(item.querySelector('a'), term);
  const state = item.querySelector('.state');
  if (term.count > 1) state.textContent = text('covered', { count: term.count });
  else if (term.count) state.textContent = text('thin', { title: term.by[0] });
  else state.textContent = text(dimension.matters ? 'missing' : 'absent');
  if (term.count < 2 && dimension.matters) state.classList.add('mark');
  const details = item.querySelector('details');
  if (term.fillers.length) {
    details.hidden = false;
    details.dataset.key = term.class;
    details.open = open.has(term.class);
    details.querySelector('summary').textContent = text(term.count ? 'strengthen' : 'fill', { term: term.title.toLowerCase() });
    fill(details.querySelector('ul'), term.fillers.map(suggestion));
    const more = details.querySelector('p');
    if (term.more) more.append(text('more', { count: term.more }), ' ');
    if (compare && term.fillers.length > 1) more.append(make('a', { href: `${compare}?${term.fillers.slice(0, 4).map(({ slug }) => `m=${slug}`).join('&')}`, textContent: text('compare') }));
  }
  return item;
}

/** What is covered of a dimension, in a sentence or two. */
function sum({ title, terms }) {
  const missing = terms.filter((term) => !term.count).map((term) => term.title.toLowerCase());
  const covered = text('sum', { covered: terms.length - missing.length, all: terms.length, terms: title.toLowerCase() });
  return missing.length ? `${covered} ${text('sum-missing', { terms: missing.join(', ') })}` : covered;
}

/** The sheet of paper: name, band, phases, questions. */
function paper() {
  id('_paper').hidden = !seen.count;
  id('_paper_name').textContent = plan.name.trim() || text('untitled');
  id('_paper_whom').textContent = plan.for_whom.trim() && `${text('for-whom')} ${plan.for_whom.trim()}`;
  fill(id('_paper_band'), band('_paper_woven'));
  id('_paper_cautions').textContent = [seen.without_central && `${text('without-central', { term: seen.without_central })}.`, seen.only_work && `${text('only-work')}.`].filter(Boolean).join(' ');
  fill(id('_paper_phases'), plan.phases.map((phase, at) => {
    const names = seen.phases[at].map((method) => method.title ?? method.slug).join(', ');
    const when = phase.when.trim() && ` (${phase.when.trim()})`;
    return make('li', {}, make('b', { textContent: `${phaseName(at)}${when}` }), `: ${names}. ${phase.note.trim()}`);
  }));
}

// ---- Keeping and sharing

id('_copy').addEventListener('click', async () => {
  id('_link_field').hidden = false;
  id('_link').value = location.href;
  try {
    await navigator.clipboard.writeText(location.href);
    say(text('copied'));
  } catch {
    id('_link').focus();
    id('_link').select();
    say(text('copy-by-hand'));
  }
});
id('_export').addEventListener('click', () => {
  const name = fold(plan.name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80).replace(/-$/, '') || 'mijn-traject';
  const href = URL.createObjectURL(new Blob([seen.markdown], { type: 'text/markdown' }));
  make('a', { href, download: `${name}.md` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
});
id('_clear').addEventListener('click', () => {
  if (seen.address) keep(FORMER, seen.address);
  plan = ask({}).plan;
  changed({ words: text('cleared'), focus: '#_name' });
});
const reload = () => { if (location.hash.slice(1) !== seen.address) load(); };
addEventListener('popstate', reload);
addEventListener('hashchange', reload);
// Laid from another window: taken over, where this window shows the same.
addEventListener('storage', ({ key, oldValue, newValue }) => {
  if (key !== KEY || !newValue || (oldValue ?? '') !== seen.address) return;
  history.pushState(null, '', toHere(newValue));
  load();
});

start().then(() => {
  id('_unable').hidden = true;
  planner.hidden = false;
  load();
}, () => { id('_why').hidden = false; });
}
