import type { Policy } from '@throughline/core/model/plan.ts';
import { clampPpm } from '@throughline/core/model/ppm.ts';
import { applyContribution, emptySums } from '@throughline/core/progress/apply-contribution.ts';
import { childWeights } from '@throughline/core/progress/child-weights.ts';
import { exactly } from '@throughline/core/progress/exactly.ts';
import { nodeKind } from '@throughline/core/progress/live/source.ts';
import type { LiveSource } from '@throughline/core/progress/live/source.ts';
import { weightedMean } from '@throughline/core/progress/weighted-mean.ts';
import { valueOfWork } from '@throughline/core/progress/work-value.ts';

/** −1 = not given, throughout, as in a LiveSource. */
export interface PlainLink {
  weight: number;
  size: number;
  credit: number;
}

interface PlainNode {
  kind: number;
  given: number;
  override: number;
  looseSize: number;
  /** By item. */
  readonly links: Map<number, PlainLink>;
  /** Weights by child. */
  readonly children: Map<number, number>;
}

/** The same tree as objects, valued from scratch by the engine's own rules: what Live must agree with. */
export class PlainTree {
  readonly nodes: PlainNode[] = [];
  readonly rules: LiveSource['rules'];

  constructor(rules: LiveSource['rules']) {
    this.rules = rules;
  }

  static from(source: LiveSource): PlainTree {
    const tree = new PlainTree(source.rules);
    for (let at = 0; at < source.nodes; at += 1) {
      const node = tree.add(source.kind[at]!);
      node.given = source.given[at]!;
      node.override = source.override[at]!;
      node.looseSize = source.looseSize[at]!;
    }
    for (const [at, child] of source.edgeChild.entries()) {
      tree.nodes[source.edgeParent[at]!]!.children.set(child, source.edgeWeight[at]!);
    }
    for (const [at, node] of source.linkNode.entries()) {
      tree.nodes[node]!.links.set(source.linkItem[at]!, {
        weight: source.linkWeight[at]!,
        size: source.linkSize[at]!,
        credit: source.linkCredit[at]!,
      });
    }
    return tree;
  }

  add(kind: number): PlainNode {
    const node: PlainNode = {
      kind,
      given: -1,
      override: -1,
      looseSize: -1,
      links: new Map(),
      children: new Map(),
    };
    this.nodes.push(node);
    return node;
  }

  /** What is left has no value and no edges. */
  remove(at: number): void {
    const node = this.nodes[at]!;
    node.links.clear();
    node.children.clear();
    for (const { children } of this.nodes) children.delete(at);
    Object.assign(node, { kind: nodeKind.given, given: -1, override: -1 });
  }

  /** All links of an item. */
  move(item: number, { size, credit }: Omit<PlainLink, 'weight'>): void {
    for (const { links } of this.nodes) {
      const link = links.get(item);
      if (link) links.set(item, { ...link, size, credit });
    }
  }

  /** Is `node` reached by going up from `from`? */
  isAbove(node: number, from: number): boolean {
    const below = new Set([node]);
    for (const one of below) for (const child of this.nodes[one]!.children.keys()) below.add(child);
    return below.has(from);
  }

  scores(): number[] {
    const scores: number[] = [];
    const score = (at: number): number => (scores[at] ??= this.score(this.nodes[at]!, score));
    return this.nodes.map((_, at) => score(at));
  }

  source(): LiveSource {
    const edges = this.nodes.flatMap(({ children }, parent) =>
      [...children].map(([child, weight]) => ({ child, parent, weight })),
    );
    const links = this.nodes.flatMap((node, at) =>
      [...node.links].map(([item, link]) => ({ at, item, ...link })),
    );
    return {
      rules: this.rules,
      nodes: this.nodes.length,
      items: Math.max(0, ...links.map(({ item }) => item + 1)),
      kind: Uint8Array.from(this.nodes, ({ kind }) => kind),
      given: Int32Array.from(this.nodes, ({ given }) => given),
      override: Int32Array.from(this.nodes, ({ override }) => override),
      looseSize: Float64Array.from(this.nodes, ({ looseSize }) => looseSize),
      edgeChild: Int32Array.from(edges, ({ child }) => child),
      edgeParent: Int32Array.from(edges, ({ parent }) => parent),
      edgeWeight: Int32Array.from(edges, ({ weight }) => weight),
      linkNode: Int32Array.from(links, ({ at }) => at),
      linkItem: Int32Array.from(links, ({ item }) => item),
      linkWeight: Int32Array.from(links, ({ weight }) => weight),
      linkSize: Float64Array.from(links, ({ size }) => size),
      linkCredit: Int32Array.from(links, ({ credit }) => credit),
    };
  }

  private score(node: PlainNode, scoreOf: (at: number) => number): number {
    if (node.override >= 0) return node.override;
    switch (node.kind) {
      case nodeKind.work:
        return workScore(node, this.rules);
      case nodeKind.parent:
        return meanScore(node, this.rules, scoreOf);
      default:
        return node.given;
    }
  }
}

const orNull = (value: number): number | null => (value < 0 ? null : value);

function workScore({ links, looseSize }: PlainNode, rules: Pick<Policy, 'unestimated'>): number {
  const value = exactly(() => {
    const sums = [...links.values()].reduce(
      (all, { weight, size, credit }) =>
        applyContribution(all, { weight, size: orNull(size), credit: orNull(credit), unknown: false }, 1),
      emptySums,
    );
    return valueOfWork(sums, { unit: 'points' }, looseSize < 0 ? 1 : looseSize, rules).raw;
  });
  return value === null ? -1 : clampPpm(value);
}

function meanScore(
  { children }: PlainNode,
  rules: LiveSource['rules'],
  scoreOf: (at: number) => number,
): number {
  const { weights } = childWeights([...children.values()].map(orNull), rules.weights);
  const parts = [...children.keys()].map((child, at) => ({
    weight: weights[at]!,
    value: orNull(scoreOf(child)),
  }));
  return weightedMean(parts, rules.noData) ?? -1;
}
