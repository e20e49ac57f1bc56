// Offline: after one visit the site answers without a network; an update mixes no versions; what is not whole is not kept; and where
// no worker or storage is to be had, all goes on without.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LAPTOP, PHONE, answered, newPage, settle, until, verdict } from './lib/browser.mjs';
import { explorerReady } from './lib/explorer.mjs';
import { host, nextVersion } from './lib/hosted.mjs';
import { NO_NET, goOffline, holds, kept, listOf, namesOf, open, untilKept, visited } from './lib/kept.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&on=2025-06-01&basis=codified';
const TEXT = `${CASE}&drawing=0`;
const OTHER = 'chip=nvidia-h20&qty=10&to=CHN&hq=CHN&on=2026-01-20';

test('offline: after one visit the site answers, its views open, and nothing was fetched twice', async (t) => {
  const site = await host(t);
  const page = await visited(t, site, TEXT);
  const twice = site.seen.filter((name, i) => /\.[0-9a-f]{10}\./.test(name) && site.seen.indexOf(name) !== i);
  assert.deepEqual(twice, [], 'downloaded twice');
  const said = await verdict(page);
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  assert.equal(await verdict(page), said);
  await page.goto(`${site.address}index.html?${OTHER}&drawing=0`);
  await answered(page);
  assert.notEqual(await verdict(page), said);
  for (const view of ['map', 'time', 'quota', 'history']) {
    await page.goto(`${site.address}?view=${view}&${CASE}`);
    await until(page, () => document.querySelector('#picture table, #picture ul, #picture svg') && !document.querySelector('#picture .problem'));
  }
  await page.goto(`${site.address}?${CASE}`);
  await explorerReady(page);
});

test('offline: a language is kept once it is spoken', async (t) => {
  const site = await host(t);
  const page = await visited(t, site, TEXT, { locale: 'zh-CN' });
  await holds(page, site.root, 'zh-Hans');
  assert.ok(!(await kept(page))[listOf(site.root).version].some((name) => name.includes('Hant')), 'a language that nobody spoke is not kept');
  const said = await verdict(page);
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  assert.equal(await verdict(page), said);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans');
  await page.locator('[data-lang="zh-Hant"]').click();
  await page.locator('.notice.failure').waitFor();
  assert.equal(await verdict(page), said, 'what is not here leaves the page as it is');
});

test('offline: a reader who saves data keeps no more than the first answer and what was used', async (t) => {
  const site = await host(t);
  const page = await newPage(t, { ...PHONE, home: site.origin, keeps: true, allow: NO_NET });
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(`${site.address}?${CASE}`);
  await answered(page);
  await holds(page, site.root, 'first');
  await until(page, () => navigator.serviceWorker.controller);
  await page.waitForTimeout(1000);
  const names = (await kept(page))[listOf(site.root).version];
  assert.deepEqual(names.filter((name) => /^(app|api|clusters)\./.test(name)), []);
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  assert.ok(await verdict(page));
});

test('offline: an update takes over quietly, an open page stays whole, no version is mixed', async (t) => {
  const site = await host(t);
  const before = site.root;
  const page = await visited(t, site, TEXT);
  site.root = nextVersion();
  site.seen.length = 0;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const notice = page.locator('.newer');
  await notice.waitFor();
  assert.match(await notice.locator('[role="status"]').textContent(), /newer version/);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.main), undefined, 'nothing was reloaded');
  for (const name of site.seen) assert.ok(name in listOf(site.root).files || name === 'sw.js', `${name} of the new version`);
  assert.deepEqual(Object.keys(await kept(page)).sort(), [listOf(before).version, listOf(site.root).version].sort(), 'both are kept');

  // The open page goes on with its own files, which the host no longer has.
  await page.locator('#scope summary').click();
  await until(page, () => document.querySelectorAll('#scope .body li, #scope .body td').length > 0);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.scope), undefined, 'the code of its own version');

  await page.locator('[data-lang="zh-Hans"]').click(); // of the old version, and not kept
  await until(page, () => document.getElementById('said').textContent.length > 0);

  await notice.locator('button').first().click();
  await until(page, () => document.documentElement.dataset.main === 'next');
  await answered(page);
  await holds(page, site.root, 'first', 'idle');
  await untilKept(page, 'the new version alone', (all) => Object.keys(all).join() === listOf(site.root).version);
  assert.equal(await page.locator('.newer').count(), 0);
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  await page.locator('#scope summary').click();
  await until(page, () => document.documentElement.dataset.scope === 'next');
});

