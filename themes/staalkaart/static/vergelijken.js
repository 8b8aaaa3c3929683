// Methods side by side. The address says which: ?m=ips&m=jobcoaching or ?m=ips.jobcoaching. What has data-row on their pages fills the row of that
// name here, so nothing is written down twice; the words come from the template.
'use strict';
{
const [form, status, comparison, pieces] = ['_form', '_status', '_comparison', '_pieces'].map((id) => document.getElementById(id));
const [head, ...rows] = comparison.querySelectorAll('tr');
const fields = [...form.querySelectorAll('[name=m]')];
// Where there are too many methods for one list, each field has a field before it that chooses the page of the list to take its methods from.
const lists = [...form.querySelectorAll('[data-part]')];
if (!lists.length) for (const field of fields.slice(1)) field.append(...fields[0].cloneNode(true).options);
const titles = new Map([...fields[0].options].map(({ value, text }) => [value, text]));
const page = (slug) => new URL(`${form.dataset.methods}${slug}/index.html`, location.href).href;

function piece(name, link) {
  const copy = pieces.content.querySelector(`[data-piece=${name}]`).cloneNode(true);
  if (link) Object.assign(copy.querySelector('a, b'), link);
  return copy;
}

/** A sentence about methods, or about what should have been one. */
function say(name, slugs = []) {
  const line = piece(name);
  for (const [at, slug] of slugs.slice(0, 20).entries()) {
    line.append(at ? ', ' : ' ', titles.has(slug) ? piece('link', { href: page(slug), textContent: titles.get(slug) }) : `‘${slug.replace(/^(.{60}).+/su, '$1…')}’`);
  }
  status.append(line, slugs[20] ? '…' : '');
}

/** The name of a method in the address of its page. */
const slugOf = (address) => new URL(address).pathname.split('/').at(-2);

function option({ slug, title, lang }, selected) {
  const made = new Option(title, slug, selected, selected);
  if (lang) made.lang = lang;
  return made;
}

/** The methods on a page of the list; asked for once. */
const pages = new Map();
function methodsOn(address) {
  const read = async () => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    const found = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...found.querySelectorAll('.method-list > li')].map((item) => {
      const title = item.querySelector('.method-title');
      return { slug: slugOf(new URL(title.getAttribute('href'), response.url)), title: title.textContent, lang: title.lang };
    });
  };
  if (!pages.has(address)) pages.set(address, read());
  return pages.get(address);
}

for (const [at, list] of lists.entries()) {
  list.addEventListener('change', async () => {
    const { value } = list;
    const methods = value ? await methodsOn(value).catch(() => pages.delete(value)) : [];
    if (list.value !== value) return; // Another one was chosen meanwhile.
    status.querySelector('[data-piece=letter]')?.remove();
    if (!Array.isArray(methods)) return status.append(piece('letter'));
    for (const { slug, title } of methods) titles.set(slug, title);
    fields[at].replaceChildren(fields[at].options[0], ...methods.map((method) => option(method, false)));
  });
}

/** The page of a method, also from its former address; nothing where there is none. */
async function load(address, moved) {
  const response = await fetch(address);
  const found = new DOMParser().parseFromString(await response.text(), 'text/html');
  const to = found.querySelector('[http-equiv=refresh]')?.content.split('url=')[1];
  if (to && !moved) return load(new URL(to, response.url), true);
  for (const part of found.querySelectorAll('script, style, [data-stays]')) part.remove();
  for (const part of found.querySelectorAll('[id]')) part.removeAttribute('id');
  for (const link of found.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), response.url);
  const title = found.querySelector('[data-row=title]');
  return title && { found, link: { href: response.url, textContent: title.textContent, lang: title.closest('[lang]').lang } };
}

/** Fills a row and marks what differs. */
function fill(row, methods) {
  const parts = methods.map(({ found }) => found.querySelector(`[data-row=${row.dataset.row}]`));
  const terms = parts.map((part) => [...part?.querySelectorAll('[data-term]') ?? []]);
  const slugs = terms.map((of) => of.map((term) => term.dataset.term).sort());
  const words = parts.map((part, at) => slugs[at].join() || part?.textContent.replace(/\s+/g, ' '));
  const many = methods.length > 1;
  if (many) row.className = new Set(words).size > 1 ? 'differs' : 'same';
  parts.forEach((part, at) => {
    const cell = piece('cell', methods[at].link);
    row.append(cell);
    if (!part) return;
    cell.lang = part.closest('[lang]').lang;
    cell.lastChild.replaceWith(...part.matches('ul, dl') ? [part] : part.childNodes);
    const only = (term) => slugs.flat().filter((slug) => slug === term.dataset.term).length === 1;
    if (many) for (const term of terms[at].filter(only)) term.append(' ', piece('only'));
  });
}

async function show() {
  const asked = new URLSearchParams(location.search).getAll('m').flatMap((m) => m.split('.')).filter(Boolean);
  const notes = { unknown: [], twice: [...new Set(asked.filter((slug, at) => asked.indexOf(slug) < at))], failed: [] };
  const right = [];
  for (const slug of new Set(asked)) (/^[a-z0-9-]{1,120}$/.test(slug) ? right : notes.unknown).push(slug);
  notes.many = right.sort((a, b) => titles.has(b) - titles.has(a)).splice(fields.length);
  if (location.protocol === 'file:') return say('file', right);
  form.hidden = false;
  const methods = new Map();
  for (const [slug, loading] of right.map((slug) => [slug, load(page(slug)).catch(() => 0)])) {
    const method = await loading;
    if (!method) notes[method === 0 || titles.has(slug) ? 'failed' : 'unknown'].push(slug);
    else if (methods.has(method.link.href)) notes.twice.push(slug);
    else methods.set(method.link.href, method);
    if (method && lists.length) titles.set(slug, method.link.textContent);
  }
  for (const name in notes) if (notes[name].length) say(name, notes[name]);
  if (methods.size === 1) say('one');
  [...methods.values()].forEach(({ link }, at) => {
    head.append(piece('head', link));
    const slug = slugOf(link.href);
    if (lists.length) fields[at].append(option({ slug, title: link.textContent, lang: link.lang }, true));
    else [...fields[at].options].find(({ value }) => value === slug)?.setAttribute('selected', '');
  });
  for (const row of rows) fill(row, [...methods.values()]);
  // A phone shows the cells below each other, and some browsers then forget that it is a table.
  const roles = { table: 'table', 'thead, tbody': 'rowgroup', tr: 'row', 'thead th': 'columnheader', 'tbody th': 'rowheader', td: 'cell' };
  for (const part in roles) for (const element of comparison.querySelectorAll(part)) element.role = roles[part];
  comparison.hidden = !methods.size;
}

show();
addEventListener('pageshow', () => form.reset()); // Back finds the choice of its own address.
}
