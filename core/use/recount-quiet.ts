import { isCounted } from '../change/counting.ts';
import { isQuiet } from '../change/query-age.ts';
import { said } from '../model/said.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { countAllAnew } from './count-all-anew.ts';
import { openDesk } from './desk.ts';
import { pushJobs } from './push-later.ts';
import { shardKey } from './shard-reading.ts';
import { withstand } from './withstand.ts';

/**
 * Starts counting what a shard has not heard of for a day (R32): events may have been lost; what was never counted; and
 * what a query finds that is to be asked again. Then hands on every count
 * of the shard that is under way. What is being counted, or was counted meanwhile, is not begun again, so that many
 * panels may ask for it. For consumers of the queue only.
 */
export const recountQuiet = (host: Host, shard: string): Promise<Answer<null>> =>
  withstand(said`It is tried again.`, async () => {
    const started = await countAllAnew(
      host,
      [shard],
      (keyResult) => isCounted(keyResult) && keyResult.work?.next === null && isQuiet(keyResult, host.now()),
    );
    if (!started.ok) return started;
    const desk = openDesk(host.store);
    await desk.read([shardKey(shard)]);
    const counting = desk.get('shard', shard)?.keyResults.filter(({ work }) => work?.next) ?? [];
    await pushJobs(
      host,
      counting.map(({ id }): LaterJob => ({ kind: 'count', keyResult: id, shard })),
    );
    return good(null);
  });
