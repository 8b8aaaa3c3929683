// Every page and style sheet of the shipped catalogue passes the Nu checker, which browsers' own parsers are gentler than.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import vnu from 'vnu-jar';
import { build } from './host.mjs';

test('the HTML and CSS of the whole site have no error', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'staalkaart-'));
  try {
    const site = path.join(work, 'site');
    build(site);
    const found = [];
    for (const what of ['--skip-non-html', '--skip-non-css']) {
      try {
        execFileSync('java', ['-Xss4m', '-jar', vnu, '--errors-only', '--format', 'gnu', what, site], { stdio: 'pipe', maxBuffer: 1 << 26 });
      } catch (error) {
        found.push(...error.stderr.toString().trim().split('\n').slice(0, 20));
      }
    }
    assert.deepEqual(found, []);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});
