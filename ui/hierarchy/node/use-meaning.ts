import { useEffect, useState } from 'preact/hooks';
import type { Day } from '@throughline/core/model/day.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import { settled } from '../../epic-panel/settled.ts';
import { useHierarchy } from '../hierarchy-context.ts';

/**
 * What a value would make of the percentage, as text of R4; null where that is not known.
 * @param value exact, "12.5"; null = none yet
 * @param instead the check-in that is corrected: its own value is left out
 */
export function useMeaning(
  node: HierarchyNode,
  details: NodeDetails | null,
  value: string | null,
  on: string,
  instead: number | null,
): string | null {
  const { model, state } = useHierarchy();
  const [percent, setPercent] = useState<string | null>(null);
  const cycle = state.view?.cycles.find(({ id }) => id === node.cycle) ?? state.view?.cycle ?? null;
  const today = state.view?.today;
  useEffect(() => {
    setPercent(null);
    if (value === null || details === null || cycle === null || today === undefined) return;
    let gone = false;
    const before = details.checkIns
      .filter((one) => one.value !== null && one.id !== instead)
      .map((one) => ({ on: one.on, value: one.value ?? '' }))
      .toReversed();
    // Of two on one day the later in the list counts (R9): the new one stands behind the others of its day.
    const readings = [...before, { on: on as Day, value }].sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
    );
    const ask = async (): Promise<void> => {
      const answer = await settled(model.client.preview({ fields: details.fields, cycle, today, readings }));
      if (!gone && answer.ok) setPercent(answer.value.percent);
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [value, on, details, cycle, today, instead]);
  return percent;
}
