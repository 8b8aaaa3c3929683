// Reads and writes a content file for the editing page, so that a file that was changed there differs by that change only.
//
// What the editing page holds are values; what git holds is a text that people also write: with comments, an order, folded lines, quotes. So the text
// comes along with the values. On saving, the new values are compared with those of the text, and only what differs is written over the text. Every
// result is read back before it counts. Not here: which keys there are and what a value has to be; that comes from the schema, as forms.

import { isMap, isScalar, isSeq, parseDocument } from './yaml.js';

/** Under this name the text of the file travels along with the values. */
export const ORIGINAL = 'staalkaart_tekst';

/** New lines of text are folded at this width. */
const WIDTH = 100;

/** The two ways of a kind of file, for the fields that it has: `[{key, form}]`. */
export function format(fields) {
  const form = { is: 'record', fields };
  return {
    fromFile: (text) => ({ ...fromNode(read(split(text).front).contents, form), body: split(text).body.trim(), [ORIGINAL]: text }),
    toFile: ({ [ORIGINAL]: original, body, ...values }) => {
      const wanted = tidy(values, form) ?? {};
      const old = split(original ?? '---\n---\n');
      const front = splice(old.front, wanted, form);
      return `${`${old.open}${front}${old.close}${replaceBody(old.body, (body ?? '').trim(), !original)}`.trimEnd()}\n`;
    },
  };
}

// ---- a file and its parts

function split(text) {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---');
  if (lines[0]?.replace(/^\ufeff/, '').trimEnd() !== '---' || end < 0) throw new Error('Dit bestand begint niet met gegevens tussen twee regels ---.');
  return { open: lines[0], front: lines.slice(1, end).join(''), close: lines[end].replace(/\n?$/, '\n'), body: lines.slice(end + 1).join('') };
}

function replaceBody(old, body, isNew) {
  if (old.trim() === body) return old;
  const before = isNew ? '\n' : /^\s*?(?=\S|$)/.exec(old)[0].replace(/[^\n]+$/, '');
  return body ? `${before}${body}\n` : '';
}

function read(front) {
  // Everything is a text until its form says what it has to be, as when staalkaart reads it.
  const document = parseDocument(front, { schema: 'failsafe', uniqueKeys: true });
  if (document.errors.length) throw document.errors[0];
  return document;
}

// ---- values: what a node says, and what is left of values without what is empty

const NOTHING = /^(~|null|Null|NULL|)$/;
/** Values that are numbers, as YAML writes them. */
const NUMBERS = { integer: /^[+-]?\d+$/, number: /^[+-]?(\d+\.?\d*|\.\d+)$/ };

function fromNode(node, form) {
  if (isScalar(node)) {
    if (node.type === 'PLAIN' && NOTHING.test(node.source)) return undefined;
    const text = String(node.value).trim();
    if (NUMBERS[form.is]) return NUMBERS[form.is].test(text) ? Number(text) : text;
    if (form.is === 'flag') return { true: true, ja: true, yes: true, false: false, nee: false, no: false }[text] ?? text;
    return text;
  }
  if (isSeq(node)) {
    if (form.is === 'terms') return node.items.map((item) => named(form, fromNode(item, TEXT), undefined));
    return node.items.map((item) => fromNode(item, form.of ?? TEXT)).filter((value) => value !== undefined);
  }
  if (!isMap(node)) return undefined;
  if (form.is === 'terms' || form.is === 'map') {
    return node.items.map(({ key, value }) => named(form, keyOf(key), fromNode(value, form.of ?? TEXT)));
  }
  const of = (key) => form.fields?.find((field) => field.key === key)?.form;
  const known = node.items.map(({ key, value }) => [keyOf(key), value]).filter(([key]) => of(key));
  return Object.fromEntries(known.map(([key, value]) => [key, fromNode(value, of(key))]).filter(([, value]) => value !== undefined));
}

const TEXT = { is: 'text' };
const keyOf = (key) => String(key?.value ?? key).trim();

/** A pair of a map whose keys the editor chooses; terms without any reason on the whole site are plain words. */
function named(form, name, value) {
  if (form.is === 'map') return { naam: name, waarde: value };
  return form.reasons ? { term: name, ...(value === undefined ? {} : { reden: value }) } : name;
}

const pairOf = (form, item) => (form.is === 'map' ? [item.naam, item.waarde] : form.reasons ? [item.term, item.reden] : [item, undefined]);