test('offline: a page that was opened with the new version hears of nothing, and is told in its language', async (t) => {
  const site = await host(t);
  const page = await visited(t, site, TEXT);
  site.root = nextVersion();
  await page.reload(); // pages come from the network first: this is the new one, under the old worker
  await answered(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.main), 'next');
  await holds(page, site.root, 'first', 'idle');
  await page.waitForTimeout(500);
  assert.equal(await page.locator('.newer').count(), 0);
  site.root = (await host(t)).root;
  await page.locator('[data-lang="zh-Hant"]').click();
  await until(page, () => document.documentElement.lang === 'zh-Hant');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.locator('.newer').waitFor();
  assert.match(await page.locator('.newer').textContent(), /新版本/);
  const state = page.url();
  await page.locator('.newer button').last().click();
  assert.equal(await page.locator('.newer').count(), 0);
  assert.equal(page.url(), state);
});

test('offline: what is changed or cut short on its way is not kept, what spoils here is fetched anew', async (t) => {
  const site = await host(t);
  site.spoil = (name, bytes) => {
    if (name.startsWith('models.')) return Buffer.concat([Buffer.from(' '), bytes.subarray(1)]);
    if (name.startsWith('outline-50.')) return bytes.subarray(0, 1000);
    return bytes;
  };
  const page = await open(t, site, `${CASE}&drawing=0`);
  await holds(page, site.root, 'first');
  await until(page, () => navigator.serviceWorker.controller);
  await page.waitForTimeout(2000);
  const { version } = listOf(site.root);
  assert.deepEqual((await kept(page))[version].filter((name) => /^(models|outline-50)\./.test(name)), []);
  site.spoil = (name, bytes) => bytes;
  await page.reload();
  await answered(page);
  await holds(page, site.root, 'first', 'idle');

  const said = await verdict(page);
  const pack = namesOf(site.root, 'first').find((name) => /^first\..*json$/.test(name));
  const spoil = (name) =>
    page.evaluate(async (one) => {
      const cache = await caches.open((await caches.keys())[0]);
      const found = await cache.match(one);
      const bytes = new Uint8Array(await found.arrayBuffer());
      bytes[bytes.length >> 1] ^= 1;
      await cache.put(one, new Response(bytes, { headers: found.headers }));
    }, name);
  await spoil(pack);
  await spoil('index.html');
  await page.reload();
  await answered(page);
  assert.equal(await verdict(page), said);
  await holds(page, site.root, 'first');
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  assert.equal(await verdict(page), said, 'what was spoiled was replaced');
});

test('offline: a host in the middle of an update installs nothing, and the old version goes on', async (t) => {
  const site = await host(t);
  const page = await visited(t, site, TEXT);
  const { version } = listOf(site.root);
  const script = readFileSync(`${nextVersion()}/sw.js`);
  site.spoil = (name, bytes) => (name === 'sw.js' ? script : bytes);
  const changed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const before = registration.active;
    await registration.update().catch(() => {});
    while (registration.installing) await new Promise((done) => setTimeout(done, 50));
    return registration.active !== before || registration.waiting !== null;
  });
  assert.ok(!changed, 'the old worker is still the only one');
  assert.ok(!(await kept(page))[listOf(nextVersion()).version]?.includes('index.html'), 'no page of the one under the list of the other');
  assert.equal(await page.locator('.newer').count(), 0);
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  assert.ok((await kept(page))[version].includes('index.html'));
});

