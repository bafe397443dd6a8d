import { readItemId, type ItemId } from '@throughline/core/model/ids.ts';
import { unmoved, type ItemHistory } from '@throughline/core/model/item-history.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { historyOf, statusesOf, type KnownOfSite } from '@throughline/core/tracker/history-of.ts';
import type { Intake } from './intake.ts';
import type { KnownStates } from './states-file.ts';

/** The past of a whole set of work (R35). */
export interface Pasts {
  /** Of every item; one of unknown past has always been as it is. */
  readonly histories: readonly ItemHistory[];
  /** How many items' past is not known at all, and of how many only the later part. */
  readonly unknown: number;
  readonly cut: number;
  /** Those whose past is not known at all. */
  readonly without: ReadonlySet<ItemId>;
}

/** Joins what the files tell of the past to the items as they are. */
export function pastsOf(
  items: readonly WorkItem[],
  intake: Intake,
  states: KnownStates,
  pointsField: string | null,
): Pasts {
  const pasts = intake.pasts();
  const names = new Map(intake.fields().map(({ id, name }) => [id, name]));
  const known: KnownOfSite = {
    statusCategory: statusesOf(items, states.jiraById),
    typeLevel: (item, type) => intake.typeLevel(readItemId(item.id)?.site ?? '', type),
    pointsField,
    fieldName: (id) => names.get(id) ?? null,
  };
  const without = new Set<ItemId>();
  let cut = 0;
  const histories = items.map((item): ItemHistory => {
    const past = pasts.get(item.id);
    if (!past) {
      without.add(item.id);
      return unmoved(item);
    }
    if (!past.complete) cut += 1;
    return historyOf(item, past, known);
  });
  return { histories, unknown: without.size, cut, without };
}
