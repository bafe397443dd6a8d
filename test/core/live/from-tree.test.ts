import * as fc from 'fast-check';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { contributionOf } from '@throughline/core/progress/contribution.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import { liveTree } from '@throughline/core/progress/live/from-tree.ts';
import { Live } from '@throughline/core/progress/live/live.ts';
import { nodeKind } from '@throughline/core/progress/live/source.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';

const progressOf = ({ objectives, keyResults }: FullEvaluation) =>
  Object.fromEntries([...objectives, ...keyResults].map(({ id, progress }) => [id, progress ?? -1]));

/** Sizes fixed, so that an event of one item says nothing of others' (R21). */
const withFixedSizes = (plan: Plan): Plan => ({
  ...plan,
  keyResults: plan.keyResults.map((keyResult) => {
    const { measure } = keyResult;
    return measure.kind === 'work'
      ? { ...keyResult, measure: { ...measure, unestimatedSize: measure.unestimatedSize ?? 2000 } }
      : keyResult;
  }),
});

describe('[R3] a plan and its evaluation as a live tree', () => {
  it('has the very progress of every objective and key result', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        const evaluation = evaluate(input);
        const { source, nodes } = liveTree(input.plan, evaluation);
        const { scores } = new Live(source);
        expect(Object.fromEntries(nodes.map((id, at) => [id, scores[at]]))).toEqual(progressOf(evaluation));
      }),
      { numRuns: 600 },
    );
  });

  it('follows the items as an evaluation from scratch does', () => {
    const moves = fc.array(fc.record({ to: fc.nat(), points: fc.option(fc.nat(20_000)) }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(arbitraryCase, moves, (input, to) => {
        const plan = withFixedSizes(input.plan);
        const { items } = input.work;
        const moved = items.map((item, at): WorkItem => {
          const other = items[(to[at]?.to ?? 0) % items.length] ?? item;
          return { ...item, state: other.state, sizes: { ...item.sizes, points: to[at]?.points ?? null } };
        });
        const tree = liveTree(plan, evaluate({ ...input, plan }));
        const live = new Live(tree.source);
        const after = evaluate({ ...input, plan, work: { ...input.work, items: moved } });
        for (const item of newestOf(moved)) {
          for (const number of tree.numbersOf.get(item.id) ?? []) {
            const { size, credit } = contributionOf(item, null, tree.items[number]!.count, plan.policy);
            live.moveItem(number, 1, size ?? -1, credit ?? -1);
          }
        }
        for (const { id, computed } of after.keyResults) {
          const node = tree.nodeOf.get(id) ?? -1;
          if (tree.source.kind[node] === nodeKind.given) live.give(node, computed ?? -1);
        }
        expect(Object.fromEntries(tree.nodes.map((id, at) => [id, live.scores[at]]))).toEqual(
          progressOf(after),
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** Of copies of one item the one that counts: which of them, only an evaluation knows, so such inputs say nothing. */
const newestOf = (items: readonly WorkItem[]): readonly WorkItem[] => {
  const ids = items.map(({ id }) => id);
  fc.pre(new Set(ids).size === ids.length);
  return items;
};
