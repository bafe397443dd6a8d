import type { Host } from '@throughline/core/port/host.ts';
import type { PanelPlace } from '@throughline/core/use/client.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';

/**
 * Goes on with every count that an import began, as an open page would, until none is left. Only for a new workbench:
 * a page does it by itself, but the first look should not be at numbers that are still to come.
 */
export async function finishCounts(host: Host, place: PanelPlace): Promise<void> {
  const [project] = await host.store.get([{ kind: 'project', id: place.project }]);
  const ids = [...(project?.value?.shards ?? []), ...(project?.value?.guests ?? [])];
  for (const shard of ids) {
    for (;;) {
      const [stored] = await host.store.get([{ kind: 'shard', id: shard }]);
      const open = stored?.value?.keyResults.find(({ work }) => work?.next && work.failed === null);
      if (!open) break;
      const answer = await continueCount(host, place, { keyResult: open.id, shard });
      if (!answer.ok) break;
    }
  }
}
