// Chromium, pages under watch, and the conditions that tests wait for.
// Every page is watched: console, errors, requests, policy, cookies, storage; a test that leaves a trace there fails.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { watchInPage } from './watch.mjs';

// Chromium's own build without windows draws and answers as the other does, and starts a page with half the work.
const PROGRAMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const QUIET = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// Nothing here has a graphics card: WebGL is drawn by the processor, and so is the page, which saves the detour through WebGL.
const DRAWS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing'];
const DRAWS_NOT = ['--disable-gpu', '--disable-3d-apis', '--disable-software-rasterizer'];
// Said by the way tests run: where one does without service workers, and where the processor fetches a drawing.
const OURS = /Service Worker registration blocked by Playwright|GL Driver Message .*GPU stall due to ReadPixels/;
const started = new Map();

export const LAPTOP = { viewport: { width: 1280, height: 860 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/** Every page believes in this day, so that pictures and answers are the same tomorrow. */
export const TODAY = '2026-11-22';

let site = '';
export const useSite = (address) => (site = address);
export const siteAddress = () => site;

/** One Chromium for all tests, and a second one that has no WebGL. */
async function browserWith(webgl) {
  const program = process.env.CHIP_RULES_CHROMIUM ?? PROGRAMS.find(existsSync);
  if (!program) throw new Error(`${PROGRAMS.join(' or ')} is missing`);
  if (!started.has(webgl)) started.set(webgl, chromium.launch({ executablePath: program, args: [...QUIET, ...(webgl ? DRAWS : DRAWS_NOT)] }));
  return started.get(webgl);
}

export async function closeBrowsers() {
  for (const browser of started.values()) await (await browser).close();
}

/**
 * A watched page. `options`: Playwright's context options, and {webgl, allow: RegExp of console lines that are expected, home: address
 * of another site than the tests' own, from: further origins that the page itself may come from, keeps: whether a service worker and its caches may stay, violates: whether it may run into its policy,
 * paints: false where a test takes hundreds of steps and asks what the explorer says, not how it looks: frames are made as ever, and their triangles not filled}.
 */
export async function newPage(t, { webgl = true, allow, home = site, from = [], keeps = false, violates = false, paints = true, ...options } = LAPTOP) {
  const browser = await browserWith(webgl);
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', colorScheme: 'light', serviceWorkers: keeps ? 'allow' : 'block', ...options });
  context.setDefaultTimeout(30000);
  const page = await context.newPage();
  const seen = { console: [], requests: [], failed: [], from };
  page.seen = seen;
  page.on('console', (line) => {
    const text = `${line.type()}: ${line.text()}`;
    if (!allow?.test(text) && !OURS.test(text)) seen.console.push(text);
  });
  page.on('pageerror', (error) => {
    const text = `uncaught: ${error.message}`;
    if (!allow?.test(text)) seen.console.push(text);
  });
  context.on('request', (request) => seen.requests.push(request.url()));
  context.on('requestfailed', (request) => seen.failed.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('dialog', (dialog) => {
    seen.console.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  if (options.javaScriptEnabled !== false) await page.addInitScript(watchInPage, TODAY);
  if (!paints) await page.addInitScript(() => (WebGL2RenderingContext.prototype.drawElements = () => {}));
  t.after(async (problem) => {
    try {
      if (!problem) await checkTraces(page, { home, keeps, violates, scripted: options.javaScriptEnabled !== false });
    } finally {
      await context.close();
    }
  });
  return page;
}

/** What every test must leave behind: nothing. */
async function checkTraces(page, { home, keeps, violates, scripted }) {
  const { console: lines, requests, from } = page.seen;
  assert.deepEqual(lines, [], 'console not clean');
  const foreign = requests.filter((url) => ![home, ...from].some((origin) => url.startsWith(origin)) && !/^(data|blob|about):/.test(url));
  assert.deepEqual(foreign, [], 'requests left the origin');
  if (page.isClosed()) return;
  assert.deepEqual(await page.context().cookies(), [], 'cookies');
  if (!scripted || page.isClosed() || !page.url().startsWith(home)) return;
  const left = await page.evaluate(async () => ({
    policy: globalThis.watched.policy,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker?.getRegistrations().catch(() => []))?.length ?? 0,
  }));
  const kept = keeps ? { caches: left.caches, workers: left.workers } : { caches: 0, workers: 0 };
  if (violates) left.policy = [];
  assert.deepEqual(left, { policy: [], local: 0, session: 0, databases: 0, ...kept }, 'traces in the page');
}

/** Waits in the page, by the clock and not by animation frames: those are counted. */
export const until = (page, condition, argument, timeout = 30000) => page.waitForFunction(condition, argument, { polling: 50, timeout });

/** No animation callback is outstanding. */
export const settle = (page) => until(page, () => globalThis.watched.pending === 0);

/** Waits until what loads after the answer (further names, models) has come: a second in which no file came. */
export const loaded = (page) =>
  until(page, () => {
    const files = performance.getEntriesByType('resource');
    return performance.now() - Math.max(...files.map((one) => one.responseEnd || Infinity)) > 1000;
  });

/** Waits until the answer in text stands. */
export async function answered(page) {
  await until(page, () => !document.getElementById('wait') && document.querySelector('#answer .verdict, #answer .problem'));
  await settle(page);
}

/** Opens a case in the text view alone. */
export async function openText(t, caseText, options = LAPTOP) {
  const page = await newPage(t, options);
  await page.goto(`${site}?${[caseText, 'drawing=0'].filter(Boolean).join('&')}`);
  await answered(page);
  return page;
}

/** The words of the answer. */
export const verdict = (page) => page.locator('#answer .verdict').textContent();

/** The case string in the address bar, without the page's own keys. */
export function caseOf(page) {
  const own = /^(view|view\.[\w.-]+|drawing|lang|theme|controls|transparent|locked|data|was)=/;
  return new URL(page.url()).search.replace(/^\?/, '').split('&').filter((pair) => pair && !own.test(pair)).join('&');
}

/** Waits until the address bar holds a text, or no longer does. */
export const addressHas = (page, text) => until(page, (part) => location.search.includes(part), text);
export const addressLacks = (page, text) => until(page, (part) => !location.search.includes(part), text);
