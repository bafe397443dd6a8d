import * as fc from 'fast-check';
import { itemSteps } from '@throughline/core/history/item-steps.ts';
import { SettledWork } from '@throughline/core/history/settled-work.ts';
import { structureOf } from '@throughline/core/history/structure.ts';
import type { ItemFields } from '@throughline/core/model/item-history.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { arbitraryCount } from '../arbitrary/measure.ts';
import { arbitraryPolicy } from '../arbitrary/plan.ts';
import { arbitraryItems } from '../arbitrary/work.ts';
import { holds } from '../seeds.ts';
import { keyResult, november, objective, planOf, workMeasure } from '../plan-fixtures.ts';

const keys: readonly (keyof ItemFields)[] = [
  'parent',
  'parent',
  'level',
  'state',
  'sizes',
  'logged',
  'remaining',
];

const arbitraryEvent = fc.record({
  which: fc.nat(11),
  donor: fc.nat(11),
  parent: fc.option(fc.nat(5), { nil: null, freq: 5 }),
  what: fc.constantFrom('changes', 'changes', 'changes', 'comes or goes'),
  fields: fc.subarray([...keys], { minLength: 1 }),
});

it('[R37] [R3] sets that follow items one by one have the sums of sets that are settled anew', () => {
  const given = fc.record({
    // The first ones are containers, so that most items stand below some of them.
    items: arbitraryItems().map((all) => {
      const once = [...new Map(all.map((one) => [one.id, one])).values()];
      return once.map((one, at): WorkItem => ({ ...one, level: at < 3 ? 'container' : one.level }));
    }),
    policy: arbitraryPolicy,
    count: arbitraryCount,
    loose: fc.constantFrom(null, 3000),
    weights: fc.array(fc.constantFrom(null, 0, 500, 2000), { minLength: 1, maxLength: 3 }),
    events: fc.array(arbitraryEvent, { maxLength: 25 }),
  });
  holds(
    'followed sets',
    fc.property(given, ({ items, policy, count, loose, weights, events }) => {
      const links = weights.flatMap((weight, at) => {
        const item = items[at];
        return item ? [{ reference: item.id, weight, share: null }] : [];
      });
      const measure = workMeasure({ count, links, unestimatedSize: loose });
      const one = keyResult('kr', 'o', measure);
      const structure = structureOf(planOf([objective('o')], [one], policy));
      const histories = items.map((item) => ({ item, created: null, deleted: null, changes: [] }));
      const work = new SettledWork({ items: histories, queries: new Map() });
      const there = new Map(items.map((item) => [item.id, item]));
      for (const item of items) work.index.set(item);
      work.watch(one);
      work.keep(one.id, work.settled(one, structure.plan, november));
      for (const { which, donor, parent, what, fields } of events) {
        const item = items[which];
        if (!item) continue;
        const before = there.get(item.id) ?? null;
        const from: ItemFields = { ...(items[donor] ?? item), parent: items[parent ?? -1]?.id ?? null };
        const said = Object.fromEntries(fields.map((key) => [key, from[key]]));
        const after =
          what === 'changes' ? before && { ...before, ...said } : before ? null : { ...item, ...said };
        if (after) there.set(item.id, after);
        else there.delete(item.id);
        for (const _ of itemSteps({ kind: 'item', at: 0, before, after }, structure, work, november)) {
          const { sums, unestimatedSize } = work.settled(one, structure.plan, november)?.settled.facts ?? {};
          expect(work.facts(one.id)).toMatchObject({ sums, unestimatedSize });
        }
        const rows = (set: typeof work.rowsOf) => set(one.id).map((row) => row.item);
        const anew = work.settled(one, structure.plan, november)?.settled.items ?? [];
        expect(rows((id) => work.rowsOf(id))).toEqual(anew.map((row) => row.item));
      }
    }),
    400,
  );
});