/** The value in the shape that `fromNode` gives, or `undefined` where nothing is left of it. */
function tidy(value, form) {
  if (value === undefined || value === null) return undefined;
  if (form.is === 'record') {
    if (typeof value !== 'object') return undefined;
    const parts = form.fields.map(({ key, form: of }) => [key, tidy(value[key], of)]).filter(([, part]) => part !== undefined);
    return parts.length ? Object.fromEntries(parts) : undefined;
  }
  if (form.is === 'list' || form.is === 'terms' || form.is === 'map') {
    const items = (Array.isArray(value) ? value : [value]).map((item) => {
      if (form.is === 'list') return tidy(item, form.of);
      if (typeof item !== 'object' || item === null) return tidy(item, TEXT);
      const [name, of] = pairOf(form, item);
      return tidy(name, TEXT) && named(form, tidy(name, TEXT), tidy(of, form.of ?? TEXT));
    });
    const left = items.filter((item) => item !== undefined);
    return left.length ? left : undefined;
  }
  if (form.is === 'flag') return typeof value === 'boolean' ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = String(value).replace(/\r\n?/g, '\n').trim();
  if (NUMBERS[form.is]?.test(text)) return Number(text);
  return text || undefined;
}

/** Whether two values say the same; what is `false` where nothing stood says nothing. */
function same(a, b, form) {
  if (form.is === 'flag') return (a ?? false) === (b ?? false);
  if (form.is === 'record') return form.fields.every(({ key, form: of }) => same(a?.[key], b?.[key], of));
  return JSON.stringify(tidy(a, form)) === JSON.stringify(tidy(b, form));
}

// ---- writing over a text

/** `front` with these values. */
function splice(front, wanted, form) {
  const { contents } = read(front);
  const complain = new Error('Deze wijziging kon niet veilig in het bestand gezet worden. Er is niets bewaard.');
  if (contents && !isMap(contents)) throw complain;
  const edits = [];
  if (!contents) edits.push([front.length, front.length, emitPairs(wanted, form, 0)]);
  else if (contents.flow) editFlow(front, contents, wanted, form, edits);
  else editRecord(front, contents, wanted, form, edits);
  // From the end, so that the places of the others stay what they are; of edits at one place, the later one comes later in the text.
  const ordered = edits.map((edit, at) => [...edit, at]).sort((a, b) => b[0] - a[0] || b[3] - a[3]);
  const text = ordered.reduce((text, [start, end, put]) => text.slice(0, start) + put + text.slice(end), front);
  for (const candidate of [text, emitPairs(wanted, form, 0)]) {
    if (reads(candidate, wanted, form)) return candidate;
  }
  throw complain;
}

function reads(text, wanted, form) {
  try {
    // A line `---` would end the front matter.
    return !/^---[ \t\r]*$/m.test(text) && same(fromNode(read(text).contents, form), wanted, form);
  } catch {
    return false;
  }
}

const lineStart = (text, at) => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text, at) => (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1);
/** Where a node ends: without the line breaks and comments behind it. */
const endOf = (text, node) => node.range[0] + text.slice(node.range[0], node.range[1]).trimEnd().length;
const columnOf = (text, at) => at - lineStart(text, at);

/** Changes, adds and removes the keys of a block map. */
function editRecord(text, map, wanted, form, edits) {
  const indent = columnOf(text, map.items[0].key.range[0]);
  const pairs = new Map(map.items.map((pair) => [keyOf(pair.key), pair]));
  let after = null;
  for (const { key, form: of } of form.fields) {
    const pair = pairs.get(key);
    const value = wanted?.[key];
    if (pair && same(fromNode(pair.value, of), value, of)) {
      after = pair;
    } else if (pair && value === undefined) {
      edits.push([lineStart(text, pair.key.range[0]), endOfPair(text, pair), '']);
    } else if (pair) {
      editValue(text, pair, value, of, indent, edits);
      after = pair;
    } else if (value !== undefined && !(of.is === 'flag' && !value)) {
      const at = after ? endOfPair(text, after) : lineStart(text, map.items[0].key.range[0]);
      const line = emitPair(key, value, of, indent);
      edits.push([at, at, at > 0 && text[at - 1] !== '\n' ? `\n${line}` : line]);
    }
  }
}

const endOfPair = (text, { key, value }) => lineEnd(text, value?.range ? Math.max(endOf(text, value) - 1, key.range[1]) : key.range[1]);

