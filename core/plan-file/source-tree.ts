import { said } from '../model/said.ts';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { At, Refusal } from './report.ts';
import { itemPath, keyPath, unreadable } from './source.ts';
import type { SourceField, SourceNode } from './source.ts';

/** What the written-out copies of all aliases together may come to. A hand-written plan repeats a few lines. */
const MOST_COPIED = 10_000;

/** Something wrong with the tree itself; the rest is still checked unless it is `fatal`. */
export interface TreeProblem {
  readonly at: At;
  readonly refusal: Refusal;
  readonly fatal: boolean;
}

/** YAML's own tree to ours: anchors resolved by sharing, keys as text, each key once. */
export function sourceTree(contents: ParsedNode): {
  readonly root: SourceNode;
  readonly problems: readonly TreeProblem[];
} {
  const tree: Tree = { anchors: new Map(), copied: 0, problems: [] };
  return { root: nodeOf(tree, contents, ''), problems: tree.problems };
}

// ── below ──

interface Tree {
  /** null = begun and not yet complete: an alias to it would contain itself. */
  readonly anchors: Map<string, SourceNode | null>;
  copied: number;
  readonly problems: TreeProblem[];
}

function nodeOf(tree: Tree, node: ParsedNode | null, path: string, at = 0): SourceNode {
  if (node === null) return leaf(null, at);
  if (isAlias(node)) return aliased(tree, node.source, node.range[0], path);
  if (node.anchor !== undefined) tree.anchors.set(node.anchor, null);
  const made = isMap(node)
    ? mapping(tree, node, path)
    : isSeq(node)
      ? list(tree, node, path)
      : leaf(node.value, node.range[0]);
  if (node.anchor !== undefined) tree.anchors.set(node.anchor, made);
  return made;
}

const leaf = (value: unknown, offset: number): SourceNode => ({
  value,
  offset,
  fields: null,
  items: null,
  size: 1,
});

function mapping(tree: Tree, map: YAMLMap.Parsed, path: string): SourceNode {
  const fields = new Map<string, SourceField>();
  // No prototype: a key called `constructor` is then only a key.
  const value = Object.create(null) as Record<string, unknown>;
  let size = 1;
  for (const { key: keyNode, value: valueNode } of map.items) {
    const keyOffset = keyNode.range[0];
    const key = keyText(keyNode);
    if (key === null || key === '__proto__') {
      refuse(tree, keyOffset, path, {
        reason: said`This cannot be a key.`,
        mend: said`Write a plain word as the key.`,
      });
      continue;
    }
    const keyAt = keyPath(path, key);
    const node = nodeOf(tree, valueNode, keyAt, keyOffset);
    if (fields.has(key)) refuse(tree, keyOffset, keyAt, twice(key));
    else {
      fields.set(key, { keyOffset, node });
      value[key] = node.value;
      size = bounded(size + node.size);
    }
  }
  return { value, offset: map.range[0], fields, items: null, size };
}

function list(tree: Tree, seq: YAMLSeq.Parsed, path: string): SourceNode {
  const items = seq.items.map((item, index) => nodeOf(tree, item, itemPath(path, index), seq.range[0]));
  const size = items.reduce((sum, item) => bounded(sum + item.size), 1);
  return { value: items.map((item) => item.value), offset: seq.range[0], fields: null, items, size };
}

function aliased(tree: Tree, name: string, offset: number, path: string): SourceNode {
  const target = tree.anchors.get(name);
  if (target) {
    const before = tree.copied;
    tree.copied = bounded(before + target.size);
    if (before <= MOST_COPIED && tree.copied > MOST_COPIED) refuse(tree, offset, path, tooMuchCopied, true);
    return target;
  }
  const reason =
    target === null
      ? said`The alias *${name} stands inside its own anchor, so it would never end.`
      : said`The alias *${name} has no anchor &${name} before it.`;
  const mend = said`Write the value out, or put the text in quotes where the star belongs to it.`;
  refuse(tree, offset, path, { reason, mend });
  return leaf(unreadable, offset);
}

/** Keys are text; a number, true or null as a key is taken as it is written. */
function keyText(key: ParsedNode): string | null {
  if (!isScalar(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

const bounded = (size: number): number => Math.min(size, Number.MAX_SAFE_INTEGER);

function refuse(tree: Tree, offset: number, path: string, refusal: Refusal, fatal = false): void {
  tree.problems.push({ at: { offset, path }, refusal, fatal });
}

const twice = (key: string): Refusal => ({
  reason: said`The key \`${key.slice(0, 60)}\` stands here a second time.`,
  mend: said`Keep one of the two.`,
});

const tooMuchCopied: Refusal = {
  reason: said`The aliases of this file, written out, repeat more than 10,000 parts, so it was not read.`,
  mend: said`Write the values out instead of repeating them by alias.`,
};
