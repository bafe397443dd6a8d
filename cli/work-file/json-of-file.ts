import { BadFile } from './bad-file.ts';
import { contentOf } from './documents.ts';
import { textOfFile } from './text-of-file.ts';

/** A file that is one JSON document (or one per line: then a list of them). @throws BadFile */
export async function jsonOfFile(path: string): Promise<unknown> {
  const content = await contentOf(textOfFile(path));
  if (content.kind === 'csv') throw new BadFile('It is not JSON.');
  const documents: unknown[] = [];
  for await (const document of content.documents) documents.push(document.json);
  return documents.length === 1 ? documents[0] : documents;
}
