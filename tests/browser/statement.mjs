// The accessibility statement, made from what was tested: a reporter for `node --test` that writes content/toegankelijkheid.md.
// A sentence stands in it only where every test that carries it ran and passed. tests/run compares the result with the page that is shipped.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const shipped = path.join(root, 'content/toegankelijkheid.md');
const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'node_modules/axe-core/package.json'), 'utf8'));

/** What the page may say, and the tests that each sentence rests on: all that match, and at least `least` of them. */
const CLAIMS = [
  {
    tests: /^no barrier, no message and no sideways scrolling at/, least: 4,
    text: ({ pages }) => `**Automatisch gezocht naar drempels.** Het programma axe-core (versie ${version}) bekeek ${pages} soorten pagina's, met de regels voor WCAG 2.0, 2.1 en 2.2 op niveau A en AA en de goede gewoontes van axe zelf. Dat gebeurde in de lichte en de donkere weergave, op een scherm van 360 en van 1280 pixels breed. Het vond niets. Geen enkele van die pagina's moest je zijwaarts schuiven.`,
  },
  {
    tests: /^no barrier and no sideways scrolling at/, least: 4,
    text: () => 'Hetzelfde geldt voor de zoekpagina, met resultaten erop.',
  },
  {
    tests: /^two and four methods side by side: no barrier/, least: 4,
    text: () => 'En ook als er twee of vier methodieken naast elkaar liggen.',
  },
  {
    tests: /^a full trajectory has no barrier/, least: 4,
    text: () => 'En ook voor een traject in de maak.',
  },
  {
    tests: /^at 320 px, as with 400 % zoom/, least: 1,
    text: ({ pages }) => `**Klein scherm of sterk vergroot.** Op een scherm van 320 pixels breed, zoals bij 400 % vergroting, hoef je geen van die ${pages} pagina's zijwaarts te schuiven. Brede tabellen en tekeningen schuiven op zichzelf.`,
  },
  {
    tests: /^with more space between letters, words and lines/, least: 1,
    text: () => 'Met meer ruimte tussen letters, woorden en regels valt er geen tekst weg.',
  },
  {
    tests: /^by keyboard: (the first stop leads past the menu|every stop on the home page)/, least: 2,
    text: () => '**Met het toetsenbord.** De eerste toets op Tab biedt een weg voorbij het menu, recht naar de inhoud. Op de startpagina, een methodiek, een traject en een principe zie je bij elke stap waar je bent, en niets schuift ervoor.',
  },
  {
    tests: /^(by keyboard: down into the results|with Tab alone: box, button|\/ and Ctrl-K lead to the search box)/, least: 3,
    text: () => 'Op de zoekpagina kom je zonder muis bij het zoekvak, de filters en de resultaten. De sneltoets voor het zoekvak kun je uitzetten.',
  },
  {
    tests: /^by keyboard: choosing two methods/, least: 1,
    text: () => 'Ook twee methodieken kiezen en naast elkaar leggen gaat zonder muis.',
  },
  {
    tests: /^by keyboard alone a trajectory is made/, least: 1,
    text: () => 'Een traject maken gaat met het toetsenbord alleen. Wat verandert, wordt gemeld, en je verliest je plaats niet.',
  },
  {
    tests: /^the status line speaks once/, least: 1,
    text: () => '**Met een schermlezer.** Hoeveel er gevonden is, wordt één keer gemeld, als je even stopt met typen. Dat testten we aan de opbouw van de pagina, niet met een echte schermlezer.',
  },
  {
    tests: /^in forced colours every swatch keeps its letter/, least: 1,
    text: () => '**Kleuren.** Elk principe heeft een kleur, een weefpatroon en een letter. Met de kleuren van je eigen systeem blijft de letter staan.',
  },
  {
    tests: /^nothing moves while the home page and a method load/, least: 2,
    text: () => '**Rust.** Tijdens het laden van de startpagina en van een methodiek verspringt er zo goed als niets, ook niet als de letters traag binnenkomen.',
  },
  {
    tests: /^without JavaScript every page says the same/, least: 1,
    text: () => '**Zonder JavaScript.** Elke soort pagina zegt dan hetzelfde. Alleen zoeken in de teksten, methodieken naast elkaar leggen en een traject maken kan dan niet; daar staat dan de weg naar de lijsten.',
  },
  {
    tests: /^from disk, without JavaScript: from the matrix to a method/, least: 1,
    text: () => 'Met een kopie van de site op schijf kun je van de matrix naar een methodiek, haar bronnen, een principe en terug.',
  },
  {
    tests: /^on paper: a method fits on two pages/, least: 1,
    text: () => '**Op papier.** Elke methodiek past op hoogstens twee bladen A4. De kaarten per niveau staan met vier op een blad, de poster op één A3.',
  },
];

function page(passed, failed, facts) {
  const lines = CLAIMS.filter(({ tests, least }) => passed.filter((name) => tests.test(name)).length >= least && !failed.some((name) => tests.test(name)));
  const date = /^datum: (.*)$/m.exec(readFileSync(shipped, { encoding: 'utf8', flag: 'a+' }))?.[1] ?? '1970-01-01';
  return `---
titel: Toegankelijkheid
kort: Wat we getest hebben zodat iedereen deze site kan gebruiken, en wat nog niet.
datum: ${date}
---

Deze pagina wordt gemaakt uit de tests van de site. Er staat alleen in wat bij de laatste test gelukt is.

## Wat is getest?

Alle tests lopen in één browser, Chromium. Ze lopen opnieuw bij elke wijziging van het programma.

${lines.map(({ text }) => `- ${text(facts)}`).join('\n')}

## Wat is niet getest?

- Niemand met een beperking heeft de site al uitgeprobeerd.
- Er is niet geluisterd met een echte schermlezer.
- Firefox, Safari en oudere telefoons zijn niet bekeken.
- Niemand heeft alle eisen van WCAG 2.2 een voor een nagegaan. Een programma vindt maar een deel van de drempels. Daarom zeggen we niet dat de site aan WCAG voldoet.
- De teksten streven naar gewone taal. Een formule waarschuwt de redactie voor lange zinnen en lange woorden. Of de teksten duidelijk zijn, weten we pas als lezers het zeggen.
- Naar andere websites en documenten kunnen we alleen verwijzen. Hoe toegankelijk die zijn, weten we niet.

## Loopt er iets moeilijk?

Staat er onderaan deze pagina een uitgever met een link? Laat het dan daar weten. Zeg op welke pagina het was, wat je wilde doen en waarmee je werkt. Je kunt er elke tekst van de site ook in een andere vorm vragen.
`;
}

export default async function* statement(source) {
  const passed = [];
  const failed = [];
  const facts = {};
  for await (const { type, data } of source) {
    if (type === 'test:pass' && !data.skip && !data.todo) passed.push(data.name);
    if (type === 'test:fail') failed.push(data.name);
    const fact = type === 'test:diagnostic' && /^statement: (\w+) = (\d+)$/.exec(data.message);
    if (fact) facts[fact[1]] = Number(fact[2]);
  }
  yield page(passed, failed, facts);
}
