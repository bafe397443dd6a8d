import type { ItemState } from '../model/work-item.ts';
import { adoCategory, type StateCategories } from './ado-states.ts';

/**
 * Type → state → category of the four processes that Azure DevOps ships, from Microsoft's page on workflow states and
 * state categories. An inherited process may differ: this is used for exports only, where no host can be asked, and
 * what it gives is marked (D_STATE_BY_STOCK_PROCESS).
 */
export const stockProcesses: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = (() => {
  const agile = { New: 'Proposed', Active: 'InProgress', Closed: 'Completed', Removed: 'Removed' };
  const basic = { 'To Do': 'Proposed', Doing: 'InProgress', Done: 'Completed' };
  const scrum = { New: 'Proposed', 'In Progress': 'InProgress', Done: 'Completed', Removed: 'Removed' };
  const backlog = {
    New: 'Proposed',
    Approved: 'Proposed',
    Committed: 'InProgress',
    Done: 'Completed',
    Removed: 'Removed',
  };
  const cmmi = { Proposed: 'Proposed', Active: 'InProgress', Closed: 'Completed' };
  const cmmiBacklog = { ...cmmi, Resolved: 'InProgress', Removed: 'Removed' };
  const tests = { 'Test Case': { Design: 'Proposed', Ready: 'InProgress', Closed: 'Completed' } };
  return {
    Agile: {
      // Resolved of an epic or a feature is left out: the page says Resolved, a stock project says InProgress.
      Epic: agile,
      Feature: agile,
      'User Story': { ...agile, Resolved: 'InProgress' },
      Bug: { New: 'Proposed', Active: 'InProgress', Resolved: 'Resolved', Closed: 'Completed' },
      Task: agile,
      Issue: { Active: 'InProgress', Closed: 'Completed' },
      ...tests,
    },
    Basic: { Epic: basic, Issue: basic, Task: basic },
    Scrum: {
      Epic: scrum,
      Feature: scrum,
      'Product Backlog Item': backlog,
      Bug: backlog,
      Task: { 'To Do': 'Proposed', 'In Progress': 'InProgress', Done: 'Completed', Removed: 'Removed' },
      Impediment: { Open: 'InProgress', Closed: 'Completed' },
      ...tests,
    },
    CMMI: {
      // The same doubt about Resolved of an epic or a feature, between this process and Agile.
      Epic: { ...cmmi, Removed: 'Removed' },
      Feature: { ...cmmi, Removed: 'Removed' },
      Requirement: cmmiBacklog,
      Task: cmmiBacklog,
      Bug: { ...cmmi, Resolved: 'Resolved' },
      Issue: { ...cmmi, Resolved: 'Resolved' },
      Review: { Active: 'InProgress', Resolved: 'Resolved', Closed: 'Completed' },
      Risk: { ...cmmi, Resolved: 'Resolved' },
      'Change Request': cmmi,
      ...tests,
    },
  };
})();

/** The category, when every stock process that has this state on this type says the same; else unknown (R18). */
export const stockCategory: StateCategories = (type, state) => {
  const said = new Set<ItemState['category']>();
  for (const types of Object.values(stockProcesses)) {
    for (const [typeName, states] of Object.entries(types)) {
      if (!same(typeName, type)) continue;
      for (const [name, category] of Object.entries(states)) {
        if (same(name, state)) said.add(adoCategory(category));
      }
    }
  }
  const [only] = said;
  return said.size === 1 && only ? only : 'unknown';
};

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
