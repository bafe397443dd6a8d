import * as fc from 'fast-check';
import { Live } from '@throughline/core/progress/live/live.ts';
import { nodeKind } from '@throughline/core/progress/live/source.ts';
import { anyRules, anyShape } from './arbitrary.ts';
import { PlainTree } from './plain-tree.ts';
import {
  pick,
  randomCredit,
  randomEdgeWeight,
  randomFrom,
  randomScore,
  randomSize,
  randomSource,
  randomWeight,
} from './random.ts';
import type { Next } from './random.ts';

const acts = [
  'link',
  'link',
  'link',
  'unlink',
  'unlink',
  'reweightLink',
  'addNode',
  'removeNode',
  'addEdge',
  'addEdge',
  'addEdge',
  'removeEdge',
  'reparent',
  'reparent',
  'reweightEdge',
  'give',
  'override',
  'setLooseSize',
  'moveItem',
  'moveItem',
  'recompute',
] as const;

/** One random edit, of the live tree and of the plain one; false = there was nothing to edit. */
function edit(next: Next, live: Live, tree: PlainTree, revision: number): boolean {
  const nodes = tree.nodes;
  const any = () => next(nodes.length);
  const of = (kind: number) => {
    const all = [...nodes.keys()].filter((node) => nodes[node]!.kind === kind);
    return all.length > 0 ? pick(next, all) : null;
  };
  const [item, size, credit] = [next(30), randomSize(next), randomCredit(next)];
  const [work, parent, given] = [of(nodeKind.work), of(nodeKind.parent), of(nodeKind.given)];
  const edges = nodes.flatMap(({ children }, above) =>
    [...children.keys()].map((child) => [child, above] as const),
  );
  switch (pick(next, acts)) {
    case 'link': {
      if (work === null) return false;
      const weight = randomWeight(next);
      live.link(work, item, weight, size, credit);
      nodes[work]!.links.set(item, { weight, size, credit });
      return true;
    }
    case 'unlink':
      if (work === null) return false;
      live.unlink(work, item);
      nodes[work]!.links.delete(item);
      return true;
    case 'reweightLink': {
      if (work === null) return false;
      const weight = randomWeight(next);
      live.reweightLink(work, item, weight);
      const link = nodes[work]!.links.get(item);
      if (link) link.weight = weight;
      return true;
    }
    case 'addNode': {
      const kind = next(3);
      expect(live.addNode(kind)).toBe(nodes.length);
      tree.add(kind);
      return true;
    }
    case 'removeNode': {
      if (next(3) > 0) return false;
      const node = any();
      live.removeNode(node);
      tree.remove(node);
      return true;
    }
    case 'addEdge': {
      if (parent === null) return false;
      const [child, weight] = [any(), randomEdgeWeight(next)];
      const closes = tree.isAbove(child, parent);
      expect(live.addEdge(child, parent, weight)).toBe(!closes);
      if (!closes) nodes[parent]!.children.set(child, weight);
      return true;
    }
    case 'removeEdge': {
      if (edges.length === 0) return false;
      const [child, above] = pick(next, edges);
      live.removeEdge(child, above);
      nodes[above]!.children.delete(child);
      return true;
    }
    case 'reparent': {
      if (edges.length === 0 || parent === null) return false;
      const [child, from] = pick(next, edges);
      const weight = randomEdgeWeight(next);
      const closes = tree.isAbove(child, parent);
      expect(live.reparent(child, from, parent, weight)).toBe(!closes);
      if (closes) return true;
      nodes[from]!.children.delete(child);
      nodes[parent]!.children.set(child, weight);
      return true;
    }
    case 'reweightEdge': {
      if (edges.length === 0) return false;
      const [child, above] = pick(next, edges);
      const weight = randomEdgeWeight(next);
      live.reweightEdge(child, above, weight);
      nodes[above]!.children.set(child, weight);
      return true;
    }
    case 'give': {
      if (given === null) return false;
      live.give(given, (nodes[given]!.given = randomScore(next)));
      return true;
    }
    case 'override': {
      const node = any();
      live.override(node, (nodes[node]!.override = next(2) === 0 ? -1 : randomScore(next)));
      return true;
    }
    case 'setLooseSize':
      if (work === null) return false;
      live.setLooseSize(work, (nodes[work]!.looseSize = pick(next, [0, 1, 3000, 8000])));
      return true;
    case 'moveItem':
      // An item that nothing was ever linked to may be unknown.
      expect(live.moveItem(item, revision, size, credit) || !nodes.some(({ links }) => links.has(item))).toBe(
        true,
      );
      tree.move(item, { size, credit });
      return true;
    case 'recompute':
      live.recompute();
      expect(live.changedCount).toBe(0);
      return true;
  }
}

describe('[R3] edits of a live tree', () => {
  it('[R24][R25][R29] leave the scores of a tree that was built so', () => {
    fc.assert(
      fc.property(fc.nat(), anyShape, anyRules, (seed, shape, rules) => {
        const next = randomFrom(seed);
        const source = randomSource(next, shape, rules);
        const live = new Live(source);
        const tree = PlainTree.from(source);
        for (let turn = 1; turn <= 60; turn += 1) {
          const before = tree.scores();
          if (!edit(next, live, tree, turn)) continue;
          const scores = tree.scores();
          expect([...live.scores]).toEqual(scores);
          const changed = [...live.changed.subarray(0, live.changedCount)];
          expect([...changed].sort((a, b) => a - b)).toEqual(
            [...scores.keys()].filter((node) => scores[node] !== (before[node] ?? -1)),
          );
          for (const [at, node] of changed.entries()) {
            expect(changed.slice(at + 1).filter((later) => tree.nodes[node]!.children.has(later))).toEqual(
              [],
            );
          }
        }
        expect([...new Live(tree.source()).scores]).toEqual([...live.scores]);
      }),
      { numRuns: 150 },
    );
  });

  it('refuse what has no sense', () => {
    const rules = { noData: 'zero', weights: 'relative', unestimated: 'stored' } as const;
    const tree = new PlainTree(rules);
    for (const kind of [nodeKind.parent, nodeKind.work, nodeKind.given]) tree.add(kind);
    const live = new Live(tree.source());
    expect(() => live.link(0, 0, 1000, 1, 0)).toThrow(RangeError);
    expect(() => live.addEdge(0, 1, 1000)).toThrow(RangeError);
    expect(live.addEdge(1, 0, 1000)).toBe(true);
    expect(() => live.reparent(1, 0, 2, 1000)).toThrow(RangeError);
    expect(live.reparent(2, 0, 0, 1000)).toBe(false);
    expect(live.addEdge(0, 0, 1000)).toBe(false);
    tree.nodes[0]!.children.set(0, 1000);
    expect(() => new Live(tree.source())).toThrow(RangeError);
  });
});
