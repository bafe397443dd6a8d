import { said } from '../model/said.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import { countPage } from './count-page.ts';
import { pushJobs } from './push-later.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { withstand } from './withstand.ts';

const PAGES = 20;
const MILLISECONDS = 5000;
/** Each is a call of the platform; of more counts the queue itself makes jobs. */
const MOST_JOBS = 20;

/**
 * Counts what was just started as far as a person likes to wait for it; the rest goes on in the queue, or with the page.
 * A page that fails is marked in the key result and can be resumed: it does not undo what started the count.
 */
export async function getGoing(host: Host, started: readonly StartedCount[]): Promise<void> {
  const end = host.now() + MILLISECONDS;
  let pages = 0;
  const unfinished: StartedCount[] = [];
  for (const count of started) {
    let more = true;
    while (more && pages < PAGES && host.now() <= end) {
      pages += 1;
      const page = await countPage(host, count);
      if (!page.ok) break;
      ({ more } = page.value);
    }
    if (more) unfinished.push(count);
  }
  const shards = [...new Set(unfinished.map(({ shard }) => shard))];
  const jobs =
    unfinished.length > MOST_JOBS
      ? shards.map((shard): LaterJob => ({ kind: 'recount', shard }))
      : unfinished.map((count): LaterJob => ({ kind: 'count', ...count }));
  // What started the counts is done; a queue that takes nothing leaves them to the page.
  await withstand(said`The page goes on with it.`, async () => good(await pushJobs(host, jobs)));
}
