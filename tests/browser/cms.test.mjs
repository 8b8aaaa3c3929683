// Editing in the browser: the page /beheer/ on a copy of the shipped catalogue, saved in a real git repository. What an editor changes is all that changes.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gitea } from './gitea.mjs';
import { axe, launch, preview, program, root } from './host.mjs';
import { stored, unpacked, vendored } from './vendor.mjs';

const COMMENTS = `---
# De titel is afgesproken met de vereniging.
titel:   "Praten: 'gewoon' doen"   # met aanhalingstekens
samenvatting: Je praat samen over wat goed gaat, en zoekt dan wat er nog beter kan. Dat doe je in een klein groepje.

principes: [krachtgericht,  positief]
niveaus:
    - collectief # in een groep
    # Individueel kan ook, maar dat is zeldzaam.
lens: [ welzijn ]
praktisch: {duur: {tekst: 'Twee uur', bron: schatting}}
---
De tekst begint hier meteen.

---

Na een streep gaat hij verder, met [[ecogram|een link]] en [@steenssens2009b].
`;

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-cms-'));
const site = path.join(work, 'kaart');
const file = (name) => path.join(site, 'content', name);
let host;
let server;
let browser;

before(async () => {
  cpSync(path.join(root, 'content'), path.join(site, 'content'), { recursive: true });
  for (const name of ['model.yaml', 'staalkaart.yaml']) cpSync(path.join(root, name), path.join(site, name));
  writeFileSync(file('methodieken/praten.md'), COMMENTS);
  writeFileSync(file('methodieken/windows.md'), COMMENTS.replace('titel: ', 'titel: Windows, ').replace(/"|'/g, '').replaceAll('Praten:', 'praten').replaceAll('\n', '\r\n'));
  host = await gitea(site);
  execFileSync(program, ['cms', '--backend', 'gitea', '--repo', 'els/kaart', '--host', host.address, '--site', site], { stdio: 'pipe' });
  host.git('init', '--quiet', '--initial-branch', 'main');
  for (const [key, value] of [['core.autocrlf', 'false'], ['user.name', 'An'], ['user.email', 'an@example.org']]) host.git('config', key, value);
  host.git('add', '--all');
  host.git('commit', '--quiet', '--message', 'Begin');
  server = await preview(site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
  host?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** The editing page, signed in, and all that went wrong on it. */
async function editor(t) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: 'nl-BE' });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrong = [];
  const home = new URL(server.address).origin;
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    const known = [home, host.address, 'data:', `blob:${home}`].some((start) => request.url().startsWith(start));
    if (!known) wrong.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(`${server.address}beheer/`);
  await page.getByRole('button', { name: 'Inloggen met een toegangstoken' }).click();
  await page.getByLabel('Persoonlijk toegangstoken').fill('geheim');
  await page.keyboard.press('Enter');
  await page.getByRole('grid').getByText('Armoedetoets').waitFor();
  /** The form of a text: its fields by their labels. */
  const form = async (where) => {
    await page.goto(`${server.address}beheer/#/collections/${where}`);
    await page.getByRole('textbox', { name: 'Titel', exact: true }).waitFor();
    return page;
  };
  /** The field of the text, which is made when it comes into sight. */
  const body = async () => {
    const field = page.locator('[data-key-path="body"] textarea');
    await page.mouse.move(300, 500);
    while ((await field.count()) === 0) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(100);
    }
    return field;
  };
  /** Saves, and gives the lines that went and came, and the files. */
  const save = async () => {
    const count = host.commits.length;
    await page.getByRole('button', { name: 'Opslaan', exact: true }).click();
    for (let waited = 0; host.commits.length === count; waited += 100) {
      assert.ok(waited < 10_000, `saved within ten seconds; on the page: ${await page.locator('[role=alert], [role=alertdialog], [role=status]').allInnerTexts()}`);
      await page.waitForTimeout(100);
    }
    const lines = host.git('diff', '--unified=0', 'HEAD~1').split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line));
    return { files: host.commits.at(-1).files, gone: lines.filter((line) => line[0] === '-').map((line) => line.slice(1)), came: lines.filter((line) => line[0] === '+').map((line) => line.slice(1)) };
  };
  return { page, wrong, form, body, save };
}

/** What `check` says of errors. */
function check() {
  const { status, stdout } = spawnSync(program, ['check', '--site', site, '--date', '2026-11-23'], { encoding: 'utf8' });
  return status === 0 ? [] : stdout.split('\n');
}

