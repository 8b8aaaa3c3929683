// A page is cited with one click, and what it says of itself to machines holds by schema.org's own definitions.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { shipped } from './host.mjs';

const shown = shipped();

for (const [name, address] of [['from a server', () => `${shown.address}over/`], ['from disk', () => pathToFileURL(path.join(shown.site, 'over/index.html')).href]]) {
  test(`the reference of a page is copied with its italics, ${name}`, async () => {
    const { page, wrong, close } = await shown.open(address(), {});
    await page.click('[data-copy]');
    assert.equal(await page.textContent('[data-copy] + [role=status]'), 'Gekopieerd.');
    // Pasted as somebody does in a text.
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<div id="_paper" contenteditable="true"></div>');
      document.getElementById('_paper').focus();
    });
    await page.keyboard.press('Control+V');
    const [text, title, cited] = await page.evaluate(() => [document.getElementById('_paper').textContent, document.querySelector('#_paper i').textContent, document.getElementById('_cite').textContent]);
    assert.equal(text.trim(), cited.trim());
    assert.match(text, /\(2026, \d+ \w+\)\. Staalkaart\. https:\/\/[^ ]*\/over\/$/);
    assert.equal(title, await page.textContent('h1'));
    assert.deepEqual(wrong, []);
    await close();
  });
}

/** What schema.org defines, from the types that Google generates of it: of each class those above it and its own properties, of each property what it takes. */
function definitions() {
  const text = readFileSync(createRequire(import.meta.url).resolve('schema-dts/dist/schema.d.ts'), 'utf8');
  const classes = new Map();
  for (const [, name, part, above, body] of text.matchAll(/^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+?) \{\n([^]*?)^\}/gm)) {
    const known = classes.get(name) ?? { above: new Set(), takes: new Map() };
    for (const [, of] of above.matchAll(/(\w+)Base/g)) if (of !== name) known.above.add(of);
    if (part === 'Base') for (const [, property, values] of body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<([^"]+), "\w+">;/gm)) known.takes.set(property, values.split(' | '));
    classes.set(name, known);
  }
  return classes;
}

test('what pages say in the words of schema.org holds by its definitions', () => {
  const classes = definitions();
  assert.ok(classes.size > 700, `${classes.size} classes`);
  const line = (name) => [name, ...[...(classes.get(name)?.above ?? [])].flatMap(line)];
  const found = [];
  const kinds = new Map();
  const check = (thing, where) => {
    const type = thing['@type'];
    kinds.set(type, (kinds.get(type) ?? 0) + 1);
    if (!classes.has(type)) return found.push(`${where}: no class ${type}`);
    for (const [property, value] of Object.entries(thing)) {
      if (property.startsWith('@')) continue;
      const takes = line(type).map((name) => classes.get(name)?.takes.get(property)).find(Boolean);
      if (!takes) { found.push(`${where}: ${type} has no ${property}`); continue; }
      for (const item of [value].flat()) {
        const fits = {
          object: () => line(item['@type']).some((name) => takes.includes(name)),
          string: () => takes.some((name) => ['Text', 'URL', 'Date', 'DateTime', 'IdReference'].includes(name)),
          number: () => takes.some((name) => ['Number', 'Integer'].includes(name)),
          boolean: () => takes.includes('Boolean'),
        };
        if (!fits[typeof item]()) found.push(`${where}: ${type}.${property} takes ${takes}, not ${JSON.stringify(item)}`);
        if (typeof item === 'object') check(item, where);
        if (takes.every((name) => ['Date', 'DateTime', 'IdReference'].includes(name)) && !/^\d{4}-\d\d-\d\d$/.test(item)) found.push(`${where}: ${item} is no date`);
      }
    }
  };
  for (const name of readdirSync(shown.site, { recursive: true }).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(path.join(shown.site, name), 'utf8');
    for (const [, json] of html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) {
      const data = JSON.parse(json);
      assert.deepEqual(Object.keys(data), ['@context', '@graph']);
      for (const thing of data['@graph']) check(thing, name);
    }
  }
  assert.deepEqual(found, []);
  for (const kind of ['HowTo', 'HowToStep', 'CreativeWork', 'WebPage', 'DefinedTerm', 'DefinedTermSet', 'BreadcrumbList', 'Dataset', 'DataDownload']) assert.ok(kinds.has(kind), `${kind}: ${[...kinds]}`);
});
