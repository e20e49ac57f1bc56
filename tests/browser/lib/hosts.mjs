// Pages of other people that embed ours (tests/browser/hosts), served from a second origin on loopback; frames looked into.
// May know: the address of the site, Playwright.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { LAPTOP, newPage, siteAddress, until } from './browser.mjs';

const FOLDER = fileURLToPath(new URL('../hosts/', import.meta.url));
const MEANT = 'https://site.example/'; // stands for the site in those pages

const FRAMES = 'iframe:not([title=Neighbor])';

/** Serves the host pages, which embed `site`, from a second origin until the test ends; its address ends with a slash. */
async function startHosts(t, site) {
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://host');
      if (pathname === '/favicon.ico') return response.writeHead(204).end();
      const text = await readFile(path.join(FOLDER, path.basename(pathname)), 'utf8');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(text.replaceAll(MEANT, site));
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => (server.closeAllConnections(), server.close()));
  // Another name of the same machine: another site, not only another port.
  return `http://localhost:${server.address().port}/`;
}

/** Opens a host page. `options` as for newPage, and {before(page): what is to be done before it is opened, of: another address of the site}. */
export async function openHost(t, name, { before, of, allow = /Unrecognized feature: 'web-share'/, ...options } = LAPTOP) {
  const site = of ?? siteAddress();
  const hosts = await startHosts(t, site);
  const page = await newPage(t, { ...options, allow, from: [hosts, site] });
  await before?.(page);
  await page.goto(`${hosts}${name}.html`);
  return page;
}

/** Brings the top of a frame to the top of the window, whatever else moves. */
const toTop = (element) => element.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));

/** The frame of the nth embed of a host page, once its answer stands; brought into sight first, since frames come lazily. */
export async function embedded(page, nth = 0) {
  const element = page.locator(FRAMES).nth(nth);
  await element.waitFor({ state: 'attached' });
  await toTop(element);
  const frame = await (await element.elementHandle()).contentFrame();
  await answeredIn(frame);
  return frame;
}

/** Waits until the answer of an embed stands in its frame. */
export const answeredIn = (frame) => until(frame, () => document.querySelector('#answer .verdict, #answer .problem, #failed:not([hidden])'), null, 60000);

/** Brings a view's drawing into sight: it does not start before. `frame` may be a page of its own. */
export async function showDrawing(frame) {
  await until(frame, () => document.querySelector('.picture:not([hidden]) .canvas'), null, 60000);
  if (frame.parentFrame?.()) await toTop(await frame.frameElement());
}

/** Waits until the drawing of a view stands in its frame. */
export async function drawnIn(frame) {
  await showDrawing(frame);
  await until(frame, () => document.querySelector('.canvas canvas.stage:not(.asleep):not([hidden])'), null, 60000);
}

/** How tall the nth frame is, and how tall what is in it. */
export async function heights(page, frame, nth = 0) {
  const box = await page.locator(FRAMES).nth(nth).boundingBox();
  return { frame: Math.round(box.height), content: await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)) };
}

/** Waits until the nth frame is exactly as tall as what is in it; gives that height. */
export async function fits(page, frame, nth = 0) {
  let last;
  for (const begin = Date.now(); Date.now() - begin < 20000; await page.waitForTimeout(100)) {
    last = await heights(page, frame, nth);
    if (last.frame === last.content) return last.frame;
  }
  throw new Error(`the frame is ${last.frame} px tall, what is in it ${last.content} px`);
}

const compressed = new Map(); // path -> its bytes, compressed once for all tests

/** A server in front of the site that compresses as a good host does and keeps count: {address, sent: Map of path -> [bytes of each time]}. */
export async function countingSite(t) {
  const sent = new Map();
  const proxy = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url, siteAddress()), { headers: { 'accept-encoding': 'identity', ...(request.headers['if-none-match'] && { 'if-none-match': request.headers['if-none-match'] }) } });
    const { pathname } = new URL(request.url, siteAddress());
    if (answer.ok && !compressed.has(pathname)) compressed.set(pathname, brotliCompressSync(Buffer.from(await answer.arrayBuffer())));
    const body = answer.ok ? compressed.get(pathname) : Buffer.alloc(0);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['content-length', 'connection', 'keep-alive', 'date', 'server'].includes(name)));
    response.writeHead(answer.status, { ...headers, ...(answer.ok && { 'content-encoding': 'br' }), 'content-length': body.length });
    response.end(body);
    sent.set(pathname, [...(sent.get(pathname) ?? []), body.length + JSON.stringify(headers).length]);
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  t.after(() => (proxy.closeAllConnections(), proxy.close()));
  return { address: `http://127.0.0.1:${proxy.address().port}/`, sent };
}
