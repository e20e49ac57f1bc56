// Keeps the site for offline use. May know: the list of this version's files that dist.py puts before this script, as
// self.SITE = {version, files: {name: [SHA-256 in base64, when]}}; `when`: 'first', 'idle', a language, or 'used'.
//
// Pages come from the network, so that nobody reads old law while online, and from here when that does not answer. Files whose
// names change with their content come from here first. Each version has a cache of its own, into which nothing goes and out of
// which nothing comes but what has the digest of the list. Caches of earlier versions stay until the last page that was open
// when this version took over is closed.

const { version, files } = self.SITE;
const scope = self.registration.scope;
const own = `${scope} `;
const mine = own + version;
const HASHED = /\.[0-9a-f]{10}\.\w+$/;
const PATIENCE = 4000; // milliseconds that a page waits for the network
const NOTE = 'note-of-earlier-versions'; // no file's name: it has no ending
const DIGEST = 'x-chip-rules-digest';

const addressOf = (name) => new URL(name, scope).href;
const isListed = (name) => Object.hasOwn(files, name);

/** The listed name that a request asks for, else its path within the site; null for what lies elsewhere. */
function nameOf(address) {
  const url = new URL(address);
  if (!(url.origin + url.pathname).startsWith(scope)) return null;
  let name;
  try {
    name = decodeURIComponent((url.origin + url.pathname).slice(scope.length));
  } catch {
    return null;
  }
  return [name, `${name}index.html`, `${name}.html`].find(isListed) ?? name;
}

async function digestOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...sum));
}

/** What a cache holds under a name, if it is whole; what is not is thrown away. `digest`: as listed, else as noted when it came. */
async function kept(name, cacheName = mine, digest = files[name]?.[0]) {
  try {
    const cache = await caches.open(cacheName);
    const found = await cache.match(addressOf(name));
    if (!found) return null;
    const bytes = await found.arrayBuffer();
    if ((await digestOf(bytes)) === (digest ?? found.headers.get(DIGEST))) return new Response(bytes, { headers: found.headers });
    await cache.delete(addressOf(name));
  } catch {
    // A browser that cannot read its storage has the network.
  }
  return null;
}

/** Keeps a response of a listed file; false when its bytes are not those of the list. Throws when they end early or there is no room. */
async function keep(name, response) {
  const bytes = await response.arrayBuffer();
  const digest = await digestOf(bytes);
  if (digest !== files[name][0]) return false;
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-length', String(bytes.byteLength));
  headers.set(DIGEST, digest);
  await (await caches.open(mine)).put(addressOf(name), new Response(bytes, { headers }));
  return true;
}

/** The caches of this site's other versions. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(own) && name !== mine);

/** A file that another version has under the same name; null when none has. */
async function keptByOthers(name, digest) {
  for (const cacheName of HASHED.test(name) ? await others() : []) {
    const found = await kept(name, cacheName, digest);
    if (found) return found;
  }
  return null;
}

/** Brings a listed file into the cache, from another version or the network; throws when it cannot be had as listed. */
async function bring(name) {
  if (await (await caches.open(mine)).match(addressOf(name))) return;
  const there = await keptByOthers(name, files[name][0]);
  if (there && (await keep(name, there))) return;
  for (const cache of [HASHED.test(name) ? 'default' : 'no-cache', 'reload']) {
    const answer = await fetch(addressOf(name), { cache, credentials: 'same-origin' });
    if (answer.ok && (await keep(name, answer))) return;
  }
  throw new Error(`${name} is not what this version lists`);
}

const listed = (when) => Object.keys(files).filter((name) => files[name][1] === when);

/** What earlier versions leave behind: {caches, pages: ids of those that were open}. */
async function note() {
  const found = await (await caches.open(mine)).match(addressOf(NOTE));
  return found ? found.json() : null;
}

/** Windows and frames of this site, controlled or not. */
async function openPages() {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter((one) => one.url.startsWith(scope)).map((one) => one.id);
}

/** Throws earlier versions away once no page uses them. */
async function forget() {
  const earlier = await note();
  if (!earlier) return;
  const open = await openPages();
  if (earlier.pages.some((id) => open.includes(id))) return;
  for (const name of earlier.caches) if (name !== mine) await caches.delete(name);
  await (await caches.open(mine)).delete(addressOf(NOTE));
}

let resting = null;

/** Brings what further views need, one file after the other; goes on the next time where it had to stop. */
function bringRest(language) {
  resting ??= (async () => {
    for (const name of [...listed('idle'), ...listed(language)]) await bring(name);
  })()
    .catch(() => {}) // no room or no network: what is used is still kept
    .finally(() => (resting = null));
  return resting;
}

self.addEventListener('install', (event) => {
  const begin = async () => {
    await Promise.all(listed('first').map(bring));
    await self.skipWaiting(); // harmless to open pages: they go on asking for their own version's names
  };
  event.waitUntil(begin());
});

self.addEventListener('activate', (event) => {
  const begin = async () => {
    await self.registration.navigationPreload?.enable();
    const earlier = await others();
    const body = JSON.stringify({ caches: earlier, pages: await openPages() });
    if (earlier.length) await (await caches.open(mine)).put(addressOf(NOTE), new Response(body));
    await forget();
    await self.clients.claim();
  };
  event.waitUntil(begin());
});

/** A page, or a picture of one: the network's, unless that fails or takes long. */
async function answerPage(event, name) {
  const network = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  network.catch(() => {}); // told below, or not needed
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  try {
    const answer = await Promise.race([network, late]);
    if (answer && answer.status < 500) {
      if (answer.status === 200 && !answer.redirected) event.waitUntil(keep(name, answer.clone()).catch(() => {}));
      return answer;
    }
  } catch {
    // Offline.
  }
  return (await kept(name)) ?? network;
}

/** A file whose name changes with its content: ours, else the network's, which is kept if it is what the list says. */
async function answerFile(event, name) {
  const there = await kept(name);
  if (there) return there;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(name, answer.clone()).catch(() => {}));
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const name = request.method === 'GET' && !request.headers.has('range') ? nameOf(request.url) : null;
  if (name === null) return;
  if (isListed(name)) event.respondWith(HASHED.test(name) ? answerFile(event, name) : answerPage(event, name));
  else if (HASHED.test(name)) event.respondWith(keptByOthers(name).catch(() => null).then((found) => found ?? fetch(request)));
});

// From pages of this origin: {idle: language} when nothing else is to be done, {idle: ''} where the reader saves data; {names: [...]}
// asks through a port whether all are of this version.
self.addEventListener('message', (event) => {
  const { idle, names } = event.data ?? {};
  if (typeof idle === 'string') event.waitUntil(forget().catch(() => {}).then(() => idle && bringRest(idle)));
  if (Array.isArray(names)) event.ports[0]?.postMessage(names.every((name) => typeof name === 'string' && isListed(name)));
});
