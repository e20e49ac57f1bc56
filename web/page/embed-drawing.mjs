// The drawing of a view in an embed: the explorer's pictures alone on a canvas that is as tall as they are. It starts when it is
// first seen, gives its graphics context back while it is not (a page has few of them), and never takes wheel or finger
// before it was clicked or tapped. May know: the edge's startApp and the frame's state.

import { el } from './dom.mjs';
import { hasWebGL2 } from './shell.mjs';
import { label, say } from './words.mjs';

const PATIENCE = 600; // milliseconds out of sight before the context goes

/**
 * `host` = {frame (as in embed.mjs), address() -> view address, ready(drawn): whether the drawing stands, onView(address) -> whether
 * it may be so}. Returns {update()}.
 */
export function makeDrawing(place, { frame, address, ready, onView }) {
  const canvas = el('canvas', { class: 'stage asleep', tabindex: '0', role: 'application', ...label('explorer_canvas') });
  const status = el('p', { class: 'hint', role: 'status', hidden: true });
  place.append(canvas, status);
  let app = null;
  let state = 'idle'; // idle, loading, running, failed
  let wanted = false; // the view's text stands
  let seen = false;
  let timer = 0;

  function fail(why) {
    state = 'failed';
    app?.destroy();
    app = null;
    canvas.hidden = true;
    status.hidden = false;
    status.textContent = say('embed_no_drawing', { why });
    ready(false);
  }

  function answer(request) {
    const said = frame.rules.answer(request);
    if (!said) frame.rules.whole().then(() => app?.refresh(), () => {});
    return said;
  }

  const theme = () => {
    const chosen = document.documentElement.dataset.theme;
    const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    app?.setTheme(dark, matchMedia('(prefers-reduced-motion: reduce)').matches);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', theme);

  async function start() {
    if (state !== 'idle' || !wanted || !seen) return;
    if (!hasWebGL2()) {
      fail(say('no_webgl'));
      return;
    }
    state = 'loading';
    try {
      const { startApp } = await import('./browser.mjs');
      app = await startApp({
        canvas, ask: answer, alone: true, guarded: true,
        caseText: frame.caseText(), view: address(), lang: frame.lang(), today: frame.today,
        onCase: (text) => (frame.allowed(text) ? frame.go(text) : app.setCase(frame.caseText())),
        onView: (next) => onView(next) || app.setView(address()),
        onLink: (url) => /^https?:\/\//i.test(url) && open(url, '_blank', 'noopener'),
        onHeight: (height) => (canvas.style.blockSize = `${height}px`),
        onReady: stand,
        onError: (error) => fail(error.message),
      });
      if (state !== 'failed') update();
      if (!seen) app.release();
    } catch (error) {
      fail(error.message);
    }
  }

  /** The first frame is there: the drawing takes the place of its words. */
  function stand() {
    state = 'running';
    theme();
    canvas.classList.remove('asleep');
    ready(true);
  }

  function update() {
    wanted = true;
    app?.setCase(frame.caseText());
    app?.setView(address());
    app?.refresh();
    start();
  }

  new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting; // several may come at once: the last is how it stands
    clearTimeout(timer);
    if (!seen) timer = setTimeout(() => app?.release(), PATIENCE);
    else if (app) app.regain();
    else start();
  }).observe(place);

  return { update };
}
