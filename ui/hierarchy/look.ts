import type { HierarchyFilter } from '@throughline/core/view/hierarchy-filter.ts';
import {
  healthOrder,
  levelOrder,
  sorts,
  type SortBy,
  groupings,
  type GroupBy,
} from '@throughline/core/view/hierarchy-order.ts';
import type { Opened } from './hierarchy-model.ts';

export type ViewAs = 'tree' | 'picture' | 'table';
export const viewsAs: readonly ViewAs[] = ['tree', 'picture', 'table'];

type Tab = Extract<Opened, { kind: 'details' }>['tab'];
const tabs: readonly Tab[] = ['why', 'check-ins', 'trend', 'changes'];

/** Everything of a look at the hierarchy that the address remembers. */
export interface Look {
  /** null = the present one. */
  readonly cycle: string | null;
  readonly view: ViewAs;
  readonly filter: HierarchyFilter;
  readonly sort: SortBy;
  readonly group: GroupBy;
  /** The row to go to; with a tab its details are open. */
  readonly node: string | null;
  readonly tab: Tab | null;
}

/**
 * Reads an address that anyone may have typed: what is unknown is passed over, what is missing is as at first.
 * @param view where the address names none
 */
export function readLook(address: string, view: ViewAs = 'tree'): Look {
  const asked = new URLSearchParams(address.replace(/^[?#]/, ''));
  const one = <T extends string>(name: string, of: readonly T[]): T | null =>
    of.find((known) => known === asked.get(name)) ?? null;
  const some = <T extends string>(name: string, of: readonly T[]): readonly T[] =>
    of.filter((known) => asked.getAll(name).includes(known));
  const texts = (name: string): readonly string[] => [...new Set(asked.getAll(name))];
  return {
    cycle: asked.get('cycle') || null,
    view: one('view', viewsAs) ?? view,
    filter: {
      text: asked.get('find') ?? '',
      owners: texts('owner'),
      levels: some('level', levelOrder),
      healths: some('health', healthOrder),
      projects: texts('project').filter(Boolean),
      below: asked.get('below') || null,
    },
    sort: one('sort', sorts) ?? 'aligned',
    group: one('group', groupings) ?? 'none',
    node: asked.get('node') || null,
    tab: one('tab', tabs),
  };
}