test('offline: frames of the same origin take their files from the worker, and register none', async (t) => {
  const site = await host(t);
  const page = await visited(t, site, TEXT);
  const frame = (search) => `<iframe title="one" width="600" height="500" src="${site.address}embed.html?${search}&amp;lang=en"></iframe>`;
  site.pages['/article'] = `<!doctype html><title>Article</title><link rel="icon" href="data:,">${frame(CASE)}${frame(OTHER)}${frame(`view=quota&amp;${CASE}`)}`;
  site.seen.length = 0;
  await page.goto(`${site.origin}/article`);
  for (const nth of [0, 1, 2]) await page.frameLocator('iframe').nth(nth).locator('#answer .verdict, #picture .verdict').first().waitFor();
  assert.deepEqual(site.seen.filter((name) => !name.endsWith('.html')), [], 'only pages come from the network');
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 1);
  await goOffline(page, site);
  await page.goto(`${site.address}embed.html?${CASE}&lang=en`);
  await page.locator('#answer .verdict').waitFor();
  const alone = await newPage(t, { ...LAPTOP, home: site.origin, keeps: true });
  site.goUp();
  await alone.goto(`${site.origin}/article`);
  await alone.frameLocator('iframe').first().locator('#answer .verdict').waitFor();
  await alone.waitForTimeout(1000);
  assert.equal(await alone.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0, 'an article leaves nothing behind');
});

test('offline: a second copy of the site in a folder of the first keeps to itself', async (t) => {
  const site = await host(t);
  const page = await visited(t, site, TEXT);
  const [outer, inner] = [listOf(site.root).version, listOf(nextVersion()).version];
  site.below['preview/'] = nextVersion();
  await page.goto(`${site.address}preview/?${CASE}&drawing=0`);
  await answered(page);
  await untilKept(page, 'both copies', (all) => all[inner]?.some((name) => name.startsWith('api.')));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.main), 'next');
  assert.ok((await kept(page))[outer].length > 30);
  assert.equal(await page.locator('.newer').count(), 0);
  await goOffline(page, site);
  await page.reload();
  await answered(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.main), 'next');
  await page.goto(`${site.address}?${CASE}&drawing=0`);
  await answered(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.main), undefined);
});

test('offline: no room, no worker, no origin: the answer stands all the same', async (t) => {
  const site = await host(t);
  const full = await newPage(t, { ...LAPTOP, home: site.origin, keeps: true });
  const session = await full.context().newCDPSession(full);
  await session.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 1000 });
  await full.goto(`${site.address}?${CASE}&drawing=0`);
  await answered(full);
  await full.waitForTimeout(1500);
  assert.ok(await verdict(full));
  assert.equal(await full.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null, 'what does not fit is not half installed');

  const none = await newPage(t, { ...LAPTOP, home: site.origin });
  await none.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined, configurable: true }));
  await none.goto(`${site.address}?${CASE}&drawing=0`);
  await answered(none);

  site.pages['/article'] = `<!doctype html><title>Article</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="${site.address}?${CASE}&amp;drawing=0" width="900" height="700"></iframe>`;
  const article = await newPage(t, { ...LAPTOP, home: site.origin, keeps: true });
  await article.goto(`${site.origin}/article`);
  await article.frameLocator('iframe').locator('#answer .verdict').waitFor();
  assert.equal(await article.frameLocator('iframe').locator('#answer .verdict').textContent(), await verdict(none));
});

test('installable: a manifest whose places are relative, and icons of the sizes it says', async (t) => {
  const site = await host(t);
  const page = await open(t, site, `${CASE}&drawing=0`);
  const session = await page.context().newCDPSession(page);
  const { url, data, errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(new URL(manifest.start_url, url).href, site.address);
  assert.equal(new URL(manifest.scope, url).href, site.address);
  for (const icon of manifest.icons.filter(({ type }) => type === 'image/png')) {
    const size = await page.evaluate(async (src) => {
      const picture = await createImageBitmap(await (await fetch(src)).blob());
      return `${picture.width}x${picture.height}`;
    }, new URL(icon.src, url).href);
    assert.equal(size, icon.sizes);
  }
  await holds(page, site.root, 'first');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  await settle(page);
});
