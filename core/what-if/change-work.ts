import type { ItemId } from '../model/ids.ts';
import type { Policy } from '../model/plan.ts';
import type { ItemState, Work, WorkItem } from '../model/work-item.ts';
import { indexItems } from '../progress/item-index.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import { isContainer } from '../progress/levels.ts';
import { stageOf } from '../progress/stage.ts';
import type { EditProblem, Edits } from './edits.ts';

// Names that no site has, so that no list of dropped names matches them by accident (R18).
const dropped: ItemState = { name: 'Dropped (what if)', category: 'removed', resolution: null, id: null };
const done: ItemState = { name: 'Done (what if)', category: 'done', resolution: null, id: null };

/**
 * The work with some items dropped or completed. A container stands for the open work below it, since that is what
 * counts (R17): what is done or dropped already stays as it is.
 */
export function changeWork(
  work: Work,
  edits: Edits,
  policy: Policy,
): { readonly work: Work; readonly touched: readonly ItemId[]; readonly problems: readonly EditProblem[] } {
  const problems: EditProblem[] = [];
  const states = new Map<ItemId, ItemState>();
  const named = new Map<ItemId, ItemState>();
  const index = indexItems(work.items);
  const apply = (edit: 'drop' | 'complete', state: ItemState) => {
    for (const reference of edits[edit] ?? []) {
      const item = index.find(reference);
      const other = item && named.get(item.id);
      if (!item) problems.push({ edit, why: 'no-such-item', id: reference });
      else if (other && other !== state) problems.push({ edit, why: 'said-twice', id: reference });
      else {
        named.set(item.id, state);
        for (const open of openBelow(item, index, policy)) {
          if (!named.has(open.id)) states.set(open.id, state);
        }
      }
    }
  };
  apply('drop', dropped);
  apply('complete', done);
  for (const [id, state] of named) states.set(id, state);
  return {
    work: {
      ...work,
      items: work.items.map((item) => {
        const state = states.get(item.id);
        return state ? { ...item, state } : item;
      }),
    },
    touched: [...states.keys()].sort(),
    problems,
  };
}

function openBelow(top: WorkItem, index: ItemIndex, policy: Policy): readonly WorkItem[] {
  if (!isContainer(top.level, policy.level)) return [];
  const below = [...index.childrenOf(top.id)];
  for (const item of below) below.push(...index.childrenOf(item.id));
  return below.filter((item) => !['done', 'dropped'].includes(stageOf(item.state, policy)));
}
