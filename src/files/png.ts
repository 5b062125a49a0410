import { crc32 } from './crc32.ts';
import { joinedBytes } from './joined-bytes.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const TRUECOLOUR = 2;
const BITS = 8;

/**
 * A picture as PNG (RFC 2083), eight bits each of red, green and blue, row by row from the top.
 * @param perMetre  pixels per metre of paper, so that the picture knows its size
 */
export async function pngOf(rgb: Uint8Array, width: number, height: number, perMetre: number): Promise<Uint8Array> {
  const { zlibSync } = await import('fflate');
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    // Each row begins with its filter: none.
    rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (1 + width * 3) + 1);
  }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, BITS);
  header.setUint8(9, TRUECOLOUR);
  const size = new DataView(new ArrayBuffer(9));
  size.setUint32(0, Math.round(perMetre));
  size.setUint32(4, Math.round(perMetre));
  size.setUint8(8, 1);
  return joinedBytes([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('pHYs', new Uint8Array(size.buffer)),
    chunk('IDAT', zlibSync(rows, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    [...name].map((char) => char.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
