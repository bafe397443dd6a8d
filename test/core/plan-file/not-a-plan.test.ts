import { Composer } from 'yaml';
import { said, withKeyResults, withPolicy } from './read.ts';

/** What is no plan at all gets one sentence, whatever is in it. */
const NO_PLAN = '1 : This is not a plan: nothing in it says `throughline: 1`. Start the plan with that line.';
const STRANGER =
  '1 : This is not a plan: it has neither `throughline` nor `cycle` nor `objectives`. Start the plan with `throughline: 1`.';
const TOO_LARGE =
  '1 : The file is larger than 2 MB, so it was not read. Give a plan file; work items belong in their own file.';
const TOO_DEEP =
  'The file is nested too deep to be a plan. Look for brackets that are never closed, or for indentation that grows.';
const PAGE =
  '1 : This is a web page (or XML) and not a plan, probably a login page that was saved in its place. Save the plan itself, as YAML or JSON.';
const MB2 = 2_000_000;

const repeated = (piece: string, length = MB2): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe('a large file of nonsense', () => {
  it.each([
    ['letters', 'abcdefgh'],
    ['lines', 'lorem ipsum\n'],
    ['keys', 'key: value\n'],
    ['open brackets', '['],
    ['open braces', '{"a":'],
    ['dashes', '- '],
    ['quotes', '"'],
    ['colons', ': '],
    ['anchors', '&a '],
    ['aliases', '*a '],
    ['documents', '---\n'],
    ['comments', '#\n'],
    ['blank lines', '\n'],
    ['percent signs', '%a\n'],
  ])('of %s gets one message', (_, piece) => {
    expect(said(repeated(piece))).toEqual([NO_PLAN]);
  });

  it.each([
    ['ASCII', repeated('a', MB2 + 1)],
    ['Latin letters of two bytes', repeated('ä', MB2 / 2 + 1)],
    ['signs of three bytes', repeated('客', MB2 / 3 + 1)],
    ['signs of four bytes', '😀'.repeat(MB2 / 4 + 1)],
    ['a plan with much behind it', `${withPolicy('{}')}#${repeated('a', MB2)}`],
  ])('over 2 MB is not read: %s', (_, text) => {
    expect(said(text)).toEqual([TOO_LARGE]);
  });

  it('of exactly 2 MB is read', () => {
    const plan = withPolicy('{}');
    expect(said(`${plan}#${repeated('a', MB2 - plan.length - 1)}`)).toEqual([]);
    expect(said(`${plan}#${repeated('a', MB2 - plan.length)}`)).toEqual([TOO_LARGE]);
  });

  it.each([
    ['quotes', '"'],
    ['commas', ','],
    ['anchors', '&a '],
    ['documents', '---\n'],
    ['closing brackets', ']'],
  ])('that begins like a plan gets one message: %s', (_, piece) => {
    expect(said(`throughline: 1\ncycle: [${repeated(piece, 400_000)}`)).toHaveLength(1);
  });
});

describe('a file of another kind', () => {
  it.each([
    ['a login page', '<!DOCTYPE html>\n<html><body>Log in</body></html>', PAGE],
    ['a page without a doctype', '\n  <html lang="en">throughline: 1</html>', PAGE],
    ['XML', '<?xml version="1.0"?><plan/>', PAGE],
    ['a page that starts with a comment', '<!-- saved from url -->\n<html></html>', PAGE],
    ['a word', 'hello', STRANGER],
    ['a number', '42', STRANGER],
    ['a list', '[1, 2]', STRANGER],
    ['null', 'null', STRANGER],
    ['JSON of work items', '{"issues": [{"key": "SUP-1"}], "isLast": true}', STRANGER],
    ['CSV', 'Key,Summary\nSUP-1,One\n', STRANGER],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    ['zeros', 'throughline: 1\n\u0000', 2, 'U+0000'],
    ['UTF-16 read as UTF-8', Buffer.from('throughline: 1', 'utf16le').toString('utf8'), 1, 'U+0000'],
    ['Latin-1 read as UTF-8', Buffer.from('title: für', 'latin1').toString('utf8'), 1, 'U+FFFD'],
    ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]).toString('utf8'), 1, 'U+0003'],
    ['half a pair', 'throughline: 1\ntitle: \ud83d', 2, 'U+D83D'],
    ['what steers an old terminal', 'throughline: 1\ntitle: a\u009bb', 2, 'U+009B'],
  ])('not text: %s', (_, text, line, found) => {
    expect(said(text)).toEqual([
      `${line} : The file is not plain text in UTF-8 (found ${found}). Save it as UTF-8 text; a spreadsheet or a zip has to be exported first.`,
    ]);
  });

  it('text that escapes hide from the first look', () => {
    expect(said(withKeyResults('{ id: kr, title: "a\\0b", measure: { kind: yesNo } }'))).toEqual([
      '8 objectives[0].keyResults[0].title: This text holds a character that cannot be shown or stored. Remove the escape, such as \\0 or half a pair of \\u codes.',
    ]);
    expect(
      said('{"throughline": 1, "cycle": {"id": "\\ud83d", "start": "2026-10-01", "end": "2026-10-01"}}'),
    ).toHaveLength(1);
  });
});

describe('a file made to exhaust its reader', () => {
  it('nested too deep, in brackets and in blocks', () => {
    expect(said(`throughline: 1\nobjectives: ${'['.repeat(100_000)}`)).toEqual([`2 : ${TOO_DEEP}`]);
    expect(said(`throughline: 1\nobjectives: ${'{"a":'.repeat(100_000)}`)).toEqual([`2 : ${TOO_DEEP}`]);
    expect(said(`throughline: 1\nobjectives:\n${'- '.repeat(20_000)}`)).toEqual([`3 : ${TOO_DEEP}`]);
    const ladder = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(said(`${ladder}\n`)).toEqual([expect.stringContaining(TOO_DEEP)]);
  });

  it('with a billion laughs', () => {
    const levels = 'bcdefghij'.split('').map((name, at) => {
      const below = 'abcdefghi'.charAt(at);
      return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${below}`).join(', ')}]`;
    });
    const bomb = `throughline: 1\na: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n${levels.join('\n')}\n`;
    expect(said(bomb)).toEqual([
      '5 d[7]: The aliases of this file, written out, repeat more than 10,000 parts, so it was not read. Write the values out instead of repeating them by alias.',
    ]);
  });

  it('with more parts than a plan can have', () => {
    expect(said(`throughline: 1\n? [${repeated(',', 1_100_000)}]`)).toEqual([
      '2 : The file has too many parts to be a plan. Give a plan file; work items belong in their own file.',
    ]);
  });
});

it('the YAML reader still lets itself be stopped at the first fault', () => {
  // Without this the refusals above cost half a minute each (core/plan-file/compose.ts).
  expect(Reflect.get(new Composer(), 'onError')).toBeInstanceOf(Function);
});