test('an editor changes a summary, a reason, a tick and the text: these lines differ and no other', async (t) => {
  const { page, wrong, form, body, save } = await editor(t);
  await form('methodieken/entries/abcd');
  const summary = page.getByRole('textbox', { name: 'Samenvatting' });
  await summary.fill((await summary.inputValue()).replace('een buurtverbinder', 'twee buurtverbinders'));
  await page.getByRole('textbox', { name: 'Waarom past dit hier?' }).nth(1).fill('Je zoekt in elk gesprek: waar houd je van?');
  await page.getByRole('checkbox', { name: 'Individueel' }).click();
  const text = await body();
  await text.fill((await text.inputValue()).replace('De volgorde telt.', 'De volgorde [[ips|telt]].'));
  const { files, gone, came } = await save();
  assert.deepEqual(files, ['update content/methodieken/abcd.md']);
  assert.deepEqual(gone, [
    '  Verandering in een buurt begint bij wat er al is. Bewoners gaan rond met een buurtverbinder. Ze',
    '  positief: In elk gesprek zoek je naar waar mensen plezier in hebben.',
    'niveaus: [collectief]',
    'De volgorde telt. Eerst komt wat de buurt zelf heeft, en pas dan de hulp van buiten. Die hulp volgt de bewoners.',
  ]);
  assert.deepEqual(came, [
    '  Verandering in een buurt begint bij wat er al is. Bewoners gaan rond met twee buurtverbinders. Ze',
    '  positief: "Je zoekt in elk gesprek: waar houd je van?"',
    'niveaus: [collectief, individueel]',
    'De volgorde [[ips|telt]]. Eerst komt wat de buurt zelf heeft, en pas dan de hulp van buiten. Die hulp volgt de bewoners.',
  ]);
  assert.deepEqual(check(), []);
  assert.deepEqual(wrong, []);
});

test('comments, an order, quotes and white space of the file stay', async (t) => {
  const { page, wrong, form, save } = await editor(t);
  await form('methodieken/entries/praten');
  assert.equal(await page.getByRole('textbox', { name: 'Titel', exact: true }).inputValue(), "Praten: 'gewoon' doen");
  await page.getByRole('textbox', { name: 'Titel', exact: true }).fill('Praten: "gewoon" doen # echt');
  const { gone, came } = await save();
  assert.deepEqual(gone, ['titel:   "Praten: \'gewoon\' doen"   # met aanhalingstekens']);
  assert.deepEqual(came, ['titel:   "Praten: \\"gewoon\\" doen # echt"   # met aanhalingstekens']);
  assert.deepEqual(check(), []);
  assert.deepEqual(wrong, []);
});

test('a text that was only looked at, to its end, cannot be saved', async (t) => {
  const { page, form, body } = await editor(t);
  for (const where of ['methodieken/entries/armoedetoets', 'principes/entries/krachtgericht', 'trajecten/entries/eerst-werk', 'begrippen/entries/empowerment', 'paginas/entries/over']) {
    await form(where);
    await body();
    await page.waitForTimeout(300);
    const button = page.getByRole('button', { name: 'Opslaan', exact: true });
    assert.equal(await button.isDisabled(), true, where);
  }
});

test('every kind of text can be changed: a term, a trajectory, a concept, a page, an introduction', async (t) => {
  const { page, wrong, form, save } = await editor(t);
  for (const [where, name] of [
    ['principes/entries/krachtgericht', 'principes/krachtgericht.md'], ['trajecten/entries/eerst-werk', 'trajecten/eerst-werk.md'],
    ['begrippen/entries/empowerment', 'begrippen/empowerment.md'], ['paginas/entries/over', 'over.md'], ['methodieken/entries/index', 'methodieken/index.md'],
    ['paginas-meewerken/entries/velden', 'meewerken/velden.md'],
  ]) {
    const title = /^titel: (.*)$/m.exec(readFileSync(file(name), 'utf8'))[1];
    const quote = title.startsWith('"') ? '"' : '';
    await form(where);
    await page.getByRole('textbox', { name: 'Titel', exact: true }).fill('Een andere titel');
    const { files, gone, came } = await save();
    assert.deepEqual(files, [`update content/${name}`]);
    assert.deepEqual([gone, came], [[`titel: ${title}`], [`titel: ${quote}Een andere titel${quote}`]], where);
    host.git('revert', '--no-edit', 'HEAD');
  }
  assert.deepEqual(wrong, []);
});

test('a file with the line ends of Windows is read, and saved with those of git', async (t) => {
  const { page, form, save } = await editor(t);
  await form('methodieken/entries/windows');
  await page.getByRole('textbox', { name: 'Titel', exact: true }).fill('Vensters');
  await save();
  const lines = host.git('diff', '--unified=0', '--ignore-space-at-eol', 'HEAD~1').split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line));
  assert.equal(lines.length, 2, lines.join('\n'));
  assert.equal(readFileSync(file('methodieken/windows.md'), 'utf8').includes('\r'), false);
  assert.deepEqual(check(), []);
});

