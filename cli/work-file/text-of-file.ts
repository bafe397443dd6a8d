import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { BadFile } from './bad-file.ts';

const chunkBytes = 1 << 20;

/**
 * A file's text, in chunks: plain or gzip, by its first bytes and not by its name; UTF-8, or UTF-16 with its mark
 * (what PowerShell's `>` writes).
 * @throws BadFile when it cannot be read, is damaged, or is no text.
 */
export async function* textOfFile(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const bytes of await bytesOf(path)) {
      decoder ??= decoderFor(bytes as Buffer);
      yield checked(decoder.decode(bytes as Buffer, { stream: true }));
    }
    if (decoder) yield checked(decoder.decode());
  } catch (cause) {
    throw cause instanceof BadFile ? cause : new BadFile(reasonOf(cause), { cause });
  }
}

async function bytesOf(path: string): Promise<Readable> {
  const file = await open(path, 'r');
  const head = Buffer.alloc(4);
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  const plain = createReadStream(path, { highWaterMark: chunkBytes });
  if (head[0] !== 0x1f || head[1] !== 0x8b) return plain;
  // pipeline ends both streams when either fails; the fault comes out of the loop that reads.
  return pipeline(plain, createGunzip({ chunkSize: chunkBytes }), () => {});
}

function decoderFor(start: Buffer): TextDecoder {
  if (start[0] === 0x50 && start[1] === 0x4b) {
    throw new BadFile('It is a zip or Excel file. Export the items as JSON or CSV.');
  }
  const utf16 = start[0] === 0xff && start[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true });
}

function checked(text: string): string {
  if (text.includes('\0')) throw new BadFile('It is a binary file, not an export.');
  return text;
}

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file.';
    case 'EISDIR':
      return 'It is a folder, not a file.';
    case 'EACCES':
    case 'EPERM':
      return 'It may not be read (no permission).';
    case 'Z_BUF_ERROR':
      return 'The gzip file ends too early. Download or copy it again.';
    case 'Z_DATA_ERROR':
      return 'The gzip file is damaged. Download or copy it again.';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'It is a binary file, or text that is not UTF-8.';
    default:
      return `It could not be read (${typeof code === 'string' ? code : 'unknown fault'}).`;
  }
}
