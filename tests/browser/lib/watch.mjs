// Runs inside the page before its own scripts: counts animation callbacks, keeps policy violations and history entries, fixes the day.

/** Handed to the page as a function: it may use nothing from outside. */
export function watchInPage(today) {
  const watched = { asked: 0, pending: 0, policy: [], pushed: [], replaced: [] };
  Object.defineProperty(globalThis, 'watched', { value: watched });

  const open = new Set();
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  const cancel = globalThis.cancelAnimationFrame.bind(globalThis);
  const count = () => (watched.pending = open.size);
  globalThis.requestAnimationFrame = (call) => {
    watched.asked += 1;
    const id = ask((now) => {
      open.delete(id);
      try {
        call(now);
      } finally {
        count();
      }
    });
    open.add(id);
    count();
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    open.delete(id);
    cancel(id);
    count();
  };

  addEventListener('securitypolicyviolation', (event) => watched.policy.push(`${event.violatedDirective} ${event.blockedURI}`));

  for (const [name, list] of [['pushState', watched.pushed], ['replaceState', watched.replaced]]) {
    const original = history[name].bind(history);
    history[name] = (state, unused, address) => {
      list.push(String(address));
      original(state, unused, address);
    };
  }

  // The clock starts at noon of the day and goes on from there.
  const offset = Date.parse(`${today}T12:00:00Z`) - Date.now();
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...values) {
      if (values.length) super(...values);
      else super(RealDate.now() + offset);
    }
    static now() {
      return RealDate.now() + offset;
    }
  };
}