/** Gives a pair another value. */
function editValue(text, pair, value, form, indent, edits) {
  const node = pair.value;
  if (isScalar(node) && !NOTHING.test(node.source ?? '') && typeof value !== 'object') return editScalar(text, node, value, indent, edits);
  if (isMap(node) && form.is === 'record') return node.flow ? editFlow(text, node, value, form, edits) : editRecord(text, node, value, form, edits);
  if (isSeq(node) && form.is === 'list') return editItems(text, node, value, form, edits);
  const hasReasons = form.is === 'map' || (form.is === 'terms' && (isMap(node) ? keepsReasons(node, value, form) : value.some((item) => pairOf(form, item)[1])));
  if ((isMap(node) && hasReasons) || (isSeq(node) && form.is === 'terms' && !hasReasons)) return editItems(text, node, value, form, edits);
  const start = pair.key.range[1];
  const end = isScalar(node) || isMap(node) || isSeq(node) ? Math.max(endOf(text, node), start) : start;
  edits.push([start, end, emitPair('', value, form, indent).trimEnd()]);
}

/** Whether terms still have reasons: given, or standing in the text. */
const keepsReasons = (node, value, form) => value.every((item) => pairOf(form, item)[1] || (!form.reasons && node.items.some(({ key }) => keyOf(key) === item)));

/** Gives a list, or a map whose keys the editor chooses, other items. What stays keeps its text. */
function editItems(text, node, value, form, edits) {
  const isList = isSeq(node);
  const of = form.of ?? TEXT;
  const wanted = value.map((item) => (form.is === 'list' ? [undefined, item] : isList ? [undefined, pairOf(form, item)[0]] : pairOf(form, item)));
  const present = node.items.map((item) => (isList ? { node: item, name: undefined } : { node: item.value, key: item.key, name: keyOf(item.key) }));
  const keeps = (old, [name, content]) => old.name === name && ((content === undefined && !isList) || same(fromNode(old.node, of), content, of));
  if (present.length === wanted.length && present.every((old, at) => old.name === wanted[at][0])) {
    present.forEach((old, at) => {
      if (keeps(old, wanted[at])) return;
      const indent = node.flow ? -1 : columnOf(text, isList ? old.node.range[0] : old.key.range[0]);
      if (isScalar(old.node) && typeof wanted[at][1] !== 'object') editScalar(text, old.node, wanted[at][1], indent, edits, node.flow);
      else if (isMap(old.node) && !old.node.flow && !node.flow) editRecord(text, old.node, wanted[at][1], of, edits);
      else if (isMap(old.node) && of.is === 'record') editFlow(text, old.node, wanted[at][1], of, edits);
      else if (isSeq(old.node)) editItems(text, old.node, wanted[at][1], of, edits);
    });
    return;
  }
  const free = [...present];
  const take = (want) => {
    const at = free.findIndex((old) => keeps(old, want));
    return at < 0 ? undefined : free.splice(at, 1)[0];
  };
  if (node.flow) {
    const pieces = wanted.map((want) => {
      const old = take(want);
      return old ? text.slice((old.key ?? old.node).range[0], endOf(text, old.node)) : emitFlowItem(want, of);
    });
    edits.push([node.range[0], endOf(text, node), flow(text, node, pieces)]);
    return;
  }
  const segments = segmentsOf(text, node, present);
  const indent = columnOf(text, isList ? text.lastIndexOf('-', present[0].node.range[0]) : present[0].key.range[0]);
  const lines = wanted.map((want) => {
    const old = take(want);
    if (old) return segments[present.indexOf(old)];
    return isList ? emitItem(want[1], of, indent) : emitPair(quoteKey(want[0]), want[1], of, indent);
  });
  const start = segments.start;
  edits.push([start, segments.end, lines.map((line) => line.replace(/\n?$/, '\n')).join('')]);
}

