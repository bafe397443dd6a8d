import { said } from '../model/said.ts';
import type { Store } from '../port/store.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const TRIES = 8;

/**
 * Read, decide, commit; from the start again when somebody else was quicker. An answer that is not ok commits nothing.
 */
export async function transact<T>(
  store: Store,
  decide: (desk: Desk) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const desk = openDesk(store);
    const answer = await decide(desk);
    if (!answer.ok || (await desk.commit())) return answer;
  }
  return bad(
    'conflict',
    said`Somebody else is changing the same key results. Nothing of this change was kept; try again.`,
  );
}
