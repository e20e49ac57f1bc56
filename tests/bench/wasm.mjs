// Runs the wasm bench in Node: node tests/bench/wasm.mjs [bench.wasm] [first.json]
import { readFile } from 'node:fs/promises';

const [file = 'build/web/bench.wasm', packFile = 'build/web/packs/first.json'] = process.argv.slice(2);
let memory;
const view = () => new DataView(memory.buffer);
const nothing = () => 0;
const wasi = {
  clock_time_get: (id, _precision, at) => {
    const { user, system } = process.cpuUsage(); // microseconds
    view().setBigUint64(at, id === 2 || id === 3 ? BigInt(user + system) * 1000n : process.hrtime.bigint(), true);
    return 0;
  },
  clock_res_get: (_id, at) => (view().setBigUint64(at, 1n, true), 0),
  proc_exit: (code) => process.exit(code),
};
const module = await WebAssembly.compile(await readFile(file));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] = wasi[name] ?? nothing;
}
const { exports } = await WebAssembly.instantiate(module, imports);
memory = exports.memory;
exports._initialize?.();
const pack = await readFile(packFile);
const at = exports.bench_room(pack.length);
new Uint8Array(memory.buffer, at, pack.length).set(pack);
exports.bench_run(at, pack.length);
const table = Buffer.from(memory.buffer, exports.bench_table(), exports.bench_table_size()).toString();
process.stdout.write(table);
process.exit(table.includes('DIFFERENT') ? 1 : 0);
