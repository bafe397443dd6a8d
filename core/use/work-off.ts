import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { askQueries } from './ask-queries.ts';
import { countPage } from './count-page.ts';
import { noteSprintLeft } from './note-sprint-left.ts';
import { recountQuiet } from './recount-quiet.ts';
import { settleItem } from './settle-item.ts';
import { takeSnapshot } from './take-snapshot.ts';

/**
 * One job from the queue. For consumers only: it asks for no rights.
 * @param until stop counting at this instant and say `again`; by default after 20 seconds
 * @returns `again`: push the same job once more, there is more to do
 */
export async function workOff(
  host: Host,
  job: LaterJob,
  until = host.now() + 20_000,
): Promise<Answer<{ readonly again: boolean }>> {
  switch (job.kind) {
    case 'settle': {
      const settled = await settleItem(host, job.item);
      return settled.ok ? good({ again: false }) : settled;
    }
    case 'recount': {
      const begun = await recountQuiet(host, job.shard);
      return begun.ok ? good({ again: false }) : begun;
    }
    case 'snapshot': {
      const kept = await takeSnapshot(host, job.shard);
      const begun = kept.ok ? await recountQuiet(host, job.shard) : kept;
      return begun.ok ? good({ again: false }) : begun;
    }
    case 'sprint-left': {
      const noted = await noteSprintLeft(host, job);
      return noted.ok ? good({ again: false }) : noted;
    }
    case 'queries': {
      const asked = await askQueries(host, job.project);
      return asked.ok ? good({ again: false }) : asked;
    }
    case 'count': {
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await countPage(host, job);
        if (!page.ok) return page;
        if (!page.value.more) return good({ again: false });
        if (host.now() >= until) break;
      }
      return good({ again: true });
    }
  }
}

const MOST_PAGES = 200;
