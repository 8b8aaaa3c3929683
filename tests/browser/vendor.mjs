// What the editing page is made of and others wrote: Sveltia CMS and yaml, each in one file, from the npm packages that the lock names.
//
//     node tests/browser/vendor.mjs     writes src/cms/vendor/ anew, after `npm update` here
//
// Two things differ from the packages. What the page never does is left out: maps, colours in code, pictures made smaller, languages other than Dutch and
// English. And no other host is asked: not for fonts, since the page has its own, nor whether GitHub and GitLab are well.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const modules = path.join(import.meta.dirname, 'node_modules');
export const folder = path.resolve(import.meta.dirname, '../../src/cms/vendor');
const fonts = ['material-symbols-outlined-latin-wght-normal', 'source-sans-3-latin-wght-normal', 'noto-mono-latin-400-normal'];
const UNUSED = /^(@shikijs\/|leaflet|terra-draw|svgo|exifr)|chunks\/(heic|webp|shiki)|locales\/(ar|bg|ca|cs|da|de|el|en|es|fa|fi|fr|hr|it|ja|ko|pl|pt|ru|sv|tr|uk|vi|zh)/;

const trimmed = {
  name: 'trimmed',
  setup(build) {
    build.onResolve({ filter: UNUSED }, () => ({ path: 'unused', namespace: 'unused' }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export default {};' }));
    build.onLoad({ filter: /@sveltia.cms.npm.index\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      const contents = text
        .replace(/@font-face \{[^{}]*cdn\.jsdelivr\.net[^{}]*\}/g, '')
        .replace(/https:\/\/www\.githubstatus\.com\/api\/[\w/.]+/g, 'data:application/json,{"status":{"indicator":"none"}}')
        .replace(/https:\/\/status-api\.hostedstatus\.com\/[\w/.]+/g, 'data:application/json,{"result":{"status_overall":{"status_code":100}}}');
      if (/cdn\.jsdelivr\.net|githubstatus\.com\/api|hostedstatus\.com/.test(contents)) throw new Error('the CMS asks another host');
      return { contents };
    });
  },
};

async function bundle(contents) {
  const stdin = { contents, resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', plugins: [trimmed], legalComments: 'inline', logLevel: 'error' });
  return Buffer.from(outputFiles[0].contents);
}

const version = (name) => JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')).version;
const text = (...names) => readFileSync(path.join(modules, ...names), 'utf8').trim();

/** Every file of the folder, by name, before it is compressed. */
export async function vendored() {
  const cms = path.join(modules, '@sveltia/cms');
  const assets = readdirSync(path.join(cms, 'npm/assets'));
  const files = {
    'sveltia-cms.js': await bundle("export { default } from '@sveltia/cms';"),
    'yaml.js': await bundle("export { isMap, isScalar, isSeq, parseDocument } from 'yaml';"),
  };
  for (const name of fonts) {
    const asset = assets.find((file) => file.startsWith(`${name}-`) && file.endsWith('.woff2'));
    files[`assets/${asset}`] = readFileSync(path.join(cms, 'npm/assets', asset));
  }
  const licences = [
    [`Sveltia CMS ${version('@sveltia/cms')}`, text('@sveltia/cms/LICENSE.txt')],
    [`yaml ${version('yaml')}`, text('yaml/LICENSE')],
    [`immutable ${version('immutable')}`, text('immutable/LICENSE')],
    [`turndown ${version('turndown')}`, text('turndown/LICENSE')],
    ...['material-symbols-outlined', 'source-sans-3', 'noto-mono'].map((name) => [`Font ${name}`, text('@sveltia/cms/npm/assets', `${name}.LICENSE.txt`)]),
  ];
  files['licenties.txt'] = Buffer.from(licences.map(([name, licence]) => `${name}\n${'='.repeat(name.length)}\n\n${licence}\n`).join('\n\n'));
  return files;
}

/** The names on disk: what compresses well is compressed. */
export const stored = (name) => (name.endsWith('.woff2') ? name.replace(/^.*\//, '') : `${name}.gz`);
export const unpacked = (name) => (name.endsWith('.woff2') ? readFileSync(path.join(folder, stored(name))) : gunzipSync(readFileSync(path.join(folder, stored(name)))));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  const files = await vendored();
  const sums = [];
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(path.join(folder, stored(name)), name.endsWith('.woff2') ? bytes : gzipSync(bytes, { level: 9 }));
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
  }
  const versions = `Sveltia CMS ${version('@sveltia/cms')} (npm @sveltia/cms, MIT), yaml ${version('yaml')} (npm yaml, ISC), put together by esbuild ${version('esbuild')}.`;
  writeFileSync(path.join(folder, 'README.md'), `# What others wrote\n\n${versions}\nWritten by \`node tests/browser/vendor.mjs\`, which says what is left out; a browser test holds it against the packages.\nSHA-256 of each file before compression:\n\n\`\`\`\n${sums.join('\n')}\n\`\`\`\n`);
}
