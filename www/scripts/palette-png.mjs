// Screenshots as PNG files of 256 colours: a quarter of the bytes, and no difference the eye finds on paper tones and text.
import * as zlib from "node:zlib";

/** `png` is any PNG; `page` is a blank page whose canvas decodes it and finds its colours. */
export async function withPalette(page, png) {
  const { width, height, palette, pixels } = await page.evaluate(indexed, png.toString("base64"));
  const indices = Buffer.from(pixels, "base64");
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) indices.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("PLTE", Buffer.from(palette)), chunk("IDAT", zlib.deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** Older versions of Node have no CRC of their own. */
function checksum(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** Runs in the browser: the 256 most frequent colours, and for each pixel the nearest of them. */
async function indexed(base64) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const colours = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept = [...counts].sort(([, a], [, b]) => b - a).slice(0, 256).map(([colour]) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]);
  const nearest = new Map();
  for (const colour of counts.keys()) {
    const [red, green, blue] = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
    let best = 0, least = Infinity;
    kept.forEach(([r, g, b], index) => {
      const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (distance < least) [best, least] = [index, distance];
    });
    nearest.set(colour, best);
  }
  let text = "";
  for (const colour of colours) text += String.fromCharCode(nearest.get(colour));
  return { width, height, palette: kept.flat(), pixels: btoa(text) };
}
