// nginx, Caddy and Apache from Debian, each with the very text that docs/hosting.md gives. What is replaced in that text is what a reader replaces
// too: the name, the folder, and the address of the page for what is not there. Around it stands only what a distribution's own file holds.
// They run as the current user, on a loopback port, with all they write in one folder.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../browser/host.mjs';

const page = readFileSync(path.join(root, 'docs/hosting.md'), 'utf8');

/** The one block of the document in this language, with replacements that must each find something. */
export function documented(language, replacements = {}) {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))];
  if (blocks.length !== 1) throw new Error(`docs/hosting.md has ${blocks.length} blocks in ${language}`);
  return Object.entries(replacements).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docs/hosting.md, ${language}: no ${from}`);
    return text.replaceAll(from, to);
  }, blocks[0][1]);
}

/** A free port. */
function port() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Where Debian puts programs that a plain user seldom runs. */
const programs = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** The address of the 404 page, for a site below `folder` (`/` or `/pad/`). */
const missing = (folder) => ({ '/404.html': `${folder}404.html` });

const nginx = (work, site, folder, at) => {
  const own = documented('nginx', { 'listen 80;': `listen 127.0.0.1:${at};`, '/srv/site': site, ...missing(folder) });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join('\n');
  const text = `daemon off; user ${userInfo().username}; pid ${work}/pid; error_log ${work}/errors;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types; default_type application/octet-stream; access_log off;\n${temporary}\n${own}}\n`;
  return { text, command: ['nginx', '-e', `${work}/errors`, '-p', work, '-c', `${work}/configuration`] };
};

const caddy = (work, site, folder, at) => {
  const own = documented('caddy', { 'example.org {': `http://127.0.0.1:${at} {`, '/srv/site': site, ...missing(folder) });
  return {
    text: `{\n\tadmin off\n\tstorage file_system ${work}\n}\n${own}`,
    command: ['caddy', 'run', '--adapter', 'caddyfile', '--config', `${work}/configuration`],
  };
};

/** Apache as Debian sets it up, with the documented text in the block of the site, or in a file `.htaccess` of the site. */
const apache = (inFile) => (work, site, folder, at) => {
  const own = documented('apache', missing(folder));
  if (inFile) writeFileSync(path.join(site, folder, '.htaccess'), own);
  const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'headers', 'autoindex', 'filter', 'deflate'];
  return {
    text: `${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
ServerRoot ${work}
PidFile ${work}/pid
ErrorLog ${work}/errors
DefaultRuntimeDir ${work}
ServerName example.org
Listen 127.0.0.1:${at}
TypesConfig /etc/mime.types
DirectoryIndex index.html
<VirtualHost *:*>
DocumentRoot ${site}
<Directory ${site}>
Options Indexes FollowSymLinks
Require all granted
AllowOverride ${inFile ? 'All' : 'None'}
${inFile ? '' : own}
</Directory>
</VirtualHost>
`,
    command: ['apache2', '-X', '-f', `${work}/configuration`],
  };
};

/** Every server, by the name that the tests show. */
export const SERVERS = { nginx, Caddy: caddy, Apache: apache(false), 'Apache with .htaccess': apache(true) };

/** Starts a server for the site that was built in `built`, below `folder` of the host; gives the address of the site and the way to stop. */
export async function start(name, work, built, folder) {
  mkdirSync(work, { recursive: true });
  const site = path.join(work, 'site');
  cpSync(built, path.join(site, folder), { recursive: true });
  const at = await port();
  const { text, command } = SERVERS[name](work, site, folder, at);
  writeFileSync(path.join(work, 'configuration'), text);
  const child = spawn(command[0], command.slice(1), { env: { ...programs, HOME: work, XDG_CONFIG_HOME: work, XDG_DATA_HOME: work }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  let ended = false;
  const end = new Promise((resolve) => child.on('close', resolve).on('error', (error) => resolve((said += error)))).then(() => (ended = true));
  const stop = async () => {
    child.kill();
    await end;
  };
  const origin = `http://127.0.0.1:${at}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (ended) break;
    const answer = await fetch(`${origin}${folder}`).catch(() => undefined);
    if (answer) return { address: `${origin}${folder}`, stop };
    await wait(100);
  }
  await stop();
  const errors = path.join(work, 'errors');
  throw new Error(`${name} does not answer: ${said}${existsSync(errors) ? readFileSync(errors, 'utf8') : ''}`);
}
