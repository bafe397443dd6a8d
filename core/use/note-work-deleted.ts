import { afterEnd } from '../change/item-facts.ts';
import type { WorkGone } from '../change/work-moved.ts';
import type { ProjectId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { Answer } from './answer.ts';
import { good } from './answer.ts';
import { noteHint, sendForQueries } from './hint-queries.ts';
import type { Noted } from './note-work-moved.ts';
import { settleReading } from './settle-item.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/**
 * An item is gone for good: its contributions are taken back and a tombstone stays, so that no late event brings it
 * back. For triggers only: it asks for no rights.
 */
export async function noteWorkDeleted(host: Host, gone: WorkGone): Promise<Answer<Noted>> {
  return withstand(said`The event must come again.`, async () => {
    let known = false;
    const answer = await settleReading(
      host,
      gone.item,
      (before) => {
        known = before !== null;
        return before && afterEnd(before, gone);
      },
      null,
    );
    if (answer.ok && gone.project) await hint(host, gone.project);
    return answer.ok ? good(known ? 'applied' : 'nothing') : answer;
  });
}

// ── below ──

async function hint(host: Host, project: ProjectId): Promise<void> {
  let isFirst = false;
  const noted = await transact<null>(host.store, async (desk) => {
    await desk.read([{ kind: 'project', id: project }]);
    isFirst = noteHint(host, desk, project, host.now());
    return good(null);
  });
  if (noted.ok && isFirst) await sendForQueries(host, project);
}
