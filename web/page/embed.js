// The element <chip-rules>, for pages that embed an answer by script (README.md, "Embedding"):
//   <script async src=".../embed.js"></script>
//   <chip-rules view="card" case="chip=...&amp;to=..." label="..."><a href="...">fallback</a></chip-rules>
// It makes the frame, gives it the height that it asks for, and hands on what it says. Sets no style that a strict policy forbids.
const FRAME = new URL('embed.html', (document.currentScript ?? document.querySelector('script[src*="embed.js"]')).src);
const OPTIONS = ['view', 'lang', 'theme', 'controls', 'transparent', 'locked', 'data', 'was'];
const TALLEST = 20000;

class ChipRules extends HTMLElement {
  static observedAttributes = ['case', 'options', 'label', ...OPTIONS];
  #frame = document.createElement('iframe');
  #waits = false;
  #heard = false;
  #shown = '';

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.#frame);
  }

  connectedCallback() {
    const frame = this.#frame;
    this.style.display ||= 'block';
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0', height: `${parseInt(this.getAttribute('height'), 10) || 380}px` });
    frame.loading = 'lazy';
    frame.allow = 'clipboard-write; web-share';
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox');
    addEventListener('message', this.#hear);
    this.#later();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    this.#heard = false; // put back, the frame begins anew
  }

  attributeChangedCallback() {
    this.#later();
  }

  /** The case that is shown. Set it to show another one; 'case' events tell when a reader does. */
  get case() {
    return this.getAttribute('case') ?? '';
  }
  set case(text) {
    this.setAttribute('case', text);
  }

  #later() {
    if (this.#waits || !this.isConnected) return;
    this.#waits = true;
    queueMicrotask(() => {
      this.#waits = false;
      if (this.isConnected) this.#show();
    });
  }

  #show() {
    const own = new URLSearchParams(this.getAttribute('options') ?? '');
    for (const name of OPTIONS) if (this.hasAttribute(name)) own.set(name, this.getAttribute(name));
    this.#frame.title = this.getAttribute('label') || 'Chip Rules Explorer';
    if (this.#heard && this.#shown === own.toString()) {
      this.#frame.contentWindow.postMessage({ target: 'chip-rules', type: 'set-case', case: this.case }, FRAME.origin);
      return;
    }
    this.#heard = false;
    this.#shown = own.toString();
    FRAME.search = [this.case, this.#shown].filter(Boolean).join('&');
    this.#frame.src = FRAME.href;
  }

  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow || data?.source !== 'chip-rules') return;
    if (data.type === 'height' && data.height > 0) this.#frame.style.height = `${Math.min(TALLEST, data.height)}px`;
    if (data.type === 'error') this.dispatchEvent(new CustomEvent('refused', { detail: data, bubbles: true }));
    if (data.type !== 'case') return;
    this.#heard = true;
    this.dispatchEvent(new CustomEvent('case', { detail: data, bubbles: true }));
  };
}

if (!customElements.get('chip-rules')) customElements.define('chip-rules', ChipRules);
