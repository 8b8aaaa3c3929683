// The built site under the web servers that people have, each set up with the text of docs/hosting.md: at the root of a host and below a folder.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { get as request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, open, program, root } from '../browser/host.mjs';
import { SERVERS, start } from './servers.mjs';

const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-hosts-'));
const FOLDERS = ['/', '/pad/'];
let browser;
const built = (folder) => path.join(work, `built${folder.replaceAll('/', '-')}`);

before(async () => {
  browser = await launch();
  for (const folder of FOLDERS) {
    execFileSync(program, ['build', '--site', root, '--output', built(folder), '--base-url', `https://example.org${folder}`], { stdio: 'pipe' });
  }
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Asks as it is written, without unpacking or following. */
function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** The headers that `_headers` sets for a path of the host. */
function promised(folder, at) {
  const found = {};
  let counts = false;
  for (const line of readFileSync(path.join(built(folder), '_headers'), 'utf8').split('\n').filter((line) => !line.startsWith('#'))) {
    const [, name, value] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
    if (!name) counts = at.startsWith(line.slice(0, -1));
    else if (counts) found[name.toLowerCase()] = value;
  }
  return found;
}

const TYPES = {
  html: /^text\/html; charset=utf-8$/, css: /^text\/css\b/, js: /^(text|application)\/javascript\b/, json: /^application\/json\b/, xml: /^(text|application)\/xml\b/,
  txt: /^text\/plain; charset=utf-8$/, wasm: /^application\/wasm$/, woff2: /^font\/woff2$/, png: /^image\/png$/, bin: /^(?!text)|^$/, gz: /^(?!text)|^$/, bib: /(?:)/, ris: /(?:)/,
  svg: /^image\/svg\+xml\b/, ttl: /(?:)/, jsonld: /(?:)/,
};

for (const name of Object.keys(SERVERS)) {
  for (const folder of FOLDERS) {
    describe(`${name}, the site at ${folder}`, () => {
      let server, files;
      const ask = (at, headers) => get(server.address + at, headers);
      before(async () => {
        server = await start(name, path.join(work, `${name}${folder}`.replaceAll(/[^a-zA-Z]+/g, '-')), built(folder), folder);
        files = readdirSync(built(folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(built(folder), path.join(entry.parentPath, entry.name)))
          .filter((file) => !file.startsWith('.') && file !== '_headers');
      });
      after(() => server?.stop());

      test('every file is there, whole, with its type, the headers of the site and the time to keep it', async () => {
        for (const file of files) {
          const { status, headers, body } = await ask(file.replace(/(^|\/)index\.html$/, '$1'));
          assert.equal(status, 200, file);
          assert.ok(body.equals(readFileSync(path.join(built(folder), file))), file);
          assert.match(headers['content-type'] ?? '', TYPES[file.split('.').pop()], file);
          const expected = { 'cache-control': 'max-age=0, must-revalidate', ...promised(folder, folder + file) };
          assert.ok(Object.keys(expected).length >= 6);
          for (const [header, value] of Object.entries(expected)) assert.equal(headers[header], value, `${file}: ${header}`);
        }
      });

      test('texts travel compressed, what is compressed already does not, and an answer that is known is not sent again', async () => {
        const size = (file) => readFileSync(path.join(built(folder), file)).length;
        for (const file of files.filter((file) => size(file) > 2000)) {
          const kind = file.split('.').pop();
          const at = file.replace(/(^|\/)index\.html$/, '$1');
          const first = await ask(at, { 'accept-encoding': 'gzip' });
          const packed = first.headers['content-encoding'];
          if (['html', 'css', 'js', 'json', 'xml', 'wasm'].includes(kind)) {
            assert.equal(packed, 'gzip', file);
            assert.ok(first.body.length < size(file) * 0.7, file);
            assert.match(first.headers.vary ?? '', /accept-encoding/i, file);
          }
          if (['bin', 'gz', 'png', 'woff2'].includes(kind)) assert.equal(packed, undefined, file);
          const known = first.headers.etag ? { 'if-none-match': first.headers.etag } : { 'if-modified-since': first.headers['last-modified'] };
          const second = await ask(at, { 'accept-encoding': 'gzip', ...known });
          assert.equal(second.status, 304, `${file}: ${JSON.stringify(known)}`);
        }
        if (name === 'Caddy') assert.equal((await ask('', { 'accept-encoding': 'zstd, gzip' })).headers['content-encoding'], 'zstd');
      });

      test('what is not there: a page with the status 404 whose links work, not kept by any browser, and with the headers of the site', async () => {
        for (const at of ['bestaat-niet/', 'methodieken/bestaat/niet', 'static/oud.0000000000.css', 'zoek/oud/engine.wasm']) {
          const { status, headers, body } = await ask(at);
          assert.equal(status, 404, at);
          assert.match(headers['content-type'], /^text\/html/);
          assert.doesNotMatch(headers['cache-control'] ?? '', /immutable|31536000/, `${at}: a file that comes later would stay away`);
          for (const [header, value] of Object.entries(promised(folder, folder))) assert.equal(headers[header], value, `${at}: ${header}`);
          const links = [...body.toString().matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]);
          assert.ok(links.length > 10, body.toString());
          for (const link of new Set(links)) assert.equal((await get(new URL(link, server.address))).status, 200, link);
        }
      });

      test('nothing is shown that is no part of the site', async () => {
        for (const at of ['.staalkaart', '.htaccess', 'static/', 'api/', 'api/v1/', '.git/config', 'static/.x']) {
          const { status } = await ask(at);
          assert.ok(status === 403 || status === 404, `${at}: ${status}`);
        }
      });

      test('an address without its last slash leads on, on the same host', async () => {
        const { status, headers } = await ask('methodieken');
        assert.ok(status >= 301 && status <= 308, status);
        assert.equal(new URL(headers.location, `${server.address}methodieken`).href, `${server.address}methodieken/`);
        if (!name.startsWith('Apache')) assert.match(headers.location, /^\//, 'no scheme, which a proxy in front may change');
      });

      test('in a browser: from the home page, a search finds, and nothing goes wrong', async (t) => {
        const { page, wrong, close } = await open(browser, server.address);
        t.after(close);
        page.setDefaultTimeout(10_000);
        await page.fill('#_find', 'gezinnen met schulden');
        await page.press('#_find', 'Enter');
        await page.locator('#resultaten > li h3 a').first().waitFor();
        assert.match(page.url(), /\/zoeken\//);
        await page.locator('#resultaten > li h3 a').first().click();
        await page.waitForURL(/\/(methodieken|trajecten|begrippen)\/[a-z0-9-]+\//);
        await page.goto(`${server.address}traject-maken/`);
        await page.waitForLoadState('networkidle');
        assert.deepEqual(wrong, []);
      });
    });
  }
}
