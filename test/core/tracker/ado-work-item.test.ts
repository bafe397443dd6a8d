import { readFileSync } from 'node:fs';
import { adoCategory } from '@throughline/core/tracker/ado-states.ts';
import { stockCategory } from '@throughline/core/tracker/ado-stock-processes.ts';
import { readAdoWorkItem, type AdoReading } from '@throughline/core/tracker/ado-work-item.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

const plainReading: AdoReading = {
  organisation: 'acme',
  stateCategory: (_type, state) => adoCategory({ New: 'Proposed', Active: 'InProgress' }[state]),
  effortField: null,
  levels: null,
};

const item = (fields: object = {}, more: object = {}) => ({ id: 7, rev: 3, fields, ...more });

function itemOf(json: unknown, reading: Partial<AdoReading> = {}): WorkItem {
  const read = readAdoWorkItem(json, { ...plainReading, ...reading });
  if (!read.ok) throw new Error(read.reason);
  return read.item;
}

describe('an Azure DevOps work item', () => {
  it('with nothing but id and fields is whole', () => {
    expect(itemOf({ id: 7, fields: {} })).toEqual({
      id: 'ado:acme/7',
      key: '7',
      title: '7',
      url: null,
      project: '',
      type: '',
      level: 'standard',
      parent: null,
      state: { name: '', category: 'unknown', resolution: null, id: null },
      sizes: { points: null, seconds: null, fields: {} },
      logged: null,
      remaining: null,
      assignee: null,
      revision: 0,
    });
  });

  it.each([
    [null, 'it has no work item id'],
    [{ fields: {} }, 'it has no work item id'],
    [{ id: -1, fields: {} }, 'it has no work item id'],
    [{ id: 7 }, 'work item 7 has no fields'],
  ])('that is none is refused with a reason: %j', (json, reason) => {
    expect(readAdoWorkItem(json, plainReading)).toEqual({ ok: false, reason });
  });

  it('[R18] has the category that the host says, and an assumed one only where it says none', () => {
    const resolved = { 'System.WorkItemType': 'Bug', 'System.State': 'Resolved' };
    expect(itemOf(item({ ...resolved, 'System.State': 'New' }), { stockCategory }).state).toEqual({
      name: 'New',
      category: 'todo',
      resolution: null,
      id: null,
    });
    expect(itemOf(item(resolved)).state.category).toBe('unknown');
    expect(itemOf(item(resolved), { stockCategory }).state).toMatchObject({
      category: 'resolved',
      from: 'stock-process',
    });
    const own = itemOf(item({ ...resolved, 'System.State': 'Waiting' }), { stockCategory }).state;
    expect(own.category).toBe('unknown');
    expect(own.from).toBeUndefined();
  });

  it.each([
    ['Epic', 'container'],
    ['Feature', 'container'],
    ['User Story', 'standard'],
    ['Product Backlog Item', 'standard'],
    ['Requirement', 'standard'],
    ['Bug', 'standard'],
    ['Task', 'subtask'],
    ['Enabler', 'standard'],
  ])('[R16] of type %s is at level %s, unless the backlog says otherwise', (type, level) => {
    const json = item({ 'System.WorkItemType': type });
    expect(itemOf(json).level).toBe(level);
    expect(
      itemOf(json, { levels: new Map([[type, 'container']]), epicTypes: new Set([type]) }),
    ).toMatchObject({
      level: 'container',
      atEpicLevel: true,
    });
  });

  it('finds its parent in the field, else in the relation', () => {
    const url = 'https://dev.azure.com/acme/_apis/wit/workItems/973';
    const relations = [
      { rel: 'System.LinkTypes.Hierarchy-Forward', url: url.replace('973', '8') },
      { rel: 'System.LinkTypes.Hierarchy-Reverse', url },
    ];
    expect(itemOf(item({}, { relations })).parent).toBe('ado:acme/973');
    expect(itemOf(item({ 'System.Parent': 5 }, { relations })).parent).toBe('ado:acme/5');
  });

  it('[R21] takes effort from the field of the process, hours as seconds', () => {
    const scheduling = (name: string, value: unknown) => ({ [`Microsoft.VSTS.Scheduling.${name}`]: value });
    expect(itemOf(item(scheduling('StoryPoints', 5))).sizes.points).toBe(5000);
    expect(itemOf(item(scheduling('Effort', 2.5))).sizes.points).toBe(2500);
    expect(itemOf(item(scheduling('Size', 0))).sizes.points).toBe(0);
    expect(itemOf(item(scheduling('Effort', -2))).sizes.points).toBe(-1);
    const both = { ...scheduling('StoryPoints', 5), ...scheduling('Effort', 8) };
    expect(itemOf(item(both), { effortField: 'Microsoft.VSTS.Scheduling.Effort' }).sizes.points).toBe(8000);
    const hours = {
      ...scheduling('OriginalEstimate', 4),
      ...scheduling('CompletedWork', 0.5),
      ...scheduling('RemainingWork', 1.1),
    };
    expect(itemOf(item(hours))).toMatchObject({ sizes: { seconds: 14_400 }, logged: 1800, remaining: 3960 });
  });

  it.each([
    [{ displayName: 'Maria Rossi', uniqueName: 'maria@example.com' }, 'Maria Rossi'],
    ['Maria Rossi <maria@example.com>', 'Maria Rossi'],
    ['Maria Rossi', 'Maria Rossi'],
    [undefined, null],
  ])('is assigned to %j: %j', (assigned, name) => {
    expect(itemOf(item({ 'System.AssignedTo': assigned })).assignee).toBe(name);
  });

  it('counts its revision by rev', () => {
    expect(itemOf(item()).revision).toBe(3);
    expect(itemOf({ id: 7, fields: { 'System.Rev': 4 } }).revision).toBe(4);
  });
});

describeWithRealData('recorded Azure DevOps work items', () => {
  interface Recorded {
    readonly status: number;
    readonly response: {
      readonly id?: number;
      readonly rev?: number;
      readonly fields?: object;
      readonly value?: object[];
    };
  }

  it('are read with parents by field or relation', () => {
    const file = realData('ado/cli-recordings/test_boards_releations_create_remove.json');
    const recorded: Recorded[] = JSON.parse(readFileSync(file, 'utf8'));
    const bodies = recorded.filter(
      ({ status, response }) => status === 200 && response?.fields && response.rev,
    );
    const items = bodies.map(({ response }) => itemOf(response, { stockCategory }));
    expect(items.length).toBeGreaterThan(30);
    expect(new Set(items.map((one) => one.key))).toEqual(new Set(['973', '974', '975', '976', '977']));
    expect(new Set(items.map((one) => one.parent))).toEqual(new Set([null, 'ado:acme/973']));
    expect(new Set(items.map((one) => one.state.category))).toEqual(new Set(['todo']));
    expect(new Set(items.map((one) => one.level))).toEqual(new Set(['subtask']));
  });

  it('of another tool are read too', () => {
    const page: Recorded['response'] = JSON.parse(
      readFileSync(realData('ado/vsteam/Get-VSTeamWorkItem-Id.json'), 'utf8'),
    );
    expect(page.value?.map((one) => itemOf(one).type)).toEqual(['Task', 'Bug']);
  });
});
