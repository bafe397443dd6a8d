import { readFileSync } from 'node:fs';
import { adoCategory, listedStates, stateCategories } from '@throughline/core/tracker/ado-states.ts';
import { stockCategory, stockProcesses } from '@throughline/core/tracker/ado-stock-processes.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

describe('state categories of Azure DevOps', () => {
  it.each([
    ['Proposed', 'todo'],
    ['InProgress', 'doing'],
    ['Resolved', 'resolved'],
    ['Completed', 'done'],
    ['Removed', 'removed'],
    ['Finished', 'unknown'],
    [null, 'unknown'],
  ])('[R18] %s is %s', (name, category) => {
    expect(adoCategory(name)).toBe(category);
  });

  it('are answered by type and state as the host listed them', () => {
    const bug = { count: 1, value: [{ name: 'Resolved', category: 'Resolved' }] };
    const story = { name: 'User Story', states: [{ name: 'Resolved', stateCategory: 'InProgress' }] };
    const categoryOf = stateCategories([...listedStates(bug, 'Bug'), ...listedStates(story, 'User Story')]);
    expect(categoryOf('bug', 'resolved')).toBe('resolved');
    expect(categoryOf('User Story', 'Resolved')).toBe('doing');
    expect(categoryOf('Task', 'Resolved')).toBe('unknown');
  });

  it('listed without a type answer for all types, but not where two lists disagree', () => {
    const one = listedStates(
      [
        { name: 'Done', category: 'Completed' },
        { name: 'Resolved', category: 'Resolved' },
      ],
      null,
    );
    const other = listedStates([{ name: 'Resolved', category: 'InProgress' }], null);
    const categoryOf = stateCategories([...one, ...other]);
    expect(categoryOf('Anything', 'Done')).toBe('done');
    expect(categoryOf('Anything', 'Resolved')).toBe('unknown');
  });

  it.each([
    ['Task', 'To Do', 'todo'],
    ['Task', 'Removed', 'removed'],
    ['Product Backlog Item', 'Approved', 'todo'],
    ['user story', 'resolved', 'doing'],
    ['Bug', 'Resolved', 'resolved'],
    ['Epic', 'Resolved', 'unknown'],
    ['Epic', 'Waiting', 'unknown'],
    ['Enabler', 'New', 'unknown'],
  ])('[R18] of the stock processes: a %s in %s is %s', (type, state, category) => {
    expect(stockCategory(type, state)).toBe(category);
  });
});

describeWithRealData('the stock processes', () => {
  type Documented = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

  it('say what the documentation says of each state', () => {
    const documented: Documented = JSON.parse(readFileSync(realData('ado/state-categories.json'), 'utf8'));
    let compared = 0;
    for (const [process, types] of Object.entries(stockProcesses)) {
      for (const states of Object.values(types)) {
        for (const [state, category] of Object.entries(states)) {
          const said = (documented[process] as Readonly<Record<string, string>>)[state];
          if (said === undefined) continue;
          compared += 1;
          expect(said).toContain(category);
        }
      }
    }
    expect(compared).toBeGreaterThan(70);
  });

  it('have every state that is documented, where it has one category', () => {
    const documented: Documented = JSON.parse(readFileSync(realData('ado/state-categories.json'), 'utf8'));
    for (const [process, types] of Object.entries(stockProcesses)) {
      const known = new Set(Object.values(types).flatMap((states) => Object.keys(states)));
      for (const state of Object.keys(documented[process] as object)) expect(known).toContain(state);
    }
  });

  it('agree with the states of a live Agile project', () => {
    interface Type {
      readonly name: string;
      readonly states: readonly { readonly name: string; readonly category: string }[];
    }
    const live: { value: Type[] } = JSON.parse(
      readFileSync(realData('ado/vsteam/get-vsteamworkitemtype.json'), 'utf8'),
    );
    const checked: string[] = [];
    for (const { name, states } of live.value) {
      const own: Readonly<Record<string, string>> | undefined = stockProcesses['Agile']?.[name];
      for (const state of states) {
        if (own?.[state.name] === undefined) continue;
        checked.push(`${name} ${state.name}`);
        expect(own[state.name]).toBe(state.category);
      }
    }
    expect(checked).toEqual(
      expect.arrayContaining(['User Story Resolved', 'Bug Resolved', 'Task Removed', 'Epic Active']),
    );
  });
});
