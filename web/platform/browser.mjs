// The edge between a page and the explorer: turns DOM events into calls of app.wasm, and its wishes into callbacks.
// Frames are asked for on events only; an explorer at rest has no animation callback. Knows no rule and no word.

import { fetchAll } from './fetch-all.mjs';
import { listenToPointers } from './pointers.mjs';

const FONTS = ['./font-regular.otf', './font-semibold.otf'];
const FURTHER_FONTS = { 'zh-Hans': './font-zh-Hans.otf', 'zh-Hant': './font-zh-Hant.otf' };  // for what those two lack
const FILES = { 'outline-110': './outline-110.bin', 'outline-50': './outline-50.bin' };  // fetched when a view first needs them
const WASM = './app.wasm';
const CURSORS = ['default', 'pointer', 'ew-resize'];

/**
 * Starts the explorer on a canvas that the page has placed and sized. `ask(bytes)` answers a request (JSON) with JSON, both
 * as bytes, or with null while what it needs is on its way (then refresh() is called later).
 * onCase(text, 'push' | 'replace'), onView(address, 'push' | 'replace'), onPick(key), onLink(url), onReady(), onError(error), onProgress(share).
 * `alone`: only the pictures of the view are drawn; onHeight(pixels) then tells how tall the canvas should be.
 * `guarded`: in somebody else's page: wheel and fingers are the page's until the canvas has been clicked or tapped.
 * Resolves to {setCase, setView, setTheme, setLang, setToday, refresh, release, regain, items, destroy}; rejects when it cannot start.
 */
