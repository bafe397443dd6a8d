import { importedShard, importedText } from '@throughline/core/change/import-shard.ts';
import { planTrees } from '@throughline/core/change/plan-trees.ts';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import type { ValuedShard } from '@throughline/core/view/objective-view.ts';

const NOON = Date.UTC(2026, 10, 1, 12);

/** A plan as one shard of project SUP, valued on 2026-11-01; work is not counted. */
export function valuedShard(plan: Plan, { id = 'SUP~1', at = NOON } = {}): ValuedShard {
  const target = { shard: id, home: 'SUP' as ProjectId, trees: planTrees(plan) };
  const numbers = importedShard(
    null,
    target,
    {
      plan,
      found: new Map(),
      projectOf: ({ project }) => project ?? target.home,
      today: '2026-11-01' as never,
      watermark: null,
    },
    () => null,
  );
  return {
    id,
    numbers,
    texts: importedText(null, target, plan.kpis),
    values: evaluateShard(numbers, at),
    maySee: () => true,
  };
}
