import type { ItemId } from './ids.ts';

/** A problem that rides with the numbers: shown, never thrown (hyperformula's habit). */
export interface Problem {
  readonly code: ProblemCode;
  /** The objective or key result that it is about; null = the whole plan. */
  readonly at: string | null;
  /** Work items concerned, as ids; sorted. Of D_MISSING: the references as the plan writes them. */
  readonly items?: readonly ItemId[];
  /** Other nodes concerned, e.g. the path of a cycle. */
  readonly nodes?: readonly string[];
  /** Numbers that the sentence needs, exact. */
  readonly amounts?: Readonly<Record<string, number>>;
  /** The tracker's own sentence, as plain text (D_QUERY_FAILED). */
  readonly said?: string;
}

/** D_: to know. E_: the data is wrong. The sentences stand in view/words. */
export type ProblemCode =
  | 'D_ALL_DROPPED'
  | 'D_AMBITIOUS_ENOUGH'
  | 'D_BAD_SIZE'
  | 'D_CHANGED_AFTER_CLOSE'
  | 'D_CONFIDENCE'
  | 'D_CYCLE'
  | 'D_DIAMOND'
  | 'D_DONE_PARENT_OPEN_CHILDREN'
  | 'D_DOUBLE_METRIC'
  | 'D_MISSING'
  | 'D_NO_BASELINE'
  | 'D_NO_CHILDREN'
  | 'D_NO_ESTIMATES'
  | 'D_NO_HISTORY'
  | 'D_NO_RANGE'
  | 'D_NO_TARGET'
  | 'D_NO_WORK'
  | 'D_OPEN_ZERO'
  | 'D_OTHER_UNIT'
  | 'D_OVERLAP'
  | 'D_OVERRIDE_ENDED'
  | 'D_OVERRIDE_ENDS'
  | 'D_PERCENT_WEIGHTS'
  | 'D_QUERY_FAILED'
  | 'D_REGRESSED'
  | 'D_SHARED_ITEM'
  | 'D_STATE_BY_STOCK_PROCESS'
  | 'D_UNESTIMATED'
  | 'D_UNKNOWN_STATE'
  | 'D_ZERO_WEIGHTS'
  | 'E_DIRECTION'
  | 'E_MULTI_SOURCE'
  | 'E_NEGATIVE_WEIGHT'
  | 'E_TOO_LARGE';
