// Lighthouse on the pages that readers open most, in the Chromium at hand; prints a table of the four categories and what a phone would see.
//
//   npm --prefix benches/lighthouse ci
//   node benches/lighthouse/run.mjs http://127.0.0.1:8080/ [--why]
//
// The address is that of `staalkaart serve`. --why names what cost points.

import { execFileSync } from 'node:child_process';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [address, why] = process.argv.slice(2);
if (!address) throw new Error('Say the address of a preview, such as http://127.0.0.1:8080/');
const chromePath = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
console.log('| page | performance | accessibility | best practices | SEO | first contentful paint, s | largest, s | layout shift | blocking, ms |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const folder of ['', 'methodieken/', 'methodieken/ips/', 'zoeken/', 'zoeken/?q=netwerk', 'trajecten/eerst-werk/']) {
  const { lhr } = await lighthouse(address + folder, { port: chrome.port, logLevel: 'silent', output: 'json' });
  const score = (name) => Math.round((lhr.categories[name].score ?? 0) * 100);
  const value = (name, by, digits) => (lhr.audits[name].numericValue / by).toFixed(digits);
  console.log(`| \`/${folder}\` | ${['performance', 'accessibility', 'best-practices', 'seo'].map(score).join(' | ')} | ${value('first-contentful-paint', 1000, 1)} | ${value('largest-contentful-paint', 1000, 1)} | ${value('cumulative-layout-shift', 1, 3)} | ${value('total-blocking-time', 1, 0)} |`);
  if (why) {
    for (const category of Object.values(lhr.categories)) {
      for (const { id, weight } of category.auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 1) console.log(`  ${category.title}: ${audit.title} (${audit.displayValue ?? audit.score}) ${JSON.stringify(audit.details?.items?.slice(0, 3) ?? '').slice(0, 400)}`);
      }
    }
  }
}
chrome.kill();
