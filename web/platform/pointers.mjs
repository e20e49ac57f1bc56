// Mouse, fingers and wheel on the explorer's canvas, as calls of app.wasm. A finger that the app has no use for scrolls the page:
// the first move of a touch decides. Knows the exported C calls, no rule and no word.

const KINDS = { pointermove: 0, pointerdown: 1, pointerup: 2, pointerleave: 3, pointercancel: 4 };

/**
 * `listen(target, types, handler, options)` adds listeners that end with the explorer, `request()` asks for a frame, `scale()`
 * is that of the page's type. `guarded`: wheel and fingers are the page's until the canvas has been clicked or tapped.
 */
export function listenToPointers(canvas, module, { listen, request, scale, guarded }) {
  /** Whether wheel and fingers may be taken: always in our own page, in another's once the canvas was clicked or tapped. */
  const active = () => !guarded || (document.activeElement === canvas && document.hasFocus());
  let resting = false;  // a finger came down while they may not
  listen(canvas, Object.keys(KINDS), (event) => {
    if (!event.isPrimary || (event.button > 0 && event.type !== 'pointermove')) return;
    if (event.pointerType === 'touch' && event.type === 'pointerdown') resting = !active();
    if (event.pointerType === 'touch' && resting) return;
    if (event.type === 'pointerdown') {
      canvas.focus({ preventScroll: true });
      canvas.setPointerCapture(event.pointerId);
    }
    module._app_pointer(KINDS[event.type], event.offsetX / scale(), event.offsetY / scale(), event.pointerType === 'touch' ? 1 : 0);
    request();
  });
  listen(canvas, 'click', (event) => {
    if (!resting) return;
    resting = false;
    canvas.focus({ preventScroll: true });
    for (const kind of [KINDS.pointerdown, KINDS.pointerup]) module._app_pointer(kind, event.offsetX / scale(), event.offsetY / scale(), 1);
    request();
  });
  let touch = null;
  let fingers = null;
  /** Where two fingers are, and how far apart. */
  const spread = ({ touches: [a, b] }) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((a.clientX + b.clientX) / 2 - box.left) / scale(), y: ((a.clientY + b.clientY) / 2 - box.top) / scale(), apart: Math.max(20, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)) };
  };
  listen(canvas, 'touchstart', (event) => {
    const { clientX: x, clientY: y } = event.touches[0];
    touch = event.touches.length === 1 ? { x, y, ours: undefined } : null;
    fingers = event.touches.length === 2 ? spread(event) : null;
  }, { passive: true });
  listen(canvas, 'touchmove', (event) => {
    if (resting) return;
    if (event.touches.length === 2 && fingers) {
      const now = spread(event);
      const used = module._app_pinch(now.x, now.y, now.apart / fingers.apart, now.x - fingers.x, now.y - fingers.y);
      fingers = now;
      if (used && event.cancelable) event.preventDefault();
      if (used) request();
      return;
    }
    if (!touch || event.touches.length !== 1) return;
    const { clientX, clientY } = event.touches[0];
    if (touch.ours === undefined) {
      const dx = clientX - touch.x;
      const dy = clientY - touch.y;
      const box = canvas.getBoundingClientRect();
      touch.ours = Math.abs(dx) > Math.abs(dy) || Boolean(module._app_can_scroll((touch.x - box.left) / scale(), (touch.y - box.top) / scale(), -dy));
    }
    if (touch.ours && event.cancelable) event.preventDefault();
  }, { passive: false });
  listen(canvas, 'wheel', (event) => {
    if (!active()) return;
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? canvas.clientHeight : 1;
    const used = module._app_wheel(event.offsetX / scale(), event.offsetY / scale(), (event.deltaX * unit) / scale(), (event.deltaY * unit) / scale(), event.ctrlKey ? 1 : 0);
    if (!used) return;  // with Ctrl it is then the browser's zoom
    event.preventDefault();
    request();
  }, { passive: false });
}
