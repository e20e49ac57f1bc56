// Style sheets that come only when something wants them. May know: the DOM.

const worn = new Map(); // address -> promise

/** Puts on a style sheet of the site, once, by its name as it is written next to this file. Resolves when it holds, or cannot be had. */
export function wear(name) {
  const href = new URL(name, import.meta.url).href;
  if (!worn.has(href)) {
    worn.set(href, new Promise((done) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.addEventListener('load', done, { once: true });
      link.addEventListener('error', done, { once: true });
      link.href = href;
      document.head.append(link);
    }));
  }
  return worn.get(href);
}
