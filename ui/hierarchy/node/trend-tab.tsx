import type { Day } from '@throughline/core/model/day.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import { Trend } from '../../trend/trend.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { textOf } from './measured-by.ts';

/** How it came to where it is. */
export function TrendTab({ node, details }: { node: HierarchyNode; details: NodeDetails }) {
  const { state } = useHierarchy();
  const cycle = state.view?.cycles.find(({ id }) => id === node.cycle);
  const end = (textOf(details.fields['end']) ?? cycle?.end ?? null) as Day | null;
  return <Trend trend={details.trend} threshold={node.threshold} end={end} />;
}
