import * as fc from 'fast-check';
import { afterEnd, afterEvent, afterReading } from '@throughline/core/change/item-facts.ts';
import type { WorkMoved } from '@throughline/core/change/work-moved.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { ItemDocument } from '@throughline/core/port/documents.ts';
import { eventOf, POINTS } from '../use/world.ts';
import { stateOf, workItem } from '../work-fixtures.ts';

const at = (revision: number, more: Partial<WorkItem> = {}): WorkItem => ({
  ...workItem(),
  ...more,
  revision,
});
const begun = afterReading(null, at(1));

/** What an event or a reading must leave behind, whatever came before it. */
const facts = ({ state, sizes, logged, remaining }: ItemDocument) => ({
  state,
  sizes: { ...sizes, fields: {} },
  logged,
  remaining,
});

describe('what is known of an item', () => {
  it('is the same object when an event says nothing new: redelivered, or older than the last reading', () => {
    const moved = eventOf(at(1), at(2, { state: stateOf('done') }));
    const once = afterEvent(begun, moved, POINTS);
    expect(once.state.category).toBe('done');
    expect(afterEvent(once, moved, POINTS)).toBe(once);
    const read = afterReading(once, at(5));
    expect(afterEvent(read, moved, POINTS)).toBe(read);
  });

  it('keeps a younger field through an older reading', () => {
    const moved = eventOf(at(1), at(9, { state: stateOf('done') }));
    const read = afterReading(
      afterEvent(begun, moved, POINTS),
      at(5, { state: stateOf('todo'), logged: 60 }),
    );
    expect(read).toMatchObject({
      state: { category: 'done' },
      logged: 60,
      revision: 5,
      fieldsAt: { status: 9 },
    });
  });

  it('keeps a stale resolution with a reopened item: the engine knows what to make of it [R18]', () => {
    const done = eventOf(at(1), at(2, { state: stateOf('done', "Won't Do") }));
    const reopened: WorkMoved = { ...eventOf(at(2), at(3, { state: stateOf('todo') })) };
    delete (reopened as { resolution?: unknown }).resolution;
    const after = afterEvent(afterEvent(begun, done, POINTS), reopened, POINTS);
    expect(after.state).toMatchObject({ category: 'todo', resolution: { name: "Won't Do" } });
  });

  it('takes a number field as points only where it is the points field', () => {
    const moved = { ...eventOf(at(1), at(2)), numbers: { [POINTS]: 5000, other: 7000 } };
    expect(afterEvent(begun, moved, POINTS).sizes).toMatchObject({ points: 5000, fields: { other: 7000 } });
    expect(afterEvent(begun, moved, null).sizes.points).toBeNull();
    const emptied = { ...moved, at: 3, numbers: { [POINTS]: null } };
    expect(afterEvent(afterEvent(begun, moved, POINTS), emptied, POINTS).sizes.points).toBeNull();
  });

  it('of a deleted item returns with a younger reading only', () => {
    const gone = afterEnd(begun, { item: begun.item, at: 7 });
    expect(afterEvent(gone, eventOf(at(1), at(9, { state: stateOf('done') })), POINTS)).toBe(gone);
    expect(afterReading(gone, at(6)).deleted).toBe(true);
    expect(afterReading(gone, at(8)).deleted).toBe(false);
  });

  it('ends the same in any order of events and readings, each as often as it likes', () => {
    const patch = fc.record(
      {
        state: fc.constantFrom('todo', 'doing', 'done').map((category) => stateOf(category as 'todo')),
        sizes: fc
          .integer({ min: 0, max: 9 })
          .map((points) => ({ points: points * 1000, seconds: points, fields: {} })),
        logged: fc.nat(9),
        remaining: fc.nat(9),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(patch, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(1000), { minLength: 8, maxLength: 24 }),
        fc.nat(7),
        (patches, order, readings) => {
          const history = [at(1)];
          for (const one of patches)
            history.push({ ...(history.at(-1) as WorkItem), ...one, revision: history.length + 1 });
          const last = history.at(-1) as WorkItem;
          const deliveries = order.map((by, n) => ({ by, n: (n % (history.length - 1)) + 1 }));
          const all = [...deliveries, ...history.slice(1).map((_, n) => ({ by: n * 37, n: n + 1 }))];
          let document = begun;
          for (const { by, n } of all.sort((a, b) => a.by - b.by)) {
            const item = history[n] as WorkItem;
            document =
              by % 8 === readings
                ? afterReading(document, item)
                : afterEvent(document, eventOf(history[n - 1] ?? null, item), POINTS);
          }
          expect(facts(document)).toEqual(facts(afterReading(null, last)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
