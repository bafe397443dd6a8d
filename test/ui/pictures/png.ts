import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture without transparency: three bytes a pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** @param file a PNG as Chromium writes it: 8 bits, RGB or RGBA, not interlaced */
export function readPng(file: Buffer): Picture {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = file[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const lines = inflateSync(Buffer.concat(parts));
  const bytes = width * channels;
  const rgb = new Uint8Array(width * height * 3);
  let above = new Uint8Array(bytes);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (bytes + 1)] ?? 0;
    const line = new Uint8Array(lines.subarray(y * (bytes + 1) + 1, (y + 1) * (bytes + 1)));
    unfilter(filter, line, above, channels);
    for (let x = 0; x < width; x += 1)
      rgb.set(line.subarray(x * channels, x * channels + 3), (y * width + x) * 3);
    above = line;
  }
  return { width, height, rgb };
}

/** One beside the other, or one below the other, with a gap of grey. */
export function joined(first: Picture, second: Picture, across: boolean): Picture {
  const gap = 8;
  const width = across ? first.width + gap + second.width : Math.max(first.width, second.width);
  const height = across ? Math.max(first.height, second.height) : first.height + gap + second.height;
  const rgb = new Uint8Array(width * height * 3).fill(0x80);
  const lay = (one: Picture, left: number, top: number): void => {
    for (let y = 0; y < one.height; y += 1)
      rgb.set(one.rgb.subarray(y * one.width * 3, (y + 1) * one.width * 3), ((y + top) * width + left) * 3);
  };
  lay(first, 0, 0);
  lay(second, across ? first.width + gap : 0, across ? 0 : first.height + gap);
  return { width, height, rgb };
}

/** As a PNG of at most 256 colours: the commonest stay as they are, each other one becomes the nearest of them. */
export function smallPng({ width, height, rgb }: Picture): Buffer {
  const counts = new Map<number, number>();
  const colourAt = (at: number): number => (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .map(([colour, count]) => [colour, count * strength(colour)] as const)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 256)
    .map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt((y * width + x) * 3);
      let place = places.get(colour);
      if (place === undefined) {
        place = nearest(colour, palette);
        places.set(colour, place);
      }
      raw[y * (width + 1) + 1 + x] = place;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(raw, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

// ── below ──

/** The five filters of PNG, taken back in place. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, channels: number): void {
  for (let at = 0; at < line.length; at += 1) {
    const left = at < channels ? 0 : line[at - channels]!;
    const up = above[at]!;
    const corner = at < channels ? 0 : above[at - channels]!;
    line[at]! += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const by = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(by - left), Math.abs(by - up), Math.abs(by - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Greys are many and alike; a few strong pixels tell health. */
function strength(colour: number): number {
  const parts = [colour >> 16, (colour >> 8) & 255, colour & 255];
  const apart = Math.max(...parts) - Math.min(...parts);
  return apart < 64 ? 1 : apart / 4;
}

function nearest(colour: number, palette: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [place, other] of palette.entries()) {
    const far =
      ((colour >> 16) - (other >> 16)) ** 2 +
      (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
      ((colour & 255) - (other & 255)) ** 2;
    if (far < least) [best, least] = [place, far];
  }
  return best;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
