// The page of the package's README runs in a browser, from the package's own files.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { newPage, siteAddress, until } from './lib/browser.mjs';
import { test } from './lib/runner.mjs';
import { ROOT } from './lib/site.mjs';

const PACKAGE = `${ROOT}build/web/package/`;
const KINDS = { html: 'text/html', mjs: 'text/javascript', json: 'application/json', wasm: 'application/wasm' };

test('package: the page of its README decides under the law and under an own instrument', async (t) => {
  const page = await newPage(t);
  const html = /```html page\n([\s\S]*?)```/.exec(readFileSync(`${PACKAGE}README.md`, 'utf8'))[1];
  await page.route(`${siteAddress()}package/**`, (route) => {
    const name = new URL(route.request().url()).pathname.replace('/package/', '');
    const body = name === 'example.html' ? html : existsSync(PACKAGE + name) ? readFileSync(PACKAGE + name) : null;
    return body === null ? route.fulfill({ status: 404, body: '' }) : route.fulfill({ body, contentType: KINDS[name.split('.').pop()] });
  });
  await page.goto(`${siteAddress()}package/example.html`);
  await until(page, () => document.getElementById('mine').textContent.length > 3);
  const [law, mine] = await page.evaluate(() => ['law', 'mine'].map((id) => document.getElementById(id).textContent));
  assert.match(law, /license/i);
  assert.match(mine, /license|exception/i);
  assert.notEqual(law, mine);
});
