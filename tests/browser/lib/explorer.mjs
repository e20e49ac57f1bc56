// Uses the explorer as a reader would, by the list of things on its canvas. May know: the edge's `items()`.

import { LAPTOP, newPage, settle, siteAddress, until } from './browser.mjs';

/** Waits until the explorer has drawn itself and rests. */
export async function explorerReady(page) {
  await until(page, () => {
    const canvas = document.querySelector('canvas.stage');
    return canvas && !canvas.hidden && document.querySelector('.poster').hidden && canvas.explorer?.items().length > 0;
  }, null, 60000);
  await settle(page);
}

/** Opens a case with the explorer leading. */
export async function openExplorer(t, caseText, options = LAPTOP) {
  const page = await newPage(t, options);
  await page.goto(`${siteAddress()}?${caseText}`);
  await explorerReady(page);
  return page;
}

/** The things on the canvas, as text over the wire: there are hundreds, and the browser's own way to hand over values is slow. */
export const items = async (page) => JSON.parse(await page.evaluate(() => JSON.stringify(document.querySelector('canvas.stage').explorer.items())));

export async function item(page, id) {
  const found = await until(page, (wanted) => JSON.stringify(document.querySelector('canvas.stage').explorer.items().find((one) => one.id === wanted)), id);
  return JSON.parse(await found.jsonValue());
}

/** Where an item's middle lies in the window. */
async function middle(page, id) {
  const one = await item(page, id);
  const box = await page.locator('canvas.stage').boundingBox();
  return { x: box.x + one.x + one.w / 2, y: box.y + one.y + one.h / 2 };
}

export async function clickItem(page, id) {
  const { x, y } = await middle(page, id);
  await page.mouse.click(x, y);
  await settle(page);
}

export async function tapItem(page, id) {
  const { x, y } = await middle(page, id);
  await page.touchscreen.tap(x, y);
  await settle(page);
}

/** Turns the wheel over the picture's column until something that `wanted` tells is on the canvas; returns it. */
export async function wheelFor(page, wanted) {
  const box = await page.locator('canvas.stage').boundingBox();
  await page.mouse.move(box.x + box.width - 30, box.y + box.height / 2);
  for (let turns = 0; turns < 40; turns += 1) {
    const found = (await items(page)).find((one) => wanted(one) && one.y > 0 && one.y + one.h < box.height);
    if (found) return found;
    await page.mouse.wheel(0, 160);
    await settle(page);
  }
  throw new Error('the column ends without it');
}

/** Turns the wheel over an open list until an option is wholly in view. */
export async function wheelTo(page, id) {
  for (let turns = 0; turns < 200; turns += 1) {
    const all = (await items(page)).filter((one) => one.role === 'option');
    if (all.some((one) => one.id === id && one.h > 20)) return;
    const seen = Math.max(...all.map((one) => one.y + one.h)) - Math.min(...all.map((one) => one.y));
    const box = await page.locator('canvas.stage').boundingBox();
    const over = all[Math.floor(all.length / 2)];
    await page.mouse.move(box.x + over.x + over.w / 2, box.y + over.y + over.h / 2);
    await page.mouse.wheel(0, Math.max(60, seen - 50));
    await settle(page);
  }
  throw new Error(`the list has no ${id}`);
}

/** Picks from an open list by mouse alone. */
export async function pickByMouse(page, field, option) {
  await clickItem(page, `field/${field}`);
  await wheelTo(page, `option/${option}`);
  await clickItem(page, `option/${option}`);
}

/** The item that has the keyboard, if one has. */
const withKeyboard = async (page) => JSON.parse(await page.evaluate(() => JSON.stringify(document.querySelector('canvas.stage').explorer.items().find((one) => one.focused) ?? null)));

/** The id of the item that has the keyboard. */
export const focusedItem = async (page) => (await withKeyboard(page))?.id ?? null;

/** Walks with Tab until what has the keyboard is what `wanted` tells; returns it. */
export async function tabFor(page, wanted, most = 150) {
  for (let steps = 0; steps < most; steps += 1) {
    const found = await withKeyboard(page);
    if (found && wanted(found)) return found;
    await page.keyboard.press('Tab');
    await settle(page);
  }
  throw new Error('Tab does not come to it');
}

/** Walks with Tab until the field has the keyboard. */
export async function tabTo(page, id, most = 60) {
  for (let steps = 0; steps < most; steps += 1) {
    if ((await focusedItem(page)) === id) return;
    await page.keyboard.press('Tab');
    await settle(page);
  }
  throw new Error(`Tab does not come to ${id}`);
}

/** Picks by keyboard alone: Enter opens, typed letters narrow, arrows walk, Enter takes. */
export async function pickByKeyboard(page, field, typed, option) {
  await tabTo(page, `field/${field}`);
  await page.keyboard.press('Enter');
  await settle(page);
  await page.keyboard.type(typed);
  await settle(page);
  for (let steps = 0; steps < 12 && (await focusedItem(page)) !== `option/${option}`; steps += 1) {
    await page.keyboard.press('ArrowDown');
    await settle(page);
  }
  if ((await focusedItem(page)) !== `option/${option}`) throw new Error(`typing ${typed} does not come to ${option}`);
  await page.keyboard.press('Enter');
  await settle(page);
}
