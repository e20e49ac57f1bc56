// Further packs, each asked for once: what waits for one on its way waits, what cannot be had is not asked for again.
// May know: nothing of the rest of the page.

/**
 * `bring(name)` loads a pack. Returns {need(...names), settled(name)}: whether any of those that were missing came; whether a pack is
 * here, or cannot be had.
 */
export function makePacks(bring) {
  const done = new Set();
  const coming = new Map(); // name -> promise of whether it came
  function start(name) {
    const loading = bring(name).then(() => true, () => false);
    coming.set(name, loading.then((came) => (done.add(name), coming.delete(name), came)));
  }
  return {
    settled: (name) => done.has(name),
    async need(...names) {
      const missing = names.filter((name) => !done.has(name));
      for (const name of missing) if (!coming.has(name)) start(name);
      return (await Promise.all(missing.map((name) => coming.get(name)))).includes(true);
    },
  };
}
