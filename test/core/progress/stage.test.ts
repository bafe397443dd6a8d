import type { Policy } from '@throughline/core/model/plan.ts';
import type { ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import { contributionOf, creditOf } from '@throughline/core/progress/contribution.ts';
import { stageOf } from '@throughline/core/progress/stage.ts';
import { links, valueOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';

const policy = (more: Partial<Policy> = {}): Policy => ({ ...defaultPolicy, ...more });

describe('[R18] stages', () => {
  it.each<[ItemState['category'], string | null, string]>([
    ['todo', null, 'todo'],
    ['doing', null, 'doing'],
    ['done', null, 'done'],
    ['done', 'Fixed', 'done'],
    ['done', "Won't Do", 'dropped'],
    ['done', 'WONT FIX', 'dropped'],
    ['done', 'Won’t fix', 'dropped'],
    ['done', 'Canceled', 'dropped'],
    ['done', ' cannot  reproduce ', 'dropped'],
    ['done', 'Not Our Bug', 'dropped'],
    ['todo', 'Duplicate', 'todo'], // reopened: the resolution is stale
    ['doing', "Won't Do", 'doing'],
    ['resolved', null, 'doing'],
    ['removed', null, 'dropped'],
    ['unknown', 'Duplicate', 'unknown'],
  ])('%s with resolution %p is %s', (category, resolution, stage) => {
    expect(stageOf(stateOf(category, resolution), policy())).toBe(stage);
  });

  it('looks at the status too, in category done only', () => {
    const named = (name: string, category: ItemState['category']) =>
      stageOf({ ...stateOf(category), name }, policy());
    expect(named('Cancelled', 'done')).toBe('dropped');
    expect(named('Cancelled', 'todo')).toBe('todo');
    expect(named('Closed', 'done')).toBe('done');
  });

  it('takes the set and the option of the policy', () => {
    expect(stageOf(stateOf('done', 'Parked'), policy({ droppedResolutions: ['Parked'] }))).toBe('dropped');
    expect(stageOf(stateOf('done', "Won't Do"), policy({ droppedResolutions: ['Parked'] }))).toBe('done');
    expect(stageOf(stateOf('resolved'), policy({ resolved: 'done' }))).toBe('done');
  });

  it('knows translated names by id, a status under its own prefix', () => {
    const state: ItemState = {
      name: 'Erledigt',
      category: 'done',
      id: '5',
      resolution: { id: '10001', name: 'Wird nicht erledigt' },
    };
    expect(stageOf(state, policy({ droppedResolutionIds: ['10001'] }))).toBe('dropped');
    expect(stageOf(state, policy({ droppedResolutionIds: ['5'] }))).toBe('done');
    expect(stageOf(state, policy({ droppedResolutionIds: ['status:5'] }))).toBe('dropped');
  });
});

describe('[R20] credit', () => {
  const at = (stage: Parameters<typeof creditOf>[0], more: Partial<Policy> = {}, logged = 0, remaining = 0) =>
    creditOf(stage, { logged, remaining }, policy(more));

  it('is 1 for done, 0 for anything else', () => {
    expect([at('done'), at('todo'), at('doing'), at('unknown')]).toEqual([1_000_000, 0, 0, 0]);
  });

  it('is a fixed part of what is in progress, or known by time', () => {
    expect(at('doing', { doingCredit: 300_000 })).toBe(300_000);
    expect(at('unknown', { doingCredit: 300_000 })).toBe(300_000);
    expect(at('todo', { doingCredit: 300_000 })).toBe(0);
    expect(at('doing', { doingCredit: 'logged' }, 3600, 7200)).toBe(333_333);
    expect(at('doing', { doingCredit: 'logged' })).toBe(0);
    const by = (logged: number | null, remaining: number | null) =>
      creditOf('doing', { logged, remaining }, policy({ doingCredit: 'logged' }));
    expect([by(null, null), by(null, 60), by(60, null)]).toEqual([0, 0, 1_000_000]);
  });

  it('[R19] is none for what is dropped, or as the policy says', () => {
    expect([at('dropped'), at('dropped', { dropped: 'done' }), at('dropped', { dropped: 'open' })]).toEqual([
      null,
      1_000_000,
      0,
    ]);
  });
});

describe('contributionOf', () => {
  it('[R21] takes the size that is counted, and none where there is none', () => {
    const item = workItem({ points: 3, seconds: 7200, category: 'done' });
    const size = (count: Parameters<typeof contributionOf>[2]) =>
      contributionOf(item, null, count, policy()).size;
    expect(size({ unit: 'issues' })).toBe(1);
    expect(size({ unit: 'points' })).toBe(3000);
    expect(size({ unit: 'seconds' })).toBe(7200);
    expect(size({ unit: 'field', field: 'cf' })).toBeNull();
  });

  it('[R25] takes a link weight that is not given as 1', () => {
    const item = workItem({ category: 'unknown' });
    expect(contributionOf(item, null, { unit: 'points' }, policy())).toEqual({
      weight: 1000,
      size: null,
      credit: 0,
      unknown: true,
    });
    expect(contributionOf(item, 0, { unit: 'points' }, policy()).weight).toBe(0);
  });
});

describe('what an export does not say', () => {
  it('[R18] is said where a category was found in the stock processes', () => {
    const item = workItem({ category: 'done' });
    const byName: WorkItem = { ...item, state: { ...item.state, from: 'stock-process' } };
    const { raw, evaluation } = valueOf(workMeasure({ links: links(byName) }), { items: [byName] });
    expect(raw).toBe(1_000_000);
    expect(evaluation.problems).toContainEqual({
      code: 'D_STATE_BY_STOCK_PROCESS',
      at: 'kr',
      items: [byName.id],
    });
  });
});
