/** Where a text stops being JSON: `end` = it breaks off in the middle. Line and column count from 1. */
export interface JsonFault {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly end: boolean;
}

const space = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const string = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Walks a text that JSON.parse refused, to say where: its own message carries a position in some cases and in some
 * versions only. Returns the first place that is not JSON.
 */
export function jsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = [];
  let at = skip(space, text, 0);
  // What may come next: a value, a key (or the end of an empty object), or what follows a value.
  let next: 'value' | 'first-value' | 'key' | 'first-key' | 'after' = 'value';
  for (;;) {
    const here = text[at];
    const inside = open.at(-1);
    if (next === 'after') {
      // All of it was read: what JSON.parse minds is a control character somewhere, or more text after the end.
      if (!inside) return { ...fault(text, at), end: false };
      const close = inside === '{' ? '}' : ']';
      if (here === close) open.pop();
      else if (here === ',') next = inside === '{' ? 'key' : 'value';
      else return fault(text, at);
      at += 1;
    } else if (next === 'key' || next === 'first-key') {
      if (next === 'first-key' && here === '}') {
        open.pop();
        next = 'after';
        at += 1;
      } else {
        const key = skip(string, text, at);
        if (key === at) return fault(text, at);
        at = skip(space, text, key);
        if (text[at] !== ':') return fault(text, at);
        at += 1;
        next = 'value';
      }
    } else if (here === '{' || here === '[') {
      open.push(here);
      next = here === '{' ? 'first-key' : 'first-value';
      at += 1;
    } else if (next === 'first-value' && here === ']') {
      open.pop();
      next = 'after';
      at += 1;
    } else {
      const value = skip(scalar, text, at);
      if (value === at) return fault(text, at);
      at = value;
      next = 'after';
    }
    at = skip(space, text, at);
  }
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function fault(text: string, offset: number): JsonFault {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const rest = text.slice(offset);
  // A string, a number or a word that the end of the text cuts through has no end quote, no digit, no last letter.
  const end =
    /^\s*$/.test(rest) ||
    /^"(?:[^"\\]|\\.)*\\?$/s.test(rest) ||
    /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(rest);
  return { offset, line, column: offset - before.lastIndexOf('\n'), end };
}
