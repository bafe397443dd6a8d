import type { Evaluation, NodeValue } from '../progress/evaluation.ts';
import type { OutlookView, TryOutView } from './node-details.ts';
import { textOf } from './objective-view.ts';
import type { ValuedShard } from './objective-view.ts';
import { shownObjectives } from './shown-objectives.ts';
import { valueView } from './value-view.ts';

/** Every node of a shard that stands on a page, before and after; what the viewer may not see has no title. */
export function outlookPairs(
  shard: Omit<ValuedShard, 'values'>,
  before: Evaluation,
  after: Evaluation,
): TryOutView['nodes'] {
  const { numbers } = shard;
  const { shown } = shownObjectives(numbers, { project: null, sees: (id) => shard.maySee(id) });
  const homeOf = new Map(numbers.keyResults.map(({ id, objective }) => [id, objective]));
  return [
    ...pairs(before.objectives, after.objectives).flatMap(([one, then]) =>
      shown.has(one.id)
        ? [
            {
              id: one.id,
              is: 'objective' as const,
              title: titleOf(shard, one.id, one.id),
              ...outlooks(one, then),
            },
          ]
        : [],
    ),
    ...pairs(before.keyResults, after.keyResults).flatMap(([one, then]) => {
      const home = homeOf.get(one.id);
      return home !== undefined && shown.has(home)
        ? [
            {
              id: one.id,
              is: 'keyResult' as const,
              title: titleOf(shard, one.id, home),
              ...outlooks(one, then),
            },
          ]
        : [];
    }),
  ];
}

// ── below ──

/** Same ids on both sides, in the same order: an edit makes no node and takes none away. */
const pairs = <Value>(
  before: readonly Value[],
  after: readonly Value[],
): readonly (readonly [Value, Value])[] =>
  before.flatMap((one, at) => {
    const then = after[at];
    return then === undefined ? [] : [[one, then] as const];
  });

const titleOf = (
  shard: Omit<ValuedShard, 'values'>,
  id: string,
  objective: Parameters<ValuedShard['maySee']>[0],
): string | null => (shard.maySee(objective) ? textOf(shard, id).title : null);

function outlooks(before: NodeValue, after: NodeValue) {
  const [was, is] = [outlook(before), outlook(after)];
  // Beyond 100 % only the raw value moves.
  return {
    before: was,
    after: is,
    changed: JSON.stringify([was, before.raw]) !== JSON.stringify([is, after.raw]),
  };
}

function outlook(value: NodeValue): OutlookView {
  const { percent, progress, expected, health } = valueView(value);
  return { percent, progress, expected, health };
}
