// What the reader brings along for one view (a ledger, a price series): kept in the page's memory, handed to the core with
// that view's requests, never in an address.
// May know: nothing.

const kept = new Map(); // view -> {member: text}

/** Keeps `text` as member `member` of a view's requests; an empty text takes it out. */
export function attach(view, member, text) {
  const members = { ...kept.get(view), [member]: text };
  if (!text) delete members[member];
  if (Object.keys(members).length) kept.set(view, members);
  else kept.delete(view);
}

/** The members that a view's requests carry. */
export const attached = (view) => kept.get(view) ?? {};

let instrument = false; // whether the engine holds an instrument of the reader's own

/** Tells that the reader has brought an instrument of their own, or taken it out. */
export const noteInstrument = (held) => {
  instrument = held;
};

/** Whether a link to this page would leave something out. */
export const leftOut = () => kept.size > 0 || instrument;

/** A request of the explorer, as bytes of JSON, with what belongs to its view. */
export function withAttached(request) {
  if (!kept.size) return request;
  const asked = JSON.parse(new TextDecoder().decode(request));
  const more = asked.ask === 'view' ? attached(asked.view) : {};
  return Object.keys(more).length ? new TextEncoder().encode(JSON.stringify({ ...asked, ...more })) : request;
}
