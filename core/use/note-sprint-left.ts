import type { SprintDocument } from '../port/documents.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** A host holds about 240 kB in one document; so many take a third of it. */
const MOST_LEFT = 1_000;

/**
 * Remembers that an item was taken out of a sprint. The same twice changes nothing; what comes late finds its place by
 * time; beyond 1,000 the oldest go.
 */
export function noteSprintLeft(
  host: Host,
  { sprint, item, at }: Extract<LaterJob, { kind: 'sprint-left' }>,
): Promise<Answer<null>> {
  return withstand(NOTHING_CHANGED, () =>
    transact(host.store, async (desk) => {
      await desk.read([{ kind: 'sprint', id: sprint }]);
      const { left, more }: SprintDocument = desk.get('sprint', sprint) ?? { v: 1, left: [], more: false };
      if (left.some((one) => one.item === item && one.at === at)) return good(null);
      const all = [...left, { item, at }].sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1));
      desk.put('sprint', sprint, {
        v: 1,
        left: all.slice(-MOST_LEFT),
        more: more || all.length > MOST_LEFT,
      });
      return good(null);
    }),
  );
}
