import type { Host } from '@throughline/core/port/host.ts';
import { countPage } from '@throughline/core/use/count-page.ts';

/**
 * Goes on with every count that has begun, as an open page would, until none is left. Only for a new workbench: a page
 * does it by itself, but the first look should not be at numbers that are still to come.
 */
export async function finishCounts(host: Host, shards: readonly string[]): Promise<void> {
  for (const shard of shards) {
    for (;;) {
      const [stored] = await host.store.get([{ kind: 'shard', id: shard }]);
      const open = stored?.value?.keyResults.find(({ work }) => work?.next && work.failed === null);
      if (!open) break;
      const answer = await countPage(host, { keyResult: open.id, shard });
      if (!answer.ok) break;
    }
  }
}
