import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

describe('core/SPEC.md', () => {
  const rules = [
    ...readFileSync(path.join(root, 'core/SPEC.md'), 'utf8').matchAll(/^### (R\d+) · (.+)$/gm),
  ].map(([, id = '', state = '']) => ({ id, state }));
  const titles = testFiles('test').flatMap(titlesIn);

  it('names every rule once, in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, at) => `R${at + 1}`));
  });

  it('says of each whether it is built', () => {
    const unclear = rules.filter(({ state }) => !/^(built|not built yet \(.+\))$/.test(state));
    expect(unclear).toEqual([]);
  });

  it('has a test for every rule that is built', () => {
    const cited = new Set(titles.flatMap((title) => [...title.matchAll(/\[(R\d+)\]/g)].map(([, id]) => id)));
    const missing = rules.filter(({ id, state }) => state === 'built' && !cited.has(id)).map(({ id }) => id);
    expect(missing).toEqual([]);
  });

  it('is cited by no test under an id that it does not have', () => {
    const known = new Set(rules.map(({ id }) => id));
    const unknown = titles.filter((title) =>
      [...title.matchAll(/\[(R\d+)\]/g)].some(([, id = '']) => !known.has(id)),
    );
    expect(unknown).toEqual([]);
  });
});

// ── below ──

function testFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(root, folder, name));
}

/**
 * What stands first in a call, as a title does: `it('[R1] …',`, also after a table: `])('[R1] …',`. A skipped test
 * proves nothing.
 */
function titlesIn(file: string): string[] {
  const calls = /(\.skip|\.todo)?\(\s*(['"`])((?:(?!\2)[^\\]|\\.)*)\2\s*,/g;
  return [...readFileSync(file, 'utf8').matchAll(calls)]
    .filter(([, skipped]) => skipped === undefined)
    .map(([, , , title = '']) => title);
}
