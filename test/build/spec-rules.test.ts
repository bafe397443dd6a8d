import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

const spec = readFileSync(path.join(root, 'core/SPEC.md'), 'utf8');

/** What R40 asks for any input, in its own words, and the rule that each is a property of. */
const properties: readonly (readonly [words: string, rule: string])[] = [
  ['values in range or null', 'R2'],
  ['affine and mirror invariance of b, t, c', 'R7'],
  ['weight-scale invariance', 'R25'],
  ['min ≤ parent ≤ max', 'R24'],
  ['permutation invariance', 'R1'],
  ['completing an item never lowers a value', 'R15'],
  ['dropping one with no credit never lowers it', 'R19'],
  ['linking a descendant with its container’s weight changes nothing', 'R17'],
  ['sums exact', 'R3'],
  ['shown sums too', 'R4'],
  ['cyclic input terminates', 'R29'],
  ['attribution telescopes', 'R37'],
  ['a closed cycle re-evaluates to the same bytes', 'R36'],
];

describe('core/SPEC.md', () => {
  const rules = [...spec.matchAll(/^### (R\d+) · (.+)$/gm)].map(([, id = '', state = '']) => ({ id, state }));
  const tests = testFiles('test').map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return { file, text, cited: citedIn(titlesIn(text)), isRandom: /from 'fast-check'/.test(text) };
  });
  // Where the engine is tried on what a person made up; sentences and screens take its rules for granted.
  const examples = tests.filter(({ file, isRandom }) => !isRandom && file.startsWith('test/core/'));

  it('names every rule once, in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, at) => `R${at + 1}`));
  });

  it('says of each whether it is built: all are but what is of a later issue', () => {
    const unclear = rules.filter(({ state }) => !/^(built|not built yet \(.+\))$/.test(state));
    expect(unclear).toEqual([]);
    expect(rules.filter(({ state }) => state !== 'built')).toEqual([
      { id: 'R39', state: 'not built yet (later issue)' },
    ]);
  });

  it('has a test by example for every rule that is built', () => {
    const cited = new Set(examples.flatMap((test) => test.cited));
    const built = rules.filter(({ id, state }) => state === 'built' && id !== 'R40');
    expect(built.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  it('has a test by example for every problem code that it names', () => {
    const codes = new Set([...spec.matchAll(/\b[DE]_[A-Z_]+/g)].map(([code]) => code));
    expect([...codes].filter((code) => !examples.some(({ text }) => text.includes(code)))).toEqual([]);
  });

  it('has a test by random input for everything that R40 asks', () => {
    const asked = flat(spec.slice(spec.indexOf('### R40')));
    expect(properties.map(([words]) => words).filter((words) => !asked.includes(flat(words)))).toEqual([]);
    const cited = new Set(
      tests.filter((test) => test.isRandom && test.cited.includes('R40')).flatMap((test) => test.cited),
    );
    expect(properties.filter(([, rule]) => !cited.has(rule))).toEqual([]);
  });

  it('is cited by no test under an id that it does not have', () => {
    const known = new Set(rules.map(({ id }) => id));
    const unknown = tests.filter(({ cited }) => cited.some((id) => !known.has(id)));
    expect(unknown.map(({ file }) => file)).toEqual([]);
  });
});

// ── below ──

function testFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')));
}

function citedIn(titles: readonly string[]): string[] {
  return titles.flatMap((title) => [...title.matchAll(/\[(R\d+)\]/g)].map(([, id = '']) => id));
}

/** As one line, whatever it was broken and quoted like. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('’', "'");
}

/**
 * What stands first in a call, as a title does: `it('[R1] …',`, also after a table: `])('[R1] …',`. A skipped test
 * proves nothing.
 */
function titlesIn(text: string): string[] {
  const calls = /(\.skip|\.todo)?\(\s*(['"`])((?:(?!\2)[^\\]|\\.)*)\2\s*,/g;
  return [...text.matchAll(calls)]
    .filter(([, skipped]) => skipped === undefined)
    .map(([, , , title = '']) => title);
}
