// Reads PNG files (8 bits a channel, not interlaced) and compares pictures. May know: zlib.

import { inflateSync } from 'node:zlib';

/** The picture's {width, height, data}, four bytes a pixel. */
export function readPng(bytes) {
  let at = 8;
  let head = null;
  const parts = [];
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (kind === 'IHDR') head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8], color: body[9], interlaced: body[12] };
    if (kind === 'IDAT') parts.push(body);
    at += size + 12;
  }
  const channels = { 2: 3, 6: 4 }[head.color];
  if (head.depth !== 8 || !channels || head.interlaced) throw new Error('a PNG of another kind');
  const rows = unfilter(inflateSync(Buffer.concat(parts)), head.width * channels, head.height, channels);
  const data = new Uint8Array(head.width * head.height * 4);
  for (let i = 0; i < head.width * head.height; i += 1) {
    for (let c = 0; c < 4; c += 1) data[i * 4 + c] = c < channels ? rows[i * channels + c] : 255;
  }
  return { width: head.width, height: head.height, data };
}

function unfilter(raw, stride, height, step) {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= step ? out[y * stride + x - step] : 0;
      const up = y ? out[(y - 1) * stride + x] : 0;
      const corner = y && x >= step ? out[(y - 1) * stride + x - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const p = left + up - corner;
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** How many pixels differ by more than `tolerance` in a channel; all of them when the sizes differ. */
export function difference(one, other, tolerance = 2) {
  if (one.width !== other.width || one.height !== other.height) return Math.max(one.width * one.height, other.width * other.height);
  let count = 0;
  for (let i = 0; i < one.data.length; i += 4) {
    for (let c = 0; c < 4; c += 1) {
      if (Math.abs(one.data[i + c] - other.data[i + c]) <= tolerance) continue;
      count += 1;
      break;
    }
  }
  return count;
}

/** How many different colors a picture has: a blank one has one. */
export function colors(picture) {
  const seen = new Set();
  const words = new Uint32Array(picture.data.buffer);
  for (const word of words) seen.add(word);
  return seen.size;
}
