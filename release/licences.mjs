// Prints the licences of everything that is part of the program, as their authors gave them: node release/licences.mjs TARGET

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const [target] = process.argv.slice(2);
const told = execFileSync('cargo', ['metadata', '--locked', '--format-version', '1', '--filter-platform', target], { encoding: 'utf8', maxBuffer: 1 << 28 });
const { packages, resolve, workspace_members: own } = JSON.parse(told);
const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
const root = packages.find((each) => each.name === 'staalkaart').id;

// What the program is built from; not what only builds or tests it.
const parts = new Set();
const visit = (id) => {
  if (parts.has(id)) return;
  parts.add(id);
  for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
};
visit(root);

const texts = new Map();
const listed = [];
for (const { id, name, version, license, license_file, manifest_path } of packages) {
  if (!parts.has(id) || own.includes(id)) continue;
  listed.push(`${name} ${version}: ${license ?? license_file ?? 'see its text'}`);
  const folder = path.dirname(manifest_path);
  for (const file of readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file)).sort()) {
    let text;
    try {
      text = readFileSync(path.join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
    } catch {
      continue; // A folder of that name.
    }
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  }
}
const line = '-'.repeat(80);
const sections = [...texts].map(([text, of]) => `${line}\n${of.sort().join(', ')}\n${line}\n\n${text}\n`).sort();
process.stdout.write(`Staalkaart contains these works of others.\n\n${listed.sort().join('\n')}\n\n${sections.join('\n')}`);
