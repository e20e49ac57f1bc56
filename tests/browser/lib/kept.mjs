// What a browser keeps of the site, and visits that wait for it. May know: the list in sw.js.

import { readFileSync } from 'node:fs';
import { LAPTOP, answered, newPage } from './browser.mjs';

/** What the console says where there is no network. */
export const NO_NET = /net::ERR_|Failed to load resource|Failed to fetch/;

/** The list of files of a laid-out site: {version, files: {name: [digest, when]}}. */
export const listOf = (root) => JSON.parse(/^self\.SITE=(.*);$/m.exec(readFileSync(`${root}/sw.js`, 'utf8'))[1]);
export const namesOf = (root, ...when) => Object.entries(listOf(root).files).filter(([, [, one]]) => when.includes(one)).map(([name]) => name);

/** What the browser keeps: {version: [names]}. */
export const kept = (page) =>
  page.evaluate(async () => {
    const all = {};
    for (const name of await caches.keys()) {
      const urls = (await (await caches.open(name)).keys()).map(({ url }) => url.slice(new URL('./', location).href.length));
      all[name.split(' ')[1]] = urls.sort();
    }
    return all;
  });

/** Waits until what the browser keeps is as `condition` wants it. */
export async function untilKept(page, what, condition) {
  for (let turns = 0; turns < 300; turns += 1) {
    if (condition(await kept(page))) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`the browser does not keep ${what}, but ${JSON.stringify(await kept(page))}`);
}

/** Waits until all of a version that comes at these times is kept. */
export const holds = (page, root, ...when) =>
  untilKept(page, when.join(', '), (all) => namesOf(root, ...when).every((name) => all[listOf(root).version]?.includes(name)));

/** A page of the site, once its answer stands. */
export async function open(t, site, search, options = {}) {
  const page = await newPage(t, { ...LAPTOP, home: site.origin, keeps: true, allow: NO_NET, ...options });
  await page.goto(`${site.address}?${search}`);
  await answered(page);
  return page;
}

/** A first visit, until all that may be kept is kept. */
export async function visited(t, site, search, options) {
  const page = await open(t, site, search, options);
  await holds(page, site.root, 'first', 'idle');
  return page;
}

/** Takes away the network: at the host and in the browser. */
export async function goOffline(page, site) {
  site.goDown();
  await page.context().setOffline(true);
}
