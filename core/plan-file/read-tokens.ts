import { Lexer, Parser } from 'yaml';
import type { Composer } from 'yaml';
import type { At, Refusal } from './report.ts';
import { saySyntax, tooDeep, tooMany } from './say-syntax.ts';

/** A plan nests 12 deep at the most. */
const DEEPEST = 50;
/** Pieces of syntax: a full plan of 2 MB has fewer; beyond it only time is lost. */
const MOST_LEXEMES = 1_000_000;

export type Token = Parameters<Composer['next']>[0];

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly at: At; readonly refusal: Refusal };

/** Lexed and nested piece by piece, so that a file made to exhaust a parser is given up early. */
export function readTokens(text: string): Tokens {
  const parser = new Parser();
  const tokens: Token[] = [];
  let lexemes = 0;
  let documents = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') return refuse(token.offset, saySyntax('UNEXPECTED_TOKEN', token.message));
      tokens.push(token);
      // A second document is one too many: the rest need not be read.
      if (token.type === 'document') documents += 1;
      if (documents > 1) return { ok: true, tokens };
    }
    if (parser.stack.length > DEEPEST) return refuse(parser.offset, tooDeep);
    lexemes += 1;
    if (lexemes > MOST_LEXEMES) return refuse(parser.offset, tooMany);
  }
  for (const token of parser.end()) tokens.push(token);
  return { ok: true, tokens };
}

const refuse = (offset: number, refusal: Refusal): Tokens => ({
  ok: false,
  at: { offset, path: '' },
  refusal,
});
