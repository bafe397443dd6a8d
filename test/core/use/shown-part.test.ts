import * as fc from 'fast-check';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { ShardDocument } from '@throughline/core/port/documents.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { shownPart } from '@throughline/core/use/shown-part.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import { realisticShard } from '../port/realistic-shard.ts';

const now = Date.UTC(2026, 10, 2);

const shardOf = ({ cycle, policy, kpis, objectives, keyResults }: Plan): ShardDocument => ({
  v: 3,
  home: 'SUP' as ShardDocument['home'],
  cycle,
  policy,
  objectives,
  keyResults: keyResults.map((one) => ({ ...one, work: null })),
  kpis,
  watermark: null,
});

/** What a panel shows of a node: its value and what is told of it. */
const shownOf = (evaluation: ReturnType<typeof evaluateShard>, id: string) => ({
  value: [...evaluation.objectives, ...evaluation.keyResults].find((value) => value.id === id),
  problems: evaluation.problems.filter(({ at }) => at === id),
});

describe('valuing only what is shown', () => {
  it('gives what is shown, and all below it, the value of the whole', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.nat(20), ({ plan }, choice) => {
        const shard = shardOf(plan);
        const whole = evaluateShard(shard, now);
        const nodes = [...shard.objectives, ...shard.keyResults];
        const node = nodes[choice % nodes.length];
        if (!node) return;
        const part = evaluateShard(shard, now, { shown: new Set([node.id]) });
        const objective = 'objective' in node ? node.objective : node.id;
        const ids = [
          node.id,
          objective,
          ...(whole.objectives.find(({ id }) => id === objective)?.children ?? []).map(({ id }) => id),
        ];
        for (const id of ids) expect(shownOf(part, id)).toEqual(shownOf(whole, id));
      }),
      { numRuns: 300 },
    );
  });

  it('takes few of many nodes, and none where nothing is shown', () => {
    const shard = realisticShard();
    const { keyResults } = shownPart(shard, new Set(['kr-payments-12-1']));
    expect(keyResults.length).toBeGreaterThan(0);
    expect(keyResults.length).toBeLessThan(20);
    expect(evaluateShard(shard, now, { shown: new Set() }).keyResults).toEqual([]);
  });
});
