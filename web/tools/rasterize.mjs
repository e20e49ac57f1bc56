// Makes PNG from SVG, the same bytes on every machine: no font of the system is used.
//   node rasterize.mjs NODE_MODULES [--font FILE]... (IN.svg OUT.png WIDTH)...
// NODE_MODULES holds @resvg/resvg-wasm (tools/packages). WIDTH in pixels; the height follows. Letters come from the
// fonts given (otf, ttf), asked for by their own family names; an SVG whose letters no font has draws none.

import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

function stop(why) {
  console.error(`rasterize: ${why}`);
  process.exit(2);
}

const [modules, ...rest] = process.argv.slice(2);
const fonts = [];
while (rest[0] === '--font') fonts.push(rest.splice(0, 2)[1]);
if (!modules || !rest.length || rest.length % 3) stop('expected NODE_MODULES [--font FILE]... (IN.svg OUT.png WIDTH)...');

setFlagsFromString('--liftoff-only'); // a few pictures: to compile WebAssembly well takes longer than it saves
const folder = join(resolve(modules), '@resvg', 'resvg-wasm');
const { initWasm, Resvg } = await import(pathToFileURL(join(folder, 'index.mjs')));
await initWasm(await readFile(join(folder, 'index_bg.wasm')));
const fontBuffers = await Promise.all(fonts.map(async (file) => new Uint8Array(await readFile(file))));

for (let i = 0; i < rest.length; i += 3) {
  const [source, target, width] = rest.slice(i, i + 3);
  if (!/^[1-9]\d{0,3}$/.test(width)) stop(`${target}: the width ${width} is not a number of pixels from 1 to 9999`);
  const picture = new Resvg(await readFile(source, 'utf8'), {
    fitTo: { mode: 'width', value: Number(width) },
    font: { loadSystemFonts: false, fontBuffers },
  }).render();
  await writeFile(target, picture.asPng());
  picture.free();
}
