// Whether a schema still means what readers of its format were promised: every member that was there is there, of the same kind
// and said in the same words. Members may come without a new format.
// May know: JSON Schema's shape.

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What was promised in `then` and does not hold in `now`: a list of places. */
export function brokenPromises(then, now, place = '') {
  if (!isObject(then) || !isObject(now)) return same(then, now) ? [] : [place || '/'];
  const found = [];
  for (const [key, value] of Object.entries(then)) {
    const at = `${place}/${key}`;
    if (!(key in now)) found.push(at);
    else if (key === 'required') found.push(...value.filter((name) => !now.required.includes(name)).map((name) => `${at}/${name}`));
    else found.push(...brokenPromises(value, now[key], at));
  }
  // A new rule for what was there already is a change; a new member, or a definition for one, is not.
  if (!/\/(properties|definitions)$/.test(place)) found.push(...Object.keys(now).filter((key) => !(key in then)).map((key) => `${place}/${key}`));
  return found;
}