test('a new method, with all that YAML stumbles over', async (t) => {
  const { page, wrong, form, body, save } = await editor(t);
  await form('methodieken/new');
  const text = (name) => page.getByRole('textbox', { name, exact: true });
  const summary = 'Let op: "dit" is #1 - een \'proef\' met: dubbele punten, [haken], {accolades} en --- streepjes, en het blijft gewoon tekst.';
  await text('Titel').fill('Nieuw: "proef" & é');
  await text('Samenvatting').fill(summary);
  await page.getByRole('button', { name: /Principe.* toevoegen/ }).click();
  await page.getByRole('combobox', { name: /Principe/ }).first().click();
  await page.getByRole('option', { name: /Krachtgericht/ }).click();
  await page.getByRole('textbox', { name: 'Waarom past dit hier?' }).fill('- Omdat: het "zo" is\n---\nen zo');
  await page.getByRole('checkbox', { name: /^Collectief/ }).click();
  await page.getByRole('checkbox', { name: /^Welzijn/ }).click();
  await (await body()).fill('## Wat is het?\n\n---\n\nEen [[ips|link]] en een bron [@steenssens2009b].');
  const { files } = await save();
  assert.deepEqual(files, ['create content/methodieken/nieuw-proef-e.md']);
  const written = readFileSync(file('methodieken/nieuw-proef-e.md'), 'utf8');
  assert.ok(written.startsWith('---\ntitel: "Nieuw: \\"proef\\" & é"\n'), written);
  assert.ok(written.endsWith('\n---\n\n## Wat is het?\n\n---\n\nEen [[ips|link]] en een bron [@steenssens2009b].\n'), written);
  assert.deepEqual(check(), []);
  const shown = await (await fetch(`${server.address}methodieken/nieuw-proef-e/`)).text();
  assert.ok(shown.includes('een &#x27;proef&#x27; met: dubbele punten') || shown.includes("een 'proef' met: dubbele punten") || shown.includes('een &#39;proef&#39; met: dubbele punten'));
  assert.deepEqual(wrong, []);
});

test('axe finds no barrier on the way from signing in to a form', async (t) => {
  const context = await browser.newContext({ locale: 'nl-BE' });
  t.after(() => context.close());
  const page = await context.newPage();
  const look = async (where) => {
    await page.waitForTimeout(500);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], where);
  };
  await page.goto(`${server.address}beheer/`);
  await page.getByRole('button', { name: 'Inloggen met een toegangstoken' }).focus();
  await look('signing in');
  await page.keyboard.press('Enter');
  const token = page.getByLabel('Persoonlijk toegangstoken');
  await token.waitFor();
  await look('the token');
  await token.focus();
  await page.keyboard.type('geheim');
  await page.keyboard.press('Enter');
  await page.getByRole('grid').getByText('Armoedetoets').waitFor();
  await look('the list');
  await page.goto(`${server.address}beheer/#/collections/methodieken/entries/abcd`);
  await page.getByRole('textbox', { name: 'Titel', exact: true }).waitFor();
  await look('a form');
  assert.match(await page.title(), /Asset-based community development .* Beheer · Staalkaart$/);
});

test('without a repository elsewhere an editor saves in a folder of the own computer', async (t) => {
  const own = path.join(work, 'map');
  cpSync(path.join(root, 'content'), path.join(own, 'content'), { recursive: true });
  for (const name of ['model.yaml', 'staalkaart.yaml']) cpSync(path.join(root, name), path.join(own, name));
  execFileSync(program, ['cms', '--backend', 'github', '--repo', 'els/kaart', '--site', own], { stdio: 'pipe' });
  const shown = await preview(own);
  t.after(shown.stop);
  const context = await browser.newContext({ locale: 'nl-BE' });
  t.after(() => context.close());
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('request', (request) => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(shown.address) && wrong.push(request.url()));
  // The browser's own folder stands for the one that an editor would choose.
  await page.addInitScript(() => {
    globalThis.showDirectoryPicker = () => navigator.storage.getDirectory();
  });
  await page.goto(`${shown.address}beheer/`);
  const text = readFileSync(path.join(own, 'content/methodieken/abcd.md'), 'utf8');
  await page.evaluate(async (text) => {
    const top = await navigator.storage.getDirectory();
    await top.getDirectoryHandle('.git', { create: true });
    const content = await top.getDirectoryHandle('content', { create: true });
    const methods = await content.getDirectoryHandle('methodieken', { create: true });
    const writable = await (await methods.getFileHandle('abcd.md', { create: true })).createWritable();
    await writable.write(text);
    await writable.close();
  }, text);
  await page.getByRole('button', { name: 'Werken met een lokale repository' }).click();
  await page.getByRole('grid').getByText('Asset-based').waitFor();
  await page.goto(`${shown.address}beheer/#/collections/methodieken/entries/abcd`);
  await page.getByRole('textbox', { name: 'Titel', exact: true }).fill('Een andere titel');
  await page.getByRole('button', { name: 'Opslaan', exact: true }).click();
  await page.waitForURL((url) => !url.hash.includes('entries'));
  const saved = await page.evaluate(async () => {
    const content = await (await navigator.storage.getDirectory()).getDirectoryHandle('content');
    const file = await (await content.getDirectoryHandle('methodieken')).getFileHandle('abcd.md');
    return (await file.getFile()).text();
  });
  assert.equal(saved, text.replace(/^titel: .*$/m, 'titel: Een andere titel'));
  assert.deepEqual(wrong, []);
});

