import { said, type Said } from '../model/said.ts';
import type { At, Refusal } from './report.ts';

/** Bytes of UTF-8. Larger ones are refused unread. */
const LARGEST = 2_000_000;
/** Below this a file that is no plan is still worth a full list of what it lacks. */
const SMALL = 50_000;

/** Control characters, half pairs, and what a decoder puts where it could not read. */
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
export const NOT_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]|\p{Surrogate}/u;

/** What is wrong with the file before it is parsed: not text, not a plan at all, too much. null = it can be parsed. */
export function checkText(text: string): { at: At; refusal: Refusal } | null {
  const refuse = (reason: Said, mend: Said, offset = 0) => ({
    at: { offset, path: '' },
    refusal: { reason, mend },
  });

  if (tooLong(text))
    return refuse(
      said`The file is larger than 2 MB, so it was not read.`,
      said`Give a plan file; work items belong in their own file.`,
    );
  if (/^\s*<(?:!doctype|!--|[a-z?])/i.test(text))
    return refuse(
      said`This is a web page (or XML) and not a plan, probably a login page that was saved in its place.`,
      said`Save the plan itself, as YAML or JSON.`,
    );
  const odd = NOT_TEXT.exec(text);
  if (odd)
    return refuse(
      said`The file is not plain text in UTF-8 (found ${codePoint(odd[0])}).`,
      said`Save it as UTF-8 text; a spreadsheet or a zip has to be exported first.`,
      odd.index,
    );
  if (text.length > SMALL && !/throughline["']?\s*:/.test(text))
    return refuse(
      said`This is not a plan: nothing in it says \`throughline: 1\`.`,
      said`Start the plan with that line.`,
    );
  return null;
}

function tooLong(text: string): boolean {
  if (text.length > LARGEST) return true;
  if (text.length * 3 <= LARGEST) return false;
  let bytes = 0;
  // A pair of surrogates is four bytes: two for each half.
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes > LARGEST;
}

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