export async function startApp({ canvas, ask, caseText = '', view = '', lang = 'en', today, dark, alone = false, guarded = false,
  onCase, onView, onPick, onLink, onReady, onError, onProgress, onHeight }) {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const wanted = [WASM, ...FONTS, ...(FURTHER_FONTS[lang] ? [FURTHER_FONTS[lang]] : [])];
  const [{ default: createApp }, [wasm, regular, strong, further]] = await Promise.all([import('./app.mjs'), fetchAll(wanted, onProgress)]);
  const context = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power' });
  if (!context) throw new Error('WebGL 2 is not available');

  const later = [];  // callbacks run after the frame that caused them
  const edge = {
    context,
    input: new Uint8Array(),
    output: '',
    ask,
    viewed: (text, push) => later.push(() => onView?.(text, push ? 'push' : 'replace')),
    changed: (text, push) => later.push(() => onCase?.(text, push ? 'push' : 'replace')),
    pick: (key) => later.push(() => onPick?.(key)),
    fetch: (name) => later.push(() => bring(name)),
    link: (url) => later.push(() => onLink?.(url)),
  };
  // Without `refuse` a module that cannot be made would be waited for for ever.
  const module = await new Promise((made, refuse) => {
    createApp({
      edge,
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(wasm, imports).then(({ instance }) => done(instance)).catch(refuse);
        return {};
      },
    }).then(made, refuse);
  });
  const encoder = new TextEncoder();
  /** Calls an export with a text or bytes as its input. */
  const send = (name, input, ...values) => {
    edge.input = typeof input === 'string' ? encoder.encode(input) : input;
    return module[name](...values);
  };

  /** Brings a file that the explorer asked for, or says that it cannot be had. */
  async function bring(name) {
    const head = encoder.encode(name);
    let bytes = head;
    try {
      const answer = await fetch(new URL(FILES[name], import.meta.url));
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const body = new Uint8Array(await answer.arrayBuffer());
      bytes = new Uint8Array(head.length + 1 + body.length);
      bytes.set(head);
      bytes.set(body, head.length + 1);
    } catch {
      // The name alone says that it failed.
    }
    if (stop.signal.aborted) return;
    send('_app_file', bytes);
    request();
  }

  const stop = new AbortController();
  let frame = 0;
  let scale = 1;  // of the page's type, which grows on a very large screen and with the reader's own size of text
  let sized = false;
  let lost = false;
  let ready = false;
  let tall = 0;  // what onHeight was last told
  const lender = context.getExtension('WEBGL_lose_context');
  let released = false;  // whether the context is wanted elsewhere
  let lent = false;  // given away; the browser says so only later, by an event

  function fail(error) {
    destroy();
    onError?.(error instanceof Error ? error : new Error(String(error)));
  }
  function request() {
    if (!frame && sized && !lost && !lent && !stop.signal.aborted) frame = requestAnimationFrame(draw);
  }
  function draw(now) {
    frame = 0;
    if (lost || lent || !sized || stop.signal.aborted) return;
    let wanted = 0;
    const began = app.onFrame && performance.now();
    try {
      wanted = module._app_frame(now / 1000);
    } catch (error) {
      fail(error);
      return;
    }
    app.onFrame?.(module._app_cost(), performance.now() - began);
    if (alone) tellHeight();
    canvas.style.cursor = CURSORS[module._app_cursor()] ?? 'default';
    if (wanted > 0) request();
    for (const call of later.splice(0)) call();
    if (!ready) {
      ready = true;
      onReady?.();
    }
  }

  function tellHeight() {
    const now = Math.ceil(module._app_height() * scale);
    if (now === tall || now <= 0) return;
    tall = now;
    later.push(() => onHeight?.(now));
  }

  send('_app_font', regular, 0);
  send('_app_font', strong, 1);
  if (!module._app_start()) throw new Error('the fonts cannot be read');
  if (further) send('_app_font', further, 2);
  module._app_set_alone(alone ? 1 : 0);
  send('_app_set_lang', lang);
  send('_app_set_today', today ?? new Date().toISOString().slice(0, 10));
  send('_app_set_case', caseText);
  send('_app_set_view', view);
  const coarse = matchMedia('(pointer: coarse)');
  module._app_set_coarse(coarse.matches ? 1 : 0);
  let chosen = dark !== undefined;
  module._app_set_theme((dark ?? query.matches) ? 1 : 0);

  const listen = (target, types, handler, options) => {
    for (const type of [].concat(types)) target.addEventListener(type, handler, { signal: stop.signal, ...options });
  };
  listen(query, 'change', () => {
    if (chosen) return;
    module._app_set_theme(query.matches ? 1 : 0);
    request();
  });

  listen(coarse, 'change', () => {
    module._app_set_coarse(coarse.matches ? 1 : 0);
    request();
  });

  // Size: in device pixels exactly where the browser tells them, so that hairlines stay sharp at any zoom.
  function resize(width, height, pixelsWide, pixelsHigh) {
    sized = width > 0 && height > 0;
    if (!sized) return;
    if (canvas.width !== pixelsWide || canvas.height !== pixelsHigh) {
      canvas.width = pixelsWide;
      canvas.height = pixelsHigh;
    }
    scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    module._app_resize(width / scale, height / scale, (pixelsWide / width) * scale);
    cancelAnimationFrame(frame);
    draw(performance.now());  // at once: a resized canvas is blank until drawn
  }
  function measure() {
    const { clientWidth: width, clientHeight: height } = canvas;
    resize(width, height, Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio));
  }
  const observer = new ResizeObserver(([entry]) => {
    const exact = entry.devicePixelContentBoxSize?.[0];
    const { width, height } = entry.contentRect;
    // An emulated screen reports CSS pixels here; a true answer is within rounding of the density.
    if (!exact || Math.abs(exact.inlineSize - width * devicePixelRatio) > 2) measure();
    else resize(width, height, exact.inlineSize, exact.blockSize);
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
    const watchDensity = () => matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
      .addEventListener('change', () => { measure(); watchDensity(); }, { once: true, signal: stop.signal });
    watchDensity();
  }

  listenToPointers(canvas, module, { listen, request, scale: () => scale, guarded });

  // Keys: only while the canvas has the focus; Tab leaves it at either end.
  listen(canvas, 'keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    let used = send('_app_key', event.code, event.shiftKey ? 1 : 0);
    if (!used && [...event.key].length === 1) used = send('_app_text', event.key);
    if (used) event.preventDefault();
    request();
  });
  listen(canvas, 'focus', (event) => {
    if (!canvas.matches(':focus-visible') || away) return;
    const from = event.relatedTarget;
    const behind = from && canvas.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING;
    module._app_focus(behind ? -1 : 1);
    request();
  });
  let away = false;  // the whole window lost the focus: keep the place
  listen(canvas, 'blur', () => {
    away = !document.hasFocus();
    if (away) return;
    module._app_focus(0);
    request();
  });
  listen(window, 'focus', () => setTimeout(() => { away = false; }));
  listen(canvas, 'copy', (event) => {
    module._app_copy();
    if (!edge.output) return;
    event.clipboardData.setData('text/plain', edge.output);
    event.preventDefault();
  });
  listen(canvas, 'paste', (event) => {
    if (send('_app_text', event.clipboardData.getData('text/plain').replace(/\s+/g, ' ').slice(0, 200))) request();
  });

  listen(canvas, 'webglcontextlost', (event) => {
    event.preventDefault();  // else it never comes back
    lost = true;
    module._app_context_lost();
    if (lent && !released) setTimeout(regain);  // it was wanted back before it was gone
  });
  listen(canvas, 'webglcontextrestored', () => {
    lost = lent = false;
    module._app_context_restored();
    request();
  });

  /** Gives the graphics context back to the browser, which has few of them; nothing is drawn meanwhile. */
  function release() {
    released = true;
    if (lost || lent || !lender) return;
    lent = true;
    lender.loseContext();
  }
  /** Takes it again; what changed meanwhile is drawn then. */
  function regain() {
    released = false;
    if (lost && lent && !stop.signal.aborted) lender.restoreContext();
  }

  function destroy() {
    stop.abort();
    cancelAnimationFrame(frame);
    observer?.disconnect();
    delete canvas.explorer;
  }

  let asked = lang;
  let lettered = further ? lang : '';
  const app = {
    /** Called with the milliseconds that building each frame took, and with those of the whole callback; for measuring. */
    onFrame: null,
    /** Shows another case; one equal to the current case changes nothing. */
    setCase(text) {
      send('_app_set_case', text);
      request();
    },
    /** Shows another view: its name and options as in the address. */
    setView(address) {
      send('_app_set_view', address);
      request();
    },
    /** The engine can answer more than before. */
    refresh() {
      module._app_refresh();
      request();
    },
    setTheme(isDark) {
      chosen = true;
      module._app_set_theme(isDark ? 1 : 0);
      request();
    },
    /** Another language; its letters are fetched first, where the fonts at hand lack them. */
    async setLang(code) {
      asked = code;
      if (FURTHER_FONTS[code] && code !== lettered) {
        const [font] = await fetchAll([FURTHER_FONTS[code]]).catch(() => []);
        if (asked !== code || stop.signal.aborted) return;
        if (font) {
          send('_app_font', font, 2);
          lettered = code;
        }
      }
      send('_app_set_lang', code);
      request();
    },
    setToday(date) {
      send('_app_set_today', date);
      request();
    },
    release,
    regain,
    /** The interactive things on screen: [{id, role, label, value, x, y, w, h, focused}] in CSS pixels of the canvas. */
    items() {
      module._app_items();
      return JSON.parse(edge.output).map((item) => ({ ...item, x: item.x * scale, y: item.y * scale, w: item.w * scale, h: item.h * scale }));
    },
    /** What a reader does not get to see: {cut: [texts], missing: [characters], over: [pairs of lines that touch]}; for tests. */
    faults() {
      module._app_faults();
      return JSON.parse(edge.output);
    },
    destroy,
  };
  canvas.explorer = app;
  return app;
}
