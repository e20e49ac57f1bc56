// What an embed and the page around it say to one another (README.md, "Embedding").
// May know: window.parent. Heights and cases are no secrets and go to any parent; a reply goes to the origin that asked.

const NAME = 'chip-rules';
const LONGEST = 8192; // of a case, in characters
const MOST = 20; // messages a second that are looked at

const framed = () => window.parent !== window;
const post = (message, origin = '*') => window.parent.postMessage(message, origin);

/** Tells the parent how tall a node is, in every shape that hosts listen to, whenever that changes. `childId`: Pym's. */
export function tellHeight(node, childId) {
  if (!framed()) return;
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(node.getBoundingClientRect().height);
    if (!height || height === last) return;
    last = height;
    post({ sentinel: 'amp', type: 'embed-size', height });
    if (childId) post(`pymxPYMx${childId}xPYMxheightxPYMx${height}`);
    post(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
    post(JSON.stringify({ type: 'set-height', value: height }));
    post({ source: NAME, type: 'height', height });
  }).observe(node);
}

/** Tells the parent which case is shown: {case, view, outcome, text, data}. */
export function tellCase(told) {
  if (framed()) post({ source: NAME, type: 'case', ...told });
}

/** The tag that a host puts on its question and finds on the reply: a short text or a number. */
const tagOf = ({ id }) => (typeof id === 'number' || (typeof id === 'string' && id.length <= 100) ? { id } : {});

/**
 * Hears what the parent asks: {target: 'chip-rules', type: 'set-case', case} or {target: 'chip-rules', type: 'get-case'}, each with
 * an id if it likes. `page` = {set(case), which rejects when it is refused, told() -> as for tellCase}. Everything else is ignored.
 */
export function hearHost(page) {
  if (!framed()) return;
  let heard = [];
  addEventListener('message', async (event) => {
    const asked = event.data;
    if (event.source !== window.parent || typeof asked !== 'object' || asked?.target !== NAME) return;
    const now = performance.now();
    heard = heard.filter((then) => now - then < 1000);
    if (heard.length >= MOST) return;
    heard.push(now);
    const reply = (said) => post({ source: NAME, ...tagOf(asked), ...said }, event.origin === 'null' ? '*' : event.origin);
    try {
      if (asked.type === 'set-case') {
        if (typeof asked.case !== 'string' || asked.case.length > LONGEST) throw new Error(`"case" is a text of at most ${LONGEST} characters`);
        await page.set(asked.case);
      } else if (asked.type !== 'get-case') throw new Error('"type" is set-case or get-case');
      reply({ type: 'reply', ...page.told() });
    } catch (error) {
      reply({ type: 'error', message: error.detail?.message ?? error.message, nearest: error.detail?.nearest ?? [] });
    }
  });
}
