import { dayOf } from '../model/day.ts';
import { said } from '../model/said.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { pushJobs } from './push-later.ts';
import { isRunning } from './take-snapshot.ts';
import { withstand } from './withstand.ts';

/**
 * Once a day, by the host's clock: a job for each shard of a running cycle, so that its day is kept and what it has not
 * heard of is counted (R32, R35). Twice on one day changes nothing twice. For schedules only: it asks for no rights.
 */
export const snapshotAll = (host: Host): Promise<Answer<null>> =>
  withstand(said`It is tried again.`, async () => {
    const desk = openDesk(host.store);
    await desk.read([{ kind: 'directory', id: DIRECTORY }]);
    const directory = desk.get('directory', DIRECTORY);
    const today = dayOf(host.now(), 'UTC');
    const running = new Set(directory?.cycles.filter((cycle) => isRunning(cycle, today)).map(({ id }) => id));
    const shards = directory?.shards.filter(({ cycle }) => running.has(cycle)) ?? [];
    await pushJobs(
      host,
      shards.map(({ id }): LaterJob => ({ kind: 'snapshot', shard: id })),
    );
    return good(null);
  });
