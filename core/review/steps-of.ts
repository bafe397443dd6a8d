import type { MoveEvent, NodeMove } from '../history/moved.ts';
import type { ItemId } from '../model/ids.ts';
import type { ReviewItemName, ReviewStep } from './review.ts';
import type { SeenItem } from './review-input.ts';

/** What a viewer may know of what moved a number. */
export interface Seeing {
  readonly seen: (item: ItemId) => SeenItem | null;
  /** May they see the key result or KPI that was read? */
  readonly seesReading: (of: NonNullable<MoveEvent['reading']>['of']) => boolean;
}

/**
 * What moved a node, one step for each cause and each item or reading, in time order of their first parts; Σ ppm is the
 * change (R37). Of each cause all that the viewer may not see is one step without a name. What came and went again by the
 * same cause is no step.
 */
export function stepsOf({ events }: Pick<NodeMove, 'events'>, seeing: Seeing): readonly ReviewStep[] {
  const steps = new Map<string, ReviewStep>();
  for (const event of events) {
    const own = stepOf(event, seeing);
    const name = nameOf(own);
    const step = steps.get(name);
    steps.set(name, step ? { ...step, ppm: step.ppm + own.ppm } : own);
  }
  return [...steps.values()].filter(({ ppm }) => ppm !== 0);
}

// ── below ──

function stepOf({ cause, ppm, at, item, reading }: MoveEvent, { seen, seesReading }: Seeing): ReviewStep {
  const named = item === null ? null : seen(item);
  const shown = reading && seesReading(reading.of) ? reading : null;
  return {
    cause,
    ppm,
    at,
    item: item !== null && named ? itemName(item, named) : null,
    restricted: (item !== null && !named) || (reading !== null && !shown),
    reading: shown && { of: shown.of, on: shown.on, value: shown.value },
  };
}

const nameOf = ({ cause, item, reading, restricted }: ReviewStep): string =>
  JSON.stringify([cause, restricted, item?.id, reading?.of, reading?.on, reading?.value]);

export const itemName = (id: ItemId, { key, title, url }: SeenItem): ReviewItemName => ({
  id,
  key,
  title,
  url,
});
