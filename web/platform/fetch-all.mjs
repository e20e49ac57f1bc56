// Fetches what the explorer starts with, and tells how much of it is here. Knows no file.

/** Fetches files, named relative to this one, side by side; tells `onProgress` the share that has arrived. */
export async function fetchAll(names, onProgress) {
  const loaded = names.map(() => 0);
  const totals = names.map(() => 0);
  const report = () => {
    const total = totals.reduce((a, b) => a + b, 0);
    if (total && totals.every(Boolean)) onProgress?.(Math.min(1, loaded.reduce((a, b) => a + b, 0) / total));
  };
  return Promise.all(names.map(async (name, i) => {
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
    totals[i] = Number(answer.headers.get('content-length')) || 0;
    if (!answer.body) return new Uint8Array(await answer.arrayBuffer());
    const parts = [];
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      loaded[i] += value.length;
      totals[i] = Math.max(totals[i], loaded[i]);  // compressed files are longer than their header says
      report();
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }));
}
