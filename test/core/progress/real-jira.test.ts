import { noNeeds, optionsOf } from '@throughline/cli/work-file/options.ts';
import { readWorkFiles } from '@throughline/cli/work-file/read-work-files.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import { stageOf } from '@throughline/core/progress/stage.ts';
import { oracle } from '../oracle/evaluate.ts';
import { describeWithRealData, realData } from '../../real-data.ts';
import {
  evaluateOn,
  keyResult,
  keyResultIn,
  links,
  november,
  objective,
  planOf,
  told,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';

/** Three projects of a real site: many epics, one in six issues resolved as won't-fix, duplicate or invalid. */
describeWithRealData('[R16] [R18] [R19] a real set of 2,183 issues', () => {
  let items: readonly WorkItem[] = [];

  beforeAll(async () => {
    const file = realData('jira/tidev-daemon-mod-aloy.ndjson.gz');
    const read = await readWorkFiles([file], optionsOf({}, noNeeds));
    if (!read.ok) throw new Error(read.problems.join('\n'));
    items = read.items;
  });

  it('counts every issue once, the dropped ones apart', () => {
    const parents = new Set(items.map(({ parent }) => parent));
    const plan = planOf(
      [objective('o')],
      [keyResult('all', 'o', workMeasure({ count: { unit: 'issues' }, links: links(...items) }))],
      { level: 'linked' },
    );
    const evaluation = evaluateOn(plan, items);
    const { amount, raw } = keyResultIn(evaluation, 'all');
    if (amount.kind !== 'work') throw new Error('Not work');
    const stages = items.map(({ state }) => stageOf(state, defaultPolicy));
    const dropped = stages.filter((stage) => stage === 'dropped').length;
    const done = stages.filter((stage) => stage === 'done').length;
    expect(items).toHaveLength(2183);
    expect(parents.size).toBeGreaterThan(10);
    expect(dropped).toBeGreaterThan(300);
    expect([amount.dropped, amount.counted, amount.done.digits]).toEqual([dropped, 2183 - dropped, done]);
    expect(raw).toBe(Math.floor((done * 1_000_000) / (2183 - dropped)));
  });

  it('gives what the oracle gives, epics expanded', () => {
    // The oracle looks at everything for every question: a part of the set is enough for it.
    const children = (id: string) => items.filter(({ parent }) => parent === id).length;
    const containers = items
      .filter(({ level, id }) => level === 'container' && children(id) > 0)
      .toSorted((a, b) => children(b.id) - children(a.id))
      .slice(0, 6);
    const some = items.filter(({ level }, at) => level !== 'container' && at % 60 === 0);
    const thirds = [0, 1, 2].map((n) => [...containers, ...some].filter((_, at) => at % 3 === n));
    const plan = planOf(
      [objective('o')],
      thirds.map((third, n) =>
        keyResult(`kr${n}`, 'o', workMeasure({ count: { unit: 'issues' }, links: links(...third) })),
      ),
    );
    const near = items.filter(
      ({ id, parent }) => third(id) || (parent !== null && containers.some((one) => one.id === parent)),
    );
    function third(id: string): boolean {
      return thirds.some((part) => part.some((item) => item.id === id));
    }
    const engine = evaluateOn(plan, near);
    const slow = oracle({ plan, work: workOf(near), asOf: november, now: 0 });
    expect(engine.keyResults).toEqual(slow.keyResults);
    expect(engine.objectives).toEqual(slow.objectives);
    expect(Object.fromEntries(engine.items)).toEqual(slow.items);
    expect(told(engine).toSorted()).toEqual(
      slow.problems.map(({ code, at }) => (at ? `${code} ${at}` : code)).toSorted(),
    );
    expect(near.length).toBeGreaterThan(100);
  });
});
