import { afterEnd } from '../change/item-facts.ts';
import type { WorkGone } from '../change/work-moved.ts';
import type { Host } from '../port/host.ts';
import type { Answer } from './answer.ts';
import { good } from './answer.ts';
import type { Noted } from './note-work-moved.ts';
import { settleReading } from './settle-item.ts';
import { withstand } from './withstand.ts';

/**
 * An item is gone for good: its contributions are taken back and a tombstone stays, so that no late event brings it
 * back. For triggers only: it asks for no rights.
 */
export async function noteWorkDeleted(host: Host, gone: WorkGone): Promise<Answer<Noted>> {
  return withstand('The event must come again.', async () => {
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
    return answer.ok ? good(known ? 'applied' : 'nothing') : answer;
  });
}
