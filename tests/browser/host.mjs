// What the browser tests share: the program, Debian's Chromium, the shipped catalogue on a loopback port, a page and all that goes wrong on it.
// CHROMIUM names another browser, STAALKAART another program.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

export const root = path.resolve(import.meta.dirname, '../..');
export const program = process.env.STAALKAART ?? path.join(root, 'target/debug/staalkaart');
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every kind of page of the shipped catalogue, one of each. */
export const PAGES = [
  '', 'methodieken/', 'methodieken/ips/', 'principes/', 'principes/krachtgericht/', 'niveaus/collectief/', 'staalkaart/krachtgericht/individueel/',
  'staalkaart/positief/politiek-maatschappelijk/', 'trajecten/', 'trajecten/eerst-werk/', 'begrippen/', 'begrippen/empowerment/', 'bronnen/', 'over/', 'over/dekking/', 'over/onderhoud/',
  'meewerken/', 'meewerken/velden/', 'praktijktoets/', 'toegankelijkheid/', 'niveaus/collectief/kaarten/', 'poster/', 'traject-maken/', 'vergelijken/', 'zoeken/',
];

/** Starts the browser. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Builds the shipped catalogue into a folder. */
export function build(output) {
  execFileSync(program, ['build', '--site', root, '--output', output], { stdio: 'pipe' });
}

/** Shows the shipped catalogue, or the site in another folder, as it is published; with `live` pages become new by themselves. Gives its address and the way to stop. */
export async function preview(site = root, { live = false } = {}) {
  const server = spawn(program, ['serve', '--site', site, '--port', '0', ...(live ? [] : ['--no-reload'])], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((resolve, reject) => {
    server.stderr.on('data', (text) => {
      const found = /http:\/\/[\d.:]+\//.exec(text);
      if (found) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error('the server ended')));
  });
  return { address, stop: () => server.kill() };
}

/** A page, and all that went wrong on it: messages, errors, failed requests, requests to another host. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.status()}: ${response.url()}`));
  const outside = (address) => !(address.startsWith(new URL(url).origin) || url.startsWith('file:') || address.startsWith('data:'));
  page.on('request', (request) => outside(request.url()) && wrong.push(`elsewhere: ${request.url()}`));
  await page.goto(url);
  return { page, wrong, close: () => context.close() };
}

/** The shipped catalogue for all tests of a file: built in a folder (`site`), shown at an `address`, and a browser to open pages with. */
export function shipped() {
  const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
  const shown = { site: path.join(work, 'site'), open: (url, options) => open(shown.browser, url, options) };
  let server;
  before(async () => {
    build(shown.site);
    server = await preview();
    shown.address = server.address;
    shown.browser = await launch();
  });
  after(async () => {
    await shown.browser?.close();
    server?.stop();
    rmSync(work, { recursive: true, force: true });
  });
  return shown;
}
