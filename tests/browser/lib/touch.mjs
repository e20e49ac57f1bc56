// Fingers on the glass, as real touch events from the browser itself. May know: Chromium's debugger.

import { settle } from './browser.mjs';

/** Fingers for a page: drag([x, y], [x, y]), pinch([x, y], from, to), all in CSS pixels of the window. */
export async function fingers(page) {
  const glass = await page.context().newCDPSession(page);
  const send = (type, points) => glass.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const STEPS = 8;
  const between = (a, b, share) => a + (b - a) * share;

  async function move(from, to) {
    await send('touchStart', from);
    for (let step = 1; step <= STEPS; step += 1) {
      await send('touchMove', from.map(([x, y], finger) => [between(x, to[finger][0], step / STEPS), between(y, to[finger][1], step / STEPS)]));
    }
    await send('touchEnd', []);
    await settle(page);
  }

  return {
    /** One finger from a place to another. */
    drag: (from, to) => move([from], [to]),
    /** Two fingers side by side around a place, so far apart, until they are so far apart. */
    pinch: ([x, y], from, to) => move([[x - from / 2, y], [x + from / 2, y]], [[x - to / 2, y], [x + to / 2, y]]),
  };
}
