import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { Cycle, KeyResult, Kpi, Objective, Policy } from '../model/plan.ts';
import type { KeyResultFacts } from './evaluation.ts';

/** An objective without its texts: numbers never wait for a sentence. */
export type TreeObjective = Omit<Objective, 'title' | 'owner'>;
/** A key result without its texts; `readings` may be only those that matter (readingsThatMatter). */
export type TreeKeyResult = Omit<KeyResult, 'title' | 'owner'>;

export type TreeKpi = Omit<Kpi, 'name' | 'explanation'>;

/** Facts by key result; undefined of one without any is a key result without work, or one never counted. */
export type FactsSource =
  | { get(keyResult: KeyResultId): KeyResultFacts | undefined }
  | ((keyResult: KeyResultId) => KeyResultFacts | undefined);

/** All that a tree's values follow from (R1). The order of the lists is of no consequence. */
export interface Tree {
  readonly cycle: Cycle;
  readonly policy: Policy;
  readonly kpis: readonly TreeKpi[];
  readonly objectives: readonly TreeObjective[];
  readonly keyResults: readonly TreeKeyResult[];
  readonly facts: FactsSource;
  /** Values are those of the end of this day. */
  readonly asOf: Day;
  /** For the age of work that was read (R32); null = not known, then nothing is stale by age. */
  readonly now: Instant | null;
}

export const factsOf = (facts: FactsSource, id: KeyResultId): KeyResultFacts | undefined =>
  typeof facts === 'function' ? facts(id) : facts.get(id);

/** Drafts and cancelled ones leave the set; what is closed early stays (R26). */
export const takesPart = ({ status }: Pick<KeyResult, 'status'>): boolean =>
  status === 'active' || status === 'closed';
