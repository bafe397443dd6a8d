import type { KeyResult, Plan } from '../model/plan.ts';
import type { Work } from '../model/work-item.ts';
import type { ContributingEdge } from '../progress/contributing-edges.ts';
import type { FullEvaluation } from '../progress/evaluate.ts';
import type { KeyResultValue, NodeValue } from '../progress/evaluation.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import type { Trace, TracedValue } from './trace.ts';
import type { Counting } from './work-rows.ts';

/** What a trace is made from. */
export interface Tracing {
  readonly plan: Plan;
  readonly work: Work;
  /** As it stands: with overrides and closings. */
  readonly evaluation: FullEvaluation;
  /** The same without what stands over the node that is opened: the value that its parts add up to. */
  readonly bare: FullEvaluation;
  readonly edges: readonly ContributingEdge[];
  readonly index: ItemIndex;
  readonly counting: Counting;
}

/** What a measure brings to a trace; what it does not name is empty. */
export interface MeasureTrace
  extends Pick<Trace, 'formula' | 'parts'>, Partial<Pick<Trace, 'leftOut' | 'merged' | 'totals'>> {
  readonly rules: readonly string[];
  readonly count?: Trace['inputs']['count'];
  readonly query?: string | null;
}

/** A key result with its value as computed: nothing stands over it. */
export interface Opened {
  readonly keyResult: KeyResult;
  readonly value: KeyResultValue;
}

/** The value as it stands, beside what its parts add up to. */
export const tracedValue = (
  { raw, progress, origin, stale }: NodeValue,
  bare: Pick<NodeValue, 'raw'>,
): TracedValue => ({ raw, progress, origin, stale, sum: bare.raw });
