import { readFileSync } from 'node:fs';
import { readAdoIteration, stateOfDates } from '@throughline/core/tracker/ado-iteration.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

const at = (text: string): number => Date.parse(text);
const iteration = (attributes: object, more: object = {}) => ({
  id: 'de824369-0007-47c5-90c3-730f387941d8',
  name: 'Sprint 4',
  path: 'Support\\Release 1\\Sprint 4',
  attributes,
  ...more,
});
const days = { startDate: '2026-10-05T00:00:00Z', finishDate: '2026-10-16T00:00:00Z' };

describe('an iteration of Azure DevOps', () => {
  it('is a sprint from the first moment of its first day to the last moment of its finish date', () => {
    expect(readAdoIteration(iteration({ ...days, timeFrame: 'current' }), 'org')).toEqual({
      id: 'ado:org/Support\\Release 1\\Sprint 4',
      name: 'Sprint 4',
      state: 'active',
      start: at('2026-10-05T00:00:00Z'),
      end: at('2026-10-16T23:59:59.999Z'),
      completed: null,
      goal: null,
    });
  });

  it('without dates has none, whatever its time frame', () => {
    const none = { startDate: null, finishDate: null, timeFrame: 'current' };
    expect(readAdoIteration(iteration(none), 'org')).toMatchObject({
      state: 'active',
      start: null,
      end: null,
    });
    expect(readAdoIteration(iteration({ timeFrame: 'future' }), 'org')).toMatchObject({
      state: 'future',
      end: null,
    });
  });

  it('is a node of the iteration tree too, with the same id', () => {
    const node = {
      id: 10610,
      identifier: '98628b35-c51c-4cae-b5b7-38ff1def5d10',
      name: 'Sprint 4',
      structureType: 'iteration',
      path: '\\Support\\Iteration\\Release 1\\Sprint 4',
      attributes: days,
    };
    const sprint = readAdoIteration(node, 'org');
    expect(sprint?.id).toBe('ado:org/Support\\Release 1\\Sprint 4');
    expect(sprint?.end).toBe(at('2026-10-16T23:59:59.999Z'));
    expect(readAdoIteration({ ...node, structureType: 'area' }, 'org')).toBeNull();
  });

  it.each([
    [null],
    ['x'],
    [{ name: 'Sprint 4' }],
    [{ path: 'Support\\Sprint 4' }],
    [iteration({}, { path: '' })],
  ])('is not %j', (json) => {
    expect(readAdoIteration(json, 'org')).toBeNull();
  });

  it('stands in time by its dates', () => {
    const dates = { start: 10, end: 20 };
    expect([9, 10, 20, 21].map((now) => stateOfDates(dates, now))).toEqual([
      'future',
      'active',
      'active',
      'closed',
    ]);
    expect(stateOfDates({ start: null, end: null }, 5)).toBeNull();
  });
});

describeWithRealData('real iterations', () => {
  const recorded: { readonly uri: string; readonly response: unknown }[] = JSON.parse(
    readFileSync(realData('ado/cli-recordings/test_boards_iterations.json'), 'utf8'),
  );
  const answers = recorded.map(({ response }) => response as Record<string, unknown> | null);

  it('of a team: without dates, under their paths', () => {
    const lists = recorded.filter(({ uri }) => uri.split('?')[0]?.endsWith('teamsettings/iterations'));
    const read = lists
      .flatMap(({ response }) => (response as { value?: unknown[] } | null)?.value ?? [])
      .map((one) => readAdoIteration(one, 'org'));
    expect(read.length).toBeGreaterThan(1);
    for (const one of read) {
      expect(one).toMatchObject({ start: null, end: null, completed: null });
      expect(one?.id).toMatch(/^ado:org\/IterationProj_000001\\teamName1_000002_Root_Itr_000003\\/);
    }
  });

  it('of the tree: a finish date is a whole day', () => {
    const made = answers.find((one) => one?.['name'] === 'Child_Itr_000005' && one['structureType']);
    expect(readAdoIteration(made, 'org')).toMatchObject({
      id: 'ado:org/IterationProj_000001\\teamName1_000002_Root_Itr_000003\\Child_Itr_000005',
      start: at('2019-06-17T00:00:00Z'),
      end: at('2019-06-28T23:59:59.999Z'),
    });
  });
});