/** The lines of each item of a block list or map, with the comments right above it. */
function segmentsOf(text, node, present) {
  const begin = (old) => lineStart(text, (old.key ?? old.node).range[0]);
  const starts = present.map((old, at) => {
    let start = begin(old);
    while (at > 0) {
      const above = lineStart(text, start - 1);
      if (above <= begin(present[at - 1]) || !/^\s*#/.test(text.slice(above, start))) break;
      start = above;
    }
    return start;
  });
  const last = present.at(-1);
  const end = lineEnd(text, Math.max(endOf(text, last.node) - 1, (last.key ?? last.node).range[0]));
  const segments = starts.map((start, at) => text.slice(start, starts[at + 1] ?? end));
  return Object.assign(segments, { start: starts[0], end });
}

/** Gives a map between braces other values. */
function editFlow(text, map, wanted, form, edits) {
  const values = new Map(map.items.map((pair) => [keyOf(pair.key), pair]));
  const fields = form.fields.map(({ key, form: of }) => ({ key, of, pair: values.get(key), value: wanted?.[key] }));
  const changed = fields.filter(({ of, pair, value }) => !same(pair && fromNode(pair.value, of), value, of));
  if (changed.every(({ pair, value }) => isScalar(pair?.value) && value !== undefined && typeof value !== 'object')) {
    for (const { pair, value } of changed) editScalar(text, pair.value, value, -1, edits, true);
    return;
  }
  const kept = map.items.filter(({ key }) => !changed.some((field) => field.key === keyOf(key)));
  const pieces = [
    ...kept.map(({ key, value }) => text.slice(key.range[0], value?.range ? endOf(text, value) : key.range[1])),
    ...changed.filter(({ value }) => value !== undefined).map(({ key, of, value }) => emitFlowItem([key, value], of)),
  ];
  edits.push([map.range[0], endOf(text, map), flow(text, map, pieces)]);
}

function flow(text, node, pieces) {
  const open = text[node.range[0]];
  const space = text[node.range[0] + 1] === ' ' ? ' ' : '';
  return `${open}${space}${pieces.join(', ')}${space}${open === '[' ? ']' : '}'}`;
}

/** Gives a text, number or truth value another content, in the way that it was written. */
function editScalar(text, node, value, indent, edits, isFlow = false) {
  const wanted = String(value);
  const end = endOf(text, node);
  const source = text.slice(node.range[0], end);
  const put = (written) => edits.push([node.range[0], end, written]);
  if (!isFlow && (node.type === 'BLOCK_FOLDED' || (node.type === 'PLAIN' && source.includes('\n')))) {
    return put(refold(source, wanted) ?? scalar(wanted, indent, { folded: true }));
  }
  if (node.type === 'BLOCK_LITERAL') {
    const inner = /\n( +)/.exec(source)?.[1] ?? ' '.repeat(indent + 2);
    return put(literal(wanted, inner.length));
  }
  if (node.type === 'QUOTE_SINGLE' && isPrintable(wanted) && !wanted.includes('\n')) return put(`'${wanted.replaceAll("'", "''")}'`);
  if (node.type === 'QUOTE_DOUBLE') return put(quoted(wanted));
  return put(isPlain(wanted, isFlow) ? wanted : scalar(wanted, indent, { isFlow }));
}

/** A folded text with other words, in which lines that stay the same keep their breaks; `undefined` where that cannot be said so simply. */
function refold(source, wanted) {
  const isBlock = source.startsWith('>');
  const lines = source.split('\n');
  const head = isBlock ? lines.shift() : undefined;
  if (!lines.length || (isBlock && !/^>[-+]?$/.test(head))) return undefined;
  const indent = /^ */.exec(lines[isBlock ? 0 : 1] ?? lines[0])[0];
  const inner = lines.map((line, at) => (!isBlock && at === 0 ? line : line.startsWith(indent) ? line.slice(indent.length) : undefined));
  if (inner.some((line) => line === undefined || /^\s|^$|\s$/.test(line)) || wanted.includes('\n')) return undefined;
  const old = inner.join(' ');
  const broken = inner.join('\n');
  let before = 0;
  while (before < Math.min(old.length, wanted.length) && old[before] === wanted[before]) before += 1;
  let behind = 0;
  while (behind < Math.min(old.length, wanted.length) - before && old.at(-1 - behind) === wanted.at(-1 - behind)) behind += 1;
  const joined = broken.slice(0, before) + wanted.slice(before, wanted.length - behind) + broken.slice(broken.length - behind);
  const widest = Math.max(WIDTH + 10, ...inner.map((line) => line.length));
  const folded = joined.split('\n').flatMap((line) => (line.length > widest ? fold(line, WIDTH) : [line]));
  if (folded.some((line) => /^\s|^$|\s$/.test(line))) return undefined;
  if (!isBlock && !isPlain(wanted, false)) return undefined;
  const written = folded.map((line, at) => (!isBlock && at === 0 ? line : indent + line));
  return (isBlock ? [head, ...written] : written).join('\n');
}

// ---- writing anew

/** Lines for all keys of a record. */
function emitPairs(values, form, indent) {
  const fields = form.fields.filter(({ key, form: of }) => values?.[key] !== undefined && !(of.is === 'flag' && !values[key]));
  return fields.map(({ key, form: of }) => emitPair(key, values[key], of, indent)).join('');
}

/** A key with its value, as lines. */
function emitPair(key, value, form, indent) {
  const start = `${key ? ' '.repeat(indent) : ''}${key}:`;
  if (form.is === 'record') return `${start}\n${emitPairs(value, form, indent + 2)}`;
  if (form.is === 'list') {
    const words = value.every((item) => typeof item === 'string' && /^[\p{L}\d][\p{L}\d-]*$/u.test(item));
    if (words) return `${start} [${value.join(', ')}]\n`;
    return `${start}\n${value.map((item) => emitItem(item, form.of, indent + 2)).join('')}`;
  }
  if (form.is === 'terms' || form.is === 'map') {
    const pairs = value.map((item) => pairOf(form, item));
    if (form.is === 'terms' && !pairs.some(([, reason]) => reason)) return `${start} [${pairs.map(([term]) => emitFlowItem([undefined, term], TEXT)).join(', ')}]\n`;
    const missing = pairs.find(([, content]) => content === undefined);
    if (missing) throw new Error(`Geef bij elke term een reden, of bij geen enkele. Bij ‘${missing[0]}’ staat er geen.`);
    return `${start}\n${pairs.map(([name, content]) => emitPair(quoteKey(name), content, form.of ?? TEXT, indent + 2)).join('')}`;
  }
  return `${start} ${scalar(String(value), indent)}\n`;
}

function emitItem(value, form, indent) {
  const dash = `${' '.repeat(indent)}- `;
  if (form.is === 'record') return dash + emitPairs(value, form, indent + 2).slice(indent + 2);
  if (form.is === 'list') return `${dash}[${value.map((item) => emitFlowItem([undefined, item], form.of)).join(', ')}]\n`;
  return `${dash}${scalar(String(value), indent)}\n`;
}

function emitFlowItem([name, value], form) {
  const start = name === undefined ? '' : `${quoteKey(name)}: `;
  if (form.is === 'record') {
    const parts = form.fields.filter(({ key }) => value[key] !== undefined);
    return `${start}{${parts.map(({ key, form: of }) => emitFlowItem([key, value[key]], of)).join(', ')}}`;
  }
  if (Array.isArray(value)) return `${start}[${value.map((item) => emitFlowItem([undefined, item], form.of ?? TEXT)).join(', ')}]`;
  return start + scalar(String(value), -1, { isFlow: true });
}

const quoteKey = (name) => (isPlain(name, true) && !name.includes(':') ? name : quoted(name));

/** A text as YAML: as it is where that can be; folded where it is long; between quotes where it must. */
function scalar(text, indent, { isFlow = false, folded = false } = {}) {
  const isLong = folded || text.length > WIDTH - Math.max(indent, 0);
  const pad = ' '.repeat(indent + 2 > 0 ? indent + 2 : 2);
  if (!isFlow && isPrintable(text)) {
    if (text.includes('\n')) return literal(text, pad.length);
    if (isLong && !/^\s/.test(text)) return `>-\n${fold(text, WIDTH - pad.length).map((line) => pad + line).join('\n')}`;
  }
  return isPlain(text, isFlow) ? text : quoted(text);
}

function literal(text, indent) {
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+$/, ''));
  if (!isPrintable(text) || /^\s/.test(text)) return quoted(text);
  return `|-\n${lines.map((line) => (line ? ' '.repeat(indent) + line : '')).join('\n')}`;
}

/** The text in lines, broken at single spaces only. */
function fold(text, width) {
  const lines = [];
  let line = '';
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

/** Whether a text can stand without quotes and be read as the same text. */
function isPlain(text, isFlow) {
  if (!isPrintable(text) || text !== text.trim() || NOTHING.test(text) || text.includes('\n')) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`=~]/.test(text) || /: |:$| #|\t/.test(text)) return false;
  return !(isFlow && /[,[\]{}:]/.test(text));
}

const isPrintable = (text) => !/[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u.test(text);

const quoted = (text) => {
  const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escape);
};
