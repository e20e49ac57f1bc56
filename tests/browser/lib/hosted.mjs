// A host of the site as there are many: a subfolder of a server that can be updated, be down, cut files short or change them.
// May know: the site's folders; how a second version of the site is made.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { ROOT, SITE } from './site.mjs';

const FOLDER = '/tools/chip-rules/';
const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css', mjs: 'text/javascript', js: 'text/javascript', json: 'application/json', wasm: 'application/wasm',
  svg: 'image/svg+xml', png: 'image/png', woff2: 'font/woff2', webmanifest: 'application/manifest+json',
};

/** The policy that the site's own server sends. */
const POLICY = /^ {2}Content-Security-Policy: (.*)$/m.exec(readFileSync(`${SITE}/_headers`, 'utf8'))[1];

/**
 * Serves a folder until the test ends: {address, root and policy (may be set to others), seen: [path, ...] of bodies sent, spoil: (path, bytes) -> what
 * is sent instead, pages: {path: HTML} of other folders, below: {folder: root} of
 * further sites in folders of this one, goDown(), goUp()}. While it is down every connection breaks.
 */
export async function host(t, root = SITE) {
  const site = { root, policy: POLICY, seen: [], spoil: (path, bytes) => bytes, pages: {}, below: {} };
  let isDown = false;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    if (isDown) return void request.socket.destroy();
    if (site.pages[path]) {
      response.writeHead(200, { 'content-type': TYPES.html });
      return void response.end(site.pages[path]);
    }
    const inside = Object.keys(site.below).find((one) => path.startsWith(FOLDER + one)) ?? '';
    const name = path.startsWith(FOLDER) ? normalize(path.slice((FOLDER + inside).length) || 'index.html') : '';
    const file = join(site.below[inside] ?? site.root, name);
    if (!name || name.startsWith('..') || !existsSync(file)) {
      response.writeHead(404, { 'cache-control': 'no-cache' });
      return void response.end();
    }
    const bytes = readFileSync(file);
    const sent = site.spoil(name, bytes);
    site.seen.push(name);
    response.writeHead(200, {
      'content-type': TYPES[name.split('.').pop()] ?? 'application/octet-stream',
      'content-length': bytes.length,
      'cache-control': /\.[0-9a-f]{10}\.\w+$/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': site.policy,
      'access-control-allow-origin': '*',
    });
    if (sent.length < bytes.length) response.write(sent, () => request.socket.destroy());
    else response.end(sent.subarray(0, bytes.length));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.address = site.origin + FOLDER;
  site.goDown = () => {
    isDown = true;
    server.closeAllConnections();
  };
  site.goUp = () => (isDown = false);
  return site;
}

let next = null;

/**
 * A folder with the next version of the site, made once: its pages carry data-main="next", and after the scope was opened
 * data-scope="next"; all else is as it is.
 */
export function nextVersion() {
  if (next) return next;
  const scratch = mkdtempSync(join(tmpdir(), 'chip-rules-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const page = join(scratch, 'page');
  cpSync(`${ROOT}web/page`, page, { recursive: true });
  for (const part of ['main', 'scope']) {
    const file = join(page, `${part}.mjs`);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\ndocument.documentElement.dataset.${part} = 'next';\n`);
  }
  const built = `${ROOT}build/web/`;
  const all = (folder, ending) => readdirSync(folder).filter((name) => ending.test(name)).map((name) => join(folder, name));
  const api = all(`${SITE}/api`, /\.(wasm|json|mjs)$/);
  const app = [`${built}app.mjs`, `${built}app.wasm`, ...all(`${ROOT}web/platform`, /\.mjs$/), ...all(`${built}fonts`, /./), ...all(`${built}outlines`, /\.bin$/), ...all(`${built}icons`, /\.png$/)];
  const out = join(scratch, 'dist');
  const python = ['/usr/bin/python3', 'python3'].find((one) => !spawnSync(one, ['-c', 'import brotli']).status);
  const run = spawnSync(python, [`${ROOT}web/tools/dist.py`, out, '--page', page, '--esbuild', 'esbuild', '--quiet', '--lenient',
    ...api.flatMap((file) => ['--api', file]), ...app.flatMap((file) => ['--app', file])], { encoding: 'utf8' });
  if (run.status) throw new Error(`dist.py: ${run.stderr}`);
  return (next = out);
}
