// Brings the explorer (a canvas) to the page: who leads, lazy loading with progress, errors that say what to do, the way past it.
// May know: dom, words, the edge's startApp. It keeps no case of its own.

import { el, toneShape } from './dom.mjs';
import { hasWebGL2 } from './shell.mjs';
import { label, say, word } from './words.mjs';

/**
 * Prepares the explorer's place. `host` = {ask(bytes), state() -> {caseText, view, lang, today}, onCase(case, mode), onView(address, mode), onPick(key), headline()}.
 * Returns {start(), reveal(), leave(), setCase(case), setView(address), setLang(lang), setTheme(), refresh(), more(), canvas()}.
 */
export function prepareApp(region, host) {
  let app = null;
  let state = 'idle'; // idle, loading, running, failed
  let sent = '';
  let sentView = '';

  const canvas = el('canvas', { class: 'stage', tabindex: '0', role: 'application', ...label('explorer_canvas'), hidden: true });
  const poster = el('div', { class: 'poster', 'aria-hidden': 'true' });
  const bar = el('progress', { max: '1', value: '0', ...label('explorer_loading') });
  const status = el('p', { class: 'status', role: 'status' });
  const skip = el('a', { class: 'skip', href: '#question', ...word('skip_explorer') }, say('skip_explorer'));
  const note = el('div', { class: 'loading' }, status, bar);

  function reveal() {
    if (!region.childNodes.length) {
      region.dataset.label = 'page.explorer';
      region.setAttribute('aria-label', say('explorer'));
      region.append(skip, poster, canvas, note);
    }
    region.hidden = false;
    document.documentElement.dataset.lead = 'app';
    refresh();
  }

  /** Shows the verdict in the explorer's place until it is there itself. */
  function refresh() {
    if (state === 'running' || !region.childNodes.length) return;
    const head = host.headline();
    poster.className = `poster tone-${head?.tone ?? 'plain'}`;
    poster.replaceChildren(...(head ? [el('p', { class: 'asked' }, head.label), el('p', { class: 'verdict' }, toneShape(head.tone), head.text), el('p', { class: 'reason' }, head.reason)] : []));
  }

  function fail(error) {
    state = 'failed';
    app?.destroy?.();
    app = null;
    canvas.hidden = true;
    poster.hidden = false;
    refresh();
    const again = el('button', { type: 'button', ...word('try_again') }, say('try_again'));
    again.addEventListener('click', start);
    const text = el('button', { type: 'button', ...word('explorer_without') }, say('explorer_without'));
    text.addEventListener('click', leave);
    note.hidden = false;
    bar.hidden = true;
    const why = error?.message ? ` (${error.message})` : '';
    status.textContent = say(navigator.onLine === false ? 'explorer_offline' : 'explorer_failed') + why;
    note.replaceChildren(status, el('div', { class: 'actions' }, again, text));
  }

  function leave() {
    region.hidden = true;
    delete document.documentElement.dataset.lead;
    document.getElementById('answer')?.focus();
  }

  async function start() {
    reveal();
    if (state === 'loading' || state === 'running') return;
    if (!hasWebGL2()) {
      fail(new Error(say('no_webgl')));
      return;
    }
    state = 'loading';
    note.replaceChildren(status, bar);
    note.hidden = false;
    bar.hidden = false;
    bar.removeAttribute('value');
    status.textContent = say('explorer_loading');
    try {
      const { startApp } = await import('./browser.mjs');
      const { caseText, view, lang, today } = host.state();
      sent = caseText;
      sentView = view;
      canvas.hidden = false;
      canvas.classList.add('asleep'); // has its size, but is not seen before its first frame
      app = await startApp({
        canvas,
        ask: host.ask,
        caseText,
        view,
        lang,
        today,
        onCase(text, mode) {
          sent = text;
          host.onCase(text, mode);
        },
        onView(address, mode) {
          sentView = address;
          host.onView(address, mode);
        },
        onPick: host.onPick,
        onLink(address) {
          if (/^https?:\/\//i.test(address)) open(address, '_blank', 'noopener');
        },
        onReady: ready,
        onError: fail,
        onProgress(share) {
          if (share >= 0 && share <= 1) bar.value = share;
        },
      });
      if (state !== 'failed') ready();
    } catch (error) {
      fail(error);
    }
  }

  function ready() {
    if (state === 'running') return;
    state = 'running';
    note.hidden = true;
    poster.hidden = true;
    canvas.classList.remove('asleep');
    setTheme();
    const { caseText, view } = host.state();
    setCase(caseText);
    setView(view);
  }

  /** The engine can answer more than before. */
  function more() {
    if (state === 'running') app.refresh();
  }

  function setView(address) {
    if (!app || address === sentView) return;
    sentView = address;
    app.setView(address);
  }

  function setLang(lang) {
    app?.setLang(lang);
  }

  function setCase(caseText) {
    if (!app || caseText === sent) return;
    sent = caseText;
    app.setCase(caseText);
  }

  function setTheme() {
    const chosen = document.documentElement.dataset.theme;
    const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    app?.setTheme(dark, matchMedia('(prefers-reduced-motion: reduce)').matches);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', setTheme);
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', setTheme);

  /** The canvas, once there is a picture on it. */
  const drawn = () => (state === 'running' ? canvas : null);

  return { start, reveal, leave, setCase, setView, setLang, setTheme, refresh, more, canvas: drawn };
}
