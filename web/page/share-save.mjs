// Out of the page: to the clipboard, into a file, from SVG to PNG.
// May know: the DOM. Asks nobody else: pictures travel as data addresses of this page.

const PNG_LIMIT = 8192; // of a side, in pixels: what every browser's canvas can hold

/** Copies text; true when it is on the clipboard. `field`: shown to the reader, selected when the browser lets nobody copy. */
export async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select?.();
    try {
      return field?.value === text && document.execCommand('copy');
    } catch {
      return false;
    }
  }
}

/** Offers bytes as a download. */
export function save(name, parts, type) {
  const address = URL.createObjectURL(parts instanceof Blob ? parts : new Blob([parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** An SVG text as an address that an image can show under `img-src data:`. */
export const svgAddress = (text) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

/** An SVG of `width` by `height` CSS pixels as a PNG, `zoom` times as large. */
export async function pngOf(text, width, height, zoom = 1) {
  const image = new Image();
  image.src = svgAddress(text);
  await image.decode();
  const canvas = document.createElement('canvas');
  const factor = Math.min(zoom, PNG_LIMIT / Math.max(width, height));
  canvas.width = Math.round(width * factor);
  canvas.height = Math.round(height * factor);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return blobOf(canvas);
}

const blobOf = (canvas) => new Promise((take, fail) => canvas.toBlob((blob) => (blob ? take(blob) : fail(new Error('no picture'))), 'image/png'));

/** The explorer's canvas as a PNG: taken in the frame in which it was drawn, since a drawn frame is not kept. `redraw()` asks for one. */
export function pngOfExplorer(canvas, redraw) {
  return new Promise((take, fail) => {
    redraw();
    requestAnimationFrame(() => blobOf(canvas).then(take, fail));
  });
}
