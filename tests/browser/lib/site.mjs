// The built site on a loopback port, served as tests/run.sh's reader would serve it: with our policy. The files' places.
// May know: web/tools/serve.py and the build folders.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const SITE = process.env.CHIP_RULES_SITE ?? `${ROOT}build/web/dist`;
export const NATIVE = process.env.CHIP_RULES_NATIVE ?? `${ROOT}build/native`;

let server = null;

/** Starts the server once; its address ends with a slash. */
export function startSite() {
  if (!existsSync(`${SITE}/index.html`)) throw new Error(`${SITE} has no site: cmake --preset web && cmake --build --preset web`);
  server = spawn('python3', [`${ROOT}web/tools/serve.py`, SITE, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, fail) => {
    let said = '';
    server.stdout.on('data', (part) => {
      said += part;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address) done(address);
    });
    server.on('error', fail);
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export function stopSite() {
  server?.removeAllListeners('exit');
  server?.kill();
}
