import { grownSeries, seriesPage } from '../change/series.ts';
import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Cycle } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { Evaluation } from '../progress/evaluation.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';
import { shardKey } from './shard-reading.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/** A shard with the values of its present day. */
interface PresentValues {
  readonly id: string;
  readonly values: Evaluation;
}

/**
 * Keeps what a shard's nodes are today (R35): once a day, in the policy's time zone. A later look on the same day writes
 * the day's entry anew where something moved; days that are over stay as they were. Safe to repeat, and to do at once
 * with others. It asks for no rights: it changes nothing that a person could choose.
 */
export const takeSnapshot = (host: Host, shard: string): Promise<Answer<null>> =>
  withstand(KEPT, () =>
    transact<null>(host.store, async (desk) => {
      await desk.read([shardKey(shard), { kind: 'series', id: shard }]);
      const numbers = desk.get('shard', shard);
      if (!numbers) return good(null);
      return putDay(desk, { id: shard, values: evaluateShard(numbers, host.now()) });
    }),
  );

/** The same of shards that were just valued, in one read and one commit for as many as the store takes. */
export const keepValues = (host: Host, shards: readonly PresentValues[]): Promise<Answer<null>> =>
  withstand(KEPT, async () => {
    // A page that is full is written beside its series.
    const atOnce = Math.max(1, Math.floor(Math.min(host.store.limits.keys, host.store.limits.writes) / 2));
    for (let at = 0; at < shards.length; at += atOnce) {
      const some = shards.slice(at, at + atOnce);
      const kept = await transact<null>(host.store, async (desk) => {
        await desk.read(some.map(({ id }) => ({ kind: 'series', id })));
        for (const one of some) await putDay(desk, one);
        return good(null);
      });
      if (!kept.ok) return kept;
    }
    return good(null);
  });

/** Is the cycle under way on a day? With a day on each side: a day begins at another time elsewhere. */
export const isRunning = ({ start, end }: Pick<Cycle, 'start' | 'end'>, today: Day): boolean =>
  addDays(start, -1) <= today && today <= addDays(end, 1);

// ── below ──

const KEPT = said`The days before are kept; it is tried again with the next look.`;

async function putDay(desk: Desk, { id, values }: PresentValues): Promise<Answer<null>> {
  const grown = grownSeries(desk.get('series', id), values);
  if (grown?.full) {
    const page = seriesPage(id, grown.full.page);
    await desk.read([{ kind: 'series', id: page }]);
    desk.put('series', page, grown.full.series);
  }
  if (grown) desk.put('series', id, grown.series);
  return good(null);
}
