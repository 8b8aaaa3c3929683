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
    tests: /^at 320 px: nothing sticks out/, least: 1,
    text: () => '**Klein scherm of sterk vergroot.** Op de zoekpagina steekt bij 320 pixels niets uit, en elk knopje is groot genoeg om te raken.',
  },
  {
    tests: /^by keyboard: the first stop leads past the menu/, least: 1,
    text: () => '**Met het toetsenbord.** De eerste toets op Tab biedt een weg voorbij het menu, recht naar de inhoud.',
  },
  {
    tests: /^(by keyboard: down into the results|with Tab alone: box, button)/, least: 2,
    text: () => 'Op de zoekpagina kom je zonder muis bij het zoekvak, de filters en de resultaten.',
  },
  {
    tests: /^\/ and Ctrl-K lead to the search box/, least: 1,
    text: () => 'De sneltoets voor het zoekvak kun je uitzetten.',
  },
  {
    tests: /^the status line speaks once/, least: 1,
    text: () => '**Met een schermlezer.** Hoeveel er gevonden is, wordt één keer gemeld, als je even stopt met typen. Dat testten we aan de opbouw van de pagina, niet met een echte schermlezer.',
  },
  {
    tests: /^(from disk, without JavaScript|without JavaScript: the box)/, least: 2,
    text: () => '**Zonder JavaScript.** We liepen van de matrix naar een methodiek, haar bronnen, een principe en terug: dat lukt, ook met een kopie van de site op schijf. Zoeken in de teksten kan dan niet; de zoekpagina toont in de plaats de lijsten.',
  },
  {
    tests: /^on paper: the results/, least: 1,
    text: () => '**Op papier.** De resultaten van een zoekopdracht staan op papier over de hele breedte, zonder knoppen.',
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

Laat het weten aan wie deze staalkaart bijhoudt. Zeg op welke pagina het was, wat je wilde doen en waarmee je werkt. Elke tekst van de site mag je ook in een andere vorm vragen.
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
