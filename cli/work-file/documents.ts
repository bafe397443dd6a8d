import { BadFile } from './bad-file.ts';
import { jsonFault } from './json-fault.ts';

/** What a file holds, by its content: JSON documents one after the other, or one CSV text. */
export type FileContent =
  | { readonly kind: 'json'; readonly documents: AsyncIterable<JsonDocument> }
  | { readonly kind: 'csv'; readonly text: string };

export interface JsonDocument {
  readonly json: unknown;
  /** Its line where the file has one document per line; null where the file is one document. */
  readonly line: number | null;
}

/** One document in one piece must fit in a string; one document per line is read line by line, however many. */
const largestText = 400_000_000;

/**
 * @throws BadFile when it is empty, a web page, or is not JSON where it should be (also while `documents` is read).
 */
export async function contentOf(chunks: AsyncIterable<string>): Promise<FileContent> {
  const rest = chunks[Symbol.asyncIterator]();
  let start = '';
  while (start.trim() === '') {
    const chunk = await rest.next();
    if (chunk.done) throw new BadFile('It is empty.');
    start += chunk.value;
  }
  const all = joined(start, rest);
  const first = start.trimStart()[0];
  if (first === '<') {
    await rest.return?.();
    throw new BadFile(
      /<!doctype html|<html/i.test(start.slice(0, 5000))
        ? 'It is a web page, not an export: most likely a log-in page that was saved in its place.'
        : 'It is XML, not an export as JSON or CSV.',
    );
  }
  if (first === '{' || first === '[') return { kind: 'json', documents: jsonDocuments(all) };
  return { kind: 'csv', text: await wholeText(all) };
}

/** One document per line when the first line is a whole document and more follow; else all of it is one. */
async function* jsonDocuments(chunks: AsyncIterable<string>): AsyncGenerator<JsonDocument> {
  const lines = linesOf(chunks);
  let number = 0;
  let first: { line: string; number: number } | null = null;
  let opening = '';
  for (;;) {
    const next = await lines.next();
    if (next.done) break;
    number += 1;
    opening += `${next.value}\n`;
    if (next.value.trim() === '') continue;
    first = { line: next.value, number };
    break;
  }
  if (!first) return;
  const whole = tryJson(first.line);
  if (whole === undefined) {
    let text = opening;
    for await (const line of lines) {
      text += `${line}\n`;
      if (text.length > largestText) throw tooLarge();
    }
    yield { json: parsed(text, 1, number > 1 || text.trim().includes('\n')), line: null };
    return;
  }
  let held: JsonDocument | null = { json: whole, line: null };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    if (held) yield { json: held.json, line: first.number };
    held = null;
    yield { json: parsed(line, number, true), line: number };
  }
  if (held) yield held;
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  for await (const chunk of chunks) {
    if (!chunk.includes('\n')) {
      open += chunk;
      if (open.length > largestText) throw tooLarge();
      continue;
    }
    const lines = (open + chunk).split('\n');
    open = lines.pop() ?? '';
    yield* lines;
  }
  if (open !== '') yield open;
}

async function wholeText(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > largestText) throw tooLarge();
  }
  return text;
}

async function* joined(start: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws BadFile with line and column, counted in the file. */
function parsed(text: string, firstLine: number, sayLine: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fault = jsonFault(text);
    const where = sayLine
      ? `line ${firstLine + fault.line - 1}, column ${fault.column}`
      : `character ${fault.offset + 1}`;
    throw new BadFile(
      fault.end
        ? `The JSON breaks off at ${where}: the file was cut short. Export it again.`
        : `It is not JSON from ${where} on.`,
      { cause },
    );
  }
}

function tooLarge(): BadFile {
  return new BadFile('It is one document of more than 400 MB. Write one item per line instead.');
}
