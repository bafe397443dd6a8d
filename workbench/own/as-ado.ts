import { readItemId, type ItemId } from '@throughline/core/model/ids.ts';
import type { ItemLevel, WorkItem } from '@throughline/core/model/work-item.ts';
import {
  agile,
  type ItemData,
  type OrganisationData,
  type ProcessData,
  type StateData,
} from '../ado-host/organisation-data.ts';
import { owner } from './owner.ts';

/** Exported Azure DevOps work items as an organisation: their own ids, types, states and sizes. */
export function organisationFromWork(items: readonly WorkItem[]): OrganisationData {
  const [first] = items;
  const names = [...new Set(items.map(({ project }) => String(project)))];
  const idOf = (name: string): string =>
    `0b0a0000-0000-4000-8000-${String(names.indexOf(name)).padStart(12, '0')}`;
  return {
    name: (first && readItemId(first.id)?.site) || 'own',
    projects: names.map((name) => ({
      id: idOf(name),
      name,
      process: processOf(items.filter(({ project }) => project === name)),
      readers: null,
    })),
    users: [{ id: owner.id, name: owner.name, uniqueName: 'you@workbench.example' }],
    teams: names.map((name) => ({
      id: idOf(name).replace('0b0a', '7ea3'),
      name: `${name} Team`,
      project: idOf(name),
      members: [{ user: owner.id, admin: true }],
    })),
    items: items.map((item) => itemOf(item, idOf(item.project))),
  };
}

// ── below ──

const categories = {
  todo: 'Proposed',
  doing: 'InProgress',
  resolved: 'Resolved',
  done: 'Completed',
  removed: 'Removed',
  unknown: 'InProgress',
} as const;

function processOf(items: readonly WorkItem[]): ProcessData {
  const typesAt = (level: ItemLevel): readonly string[] => [
    ...new Set(items.filter((item) => item.level === level).map(({ type }) => type)),
  ];
  const states: Record<string, StateData[]> = {};
  for (const { type, state } of items) {
    const known = (states[type] ??= []);
    if (!known.some(({ name }) => name === state.name)) {
      known.push({ name: state.name, category: categories[state.category] });
    }
  }
  const [epics, features] = agile.portfolio;
  const containers = typesAt('container');
  return {
    ...agile,
    portfolio: [
      ...(epics ? [{ ...epics, types: containers.filter((type) => type !== 'Feature') }] : []),
      ...(features ? [{ ...features, types: containers.filter((type) => type === 'Feature') }] : []),
    ],
    requirement: { ...agile.requirement, types: typesAt('standard') },
    task: { ...agile.task, types: typesAt('subtask') },
    bugs: { types: [], behave: 'off' },
    states,
  };
}

function itemOf(item: WorkItem, project: string): ItemData {
  const hours = (seconds: number | null): number | null => (seconds === null ? null : seconds / 3600);
  return {
    id: local(item.id),
    project,
    type: item.type,
    title: item.title,
    state: item.state.name,
    parent: item.parent === null ? null : local(item.parent),
    effort: item.sizes.points === null ? null : item.sizes.points / 1000,
    estimate: hours(item.sizes.seconds),
    completed: hours(item.logged),
    remaining: hours(item.remaining),
    assignee: item.assignee,
    rev: item.revision,
    changedAt: 0,
  };
}

function local(id: ItemId): number {
  return Number(readItemId(id)?.local);
}
