import { isScalar } from 'yaml';
import type { ParsedNode } from 'yaml';
import { compose } from './compose.ts';
import { readTokens } from './read-tokens.ts';
import type { At, Refusal } from './report.ts';
import { sayNoPlan, saySyntax } from './say-syntax.ts';
import { sourceTree } from './source-tree.ts';
import type { TreeProblem } from './source-tree.ts';
import type { SourceNode } from './source.ts';

export type Parsed =
  | { readonly ok: true; readonly root: SourceNode; readonly problems: readonly TreeProblem[] }
  | { readonly ok: false; readonly at: At; readonly refusal: Refusal };

/**
 * YAML (JSON is a part of it) to nodes with places. A file that is no YAML has one problem, its first: what follows a
 * syntax error is guesswork.
 */
export function parseSource(text: string): Parsed {
  const read = readTokens(text);
  if (!read.ok) return read;
  const composed = compose(read.tokens, text.length);
  if ('code' in composed) return refuse(composed.offset, saySyntax(composed.code, composed.message));
  const [first, second] = composed;
  if (second) return refuse(second.range[0], sayNoPlan('several'));
  if (!first?.contents || isEmpty(first.contents)) return refuse(0, sayNoPlan('empty'));
  const { root, problems } = sourceTree(first.contents);
  const fatal = problems.find((problem) => problem.fatal);
  return fatal ? { ok: false, at: fatal.at, refusal: fatal.refusal } : { ok: true, root, problems };
}

const isEmpty = (node: ParsedNode): boolean =>
  isScalar(node) && node.value === null && (node.source ?? '').trim() === '';

const refuse = (offset: number, refusal: Refusal): Parsed => ({
  ok: false,
  at: { offset, path: '' },
  refusal,
});
