// Keeps the site for offline use where the browser can, and says quietly that a newer version is there. Loaded when the page is
// idle; nothing of it is needed: what fails here fails in silence. The work is done by sw.js.
// May know: dom, attachments.

import { leftOut } from './attachments.mjs';
import { el } from './dom.mjs';

const HOUR = 3_600_000;

/** Whether a connection is not to be used for what may never be needed. */
const isDear = (connection) => Boolean(connection?.saveData || /2g/.test(connection?.effectiveType));

/** The files that this page was made of, as its HTML names them. */
function ownNames() {
  const folder = new URL('./', document.baseURI).href;
  const named = [...document.querySelectorAll('script[src], link[rel="stylesheet"]')].map((node) => node.src || node.href);
  return named.filter((address) => address.startsWith(folder)).map((address) => address.slice(folder.length));
}

/** Whether a worker's version is the one that this page was made from. */
function knows(worker) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data === true);
    worker.postMessage({ names: ownNames() }, [port2]);
  });
}

/** The line that tells of a newer version. Nothing is loaded before the reader says so. */
async function tell(page) {
  if (document.querySelector('.newer')) return;
  await page.need('words');
  const words = page.words();
  if (!words['page.new_version']) return; // its words cannot be had: another time
  const button = (key, act) => {
    const node = el('button', { type: 'button', 'data-word': key }, words[key]);
    node.addEventListener('click', act);
    return node;
  };
  const said = el('span', { role: 'status' });
  const line = el('p', { class: 'newer notice' }, said,
    button('page.new_version_take', () => location.reload()), button('page.new_version_later', () => (line.remove(), document.getElementById('answer')?.focus({ preventScroll: true }))));
  document.body.append(line);
  const loses = leftOut() ? ['page.new_version_loses'] : [];
  said.replaceChildren(...['page.new_version', ...loses].map((key) => el('span', { 'data-word': key }, words[key]))); // once it is there, to be said
}

/** A worker of another version is older, and then a newer one is on its way, or it is newer than this page. */
async function compare(registration, page) {
  const worker = navigator.serviceWorker.controller;
  if (!worker || (await knows(worker))) return;
  await registration.update();
  if (registration.installing || registration.waiting || registration.active !== worker) return; // what comes takes over soon
  if (navigator.serviceWorker.controller === worker) await tell(page);
}

/** `page` = {lang(), need(...packs), words() -> {key: text}}. Frames are left to the page that they stand in. */
export async function keepOffline(page) {
  try {
    if (window !== window.top || !isSecureContext || !navigator.serviceWorker) return;
    const registration = await navigator.serviceWorker.register(new URL('./sw.js', import.meta.url));
    const meet = () => {
      navigator.serviceWorker.controller?.postMessage({ idle: isDear(navigator.connection) ? '' : page.lang() });
      compare(registration, page).catch(() => {});
    };
    navigator.serviceWorker.addEventListener('controllerchange', meet);
    meet();
    let asked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  } catch {
    // No worker here: the site works without.
  }
}
