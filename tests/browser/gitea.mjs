// A git host for the tests: the few calls of Gitea's API that the editing page makes, answered from a real repository on disk.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

/** Answers for the repository in `folder`, whose branch `main` is checked out. Gives the address, all changes that came in, and the way to stop. */
export async function gitea(folder) {
  const git = (...args) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 64 << 20 });
  const blob = (file) => execFileSync('git', ['-C', folder, 'show', `HEAD:${file}`], { maxBuffer: 64 << 20 });
  const sha = (file) => git('rev-parse', `HEAD:${file}`).trim();
  const commits = [];

  const commit = ({ files, message, author }) => {
    for (const { operation, path: file, content, sha: before } of files) {
      const target = path.resolve(folder, file);
      if (!target.startsWith(folder + path.sep)) throw new Error(`outside the repository: ${file}`);
      if (operation === 'update' && before && before !== sha(file)) throw new Error(`changed in the meantime: ${file}`);
      if (operation === 'delete') {
        rmSync(target);
      } else {
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, Buffer.from(content, 'base64'));
      }
    }
    git('add', '--all');
    const who = `${author.name} <${author.email}>`;
    git('-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`, 'commit', '--quiet', '--allow-empty', `--author=${who}`, '-m', message);
    commits.push({ message, files: files.map((file) => `${file.operation} ${file.path}`) });
    const saved = files.map(({ operation, path: file }) => (operation === 'delete' ? null : { path: file, sha: sha(file) }));
    return { commit: { sha: git('rev-parse', 'HEAD').trim(), created: new Date().toJSON() }, files: saved };
  };

  const answers = {
    '/version': () => ({ version: '1.24.0' }),
    '/user': () => ({ id: 1, login: 'els', full_name: 'Els Peeters', email: 'els@example.org', avatar_url: '', html_url: '' }),
    '/settings/api': () => ({ default_paging_num: 30, max_response_items: 50, default_max_blob_size: 10 << 20, default_max_response_size: 100 << 20 }),
    '/repos/els/kaart': () => ({ default_branch: 'main', permissions: { pull: true, push: true } }),
    '/repos/els/kaart/branches/main': () => ({ commit: { id: git('rev-parse', 'HEAD').trim(), message: git('log', '-1', '--format=%B') } }),
    '/repos/els/kaart/file-contents': ({ files }) =>
      files.map((file) => ({ path: file, sha: sha(file), encoding: 'base64', content: blob(file).toString('base64') })),
    '/repos/els/kaart/contents': commit,
    '/repos/els/kaart/commits': () => [],
  };
  const tree = () => ({
    truncated: false,
    tree: git('ls-tree', '-r', '-l', '-z', 'HEAD').split('\0').filter(Boolean).map((line) => {
      const [, type, id, size, file] = /^\d+ (\w+) (\w+) +(\S+)\t([^]*)$/.exec(line);
      return { type, sha: id, size: Number(size), path: file };
    }),
  });

  const server = createServer(async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, accept');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    let text = '';
    for await (const piece of request) text += piece;
    const { pathname } = new URL(request.url, 'http://localhost');
    const call = pathname.replace('/api/v1', '');
    const answer = call.startsWith('/repos/els/kaart/git/trees/') ? tree : answers[call];
    try {
      if (!answer) throw new Error(`no answer for ${request.method} ${request.url}`);
      if (request.headers.authorization !== 'token geheim' && call !== '/version') return response.writeHead(401).end('{}');
      const body = JSON.stringify(answer(text ? JSON.parse(text) : {}));
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
    } catch (error) {
      response.writeHead(422, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message: error.message }));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, commits, git, stop: () => server.close() };
}