/** What the page itself reads and writes files with. */
async function parts() {
  const folder = path.join(work, 'delen');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
  for (const name of ['front-matter.js', 'yaml.js']) writeFileSync(path.join(folder, name), await (await fetch(`${server.address}beheer/${name}`)).text());
  const { format, ORIGINAL } = await import(pathToFileURL(path.join(folder, 'front-matter.js')));
  return { format, ORIGINAL, ...(await (await fetch(`${server.address}beheer/config.json`)).json()) };
}

test('whatever somebody types is what is read back, and no other line changes', async () => {
  const { format, ORIGINAL, forms } = await parts();
  const { fromFile, toFile } = format(forms['methodieken-frontmatter']);
  const odd = ['x: y', 'een "woord" of \'twee\' # geen opmerking', '- streepje', '---', 'regel\nregel\n\nalinea', 'nee', '~', 'null', '#abc', '{a}', '[b], c', 'é 👩 ✓', '*ster*', '2026',
    'https://a.example/c:d', "'s avonds", 'woord '.repeat(60).trim(), 'dubbele  spatie '.repeat(12).trim(), 'a\\b\tc', '%x', '@y', '`z`', '!t', '&a', 'eindigt:', '...', '? x', '| x', '> x', '=', '\u0007', '\u2028x', '<script>'];
  const places = {
    titel: (values, text) => { values.titel = text; },
    reden: (values, text) => { values.principes[0].reden = text; },
    herkenbaar: (values, text) => { values.herkenbaar.unshift(text); },
    duur: (values, text) => { values.praktisch.duur.tekst = text; },
    kosten: (values, text) => { values.praktisch.kosten = { tekst: text, bron: 'schatting' }; },
    verschil: (values, text) => { values.niet_te_verwarren_met = [{ naam: `a: ${text.split(/\s/)[0]}`, waarde: text }]; },
    rol: (values, text) => { values.rol_ervaringsdeskundigen = text; },
    trefwoord: (values, text) => { values.trefwoorden[1] = text; },
  };
  for (const name of ['abcd', 'ips']) {
    const text = readFileSync(file(`methodieken/${name}.md`), 'utf8');
    for (const [place, change] of Object.entries(places)) {
      for (const typed of odd) {
        const values = fromFile(text);
        change(values, typed);
        const wanted = structuredClone(values);
        const written = toFile(values);
        const back = fromFile(written);
        delete back[ORIGINAL];
        delete wanted[ORIGINAL];
        assert.deepEqual(back, JSON.parse(JSON.stringify(wanted), (key, value) => (typeof value === 'string' ? value.trim() : value)), `${name}, ${place}: ${JSON.stringify(typed)}`);
        const lines = new Set(written.split('\n'));
        const gone = text.split('\n').filter((line) => !lines.has(line));
        assert.ok(gone.length <= 1, `${name}, ${place}: ${JSON.stringify(typed)}\n${gone.join('\n')}`);
      }
    }
  }
});

test('every text of the catalogue comes out as it went in', async () => {
  const { format, config, forms } = await parts();
  let count = 0;
  for (const collection of config.collections) {
    for (const name of readdirSync(path.join(site, collection.folder)).filter((name) => name.endsWith('.md') && name !== 'windows.md')) {
      const own = format(forms[name === 'index.md' ? collection.index_file.format : collection.format]);
      const text = readFileSync(path.join(site, collection.folder, name), 'utf8');
      assert.equal(own.toFile(own.fromFile(text)), text, `${collection.folder}/${name}`);
      count += 1;
    }
  }
  assert.ok(count > 100, String(count));
});

test('what others wrote is what their packages hold', async () => {
  for (const [name, bytes] of Object.entries(await vendored())) {
    assert.ok(unpacked(name).equals(bytes), `${stored(name)}: run node tests/browser/vendor.mjs`);
  }
});
