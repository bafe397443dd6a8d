import type { Instant } from '../model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { CountOf } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { CountedBecause } from '../progress/evaluation.ts';
import type { Stage } from '../model/work-item.ts';
import type { KeyResultView, ObjectiveView } from './epic-panel.ts';

/** One number opened: how it was made, then its parts, then the work items (R38). */
export type TraceView =
  | {
      readonly kind: 'objective';
      readonly id: ObjectiveId;
      readonly rule: 'R24';
      readonly value: ObjectiveView;
    }
  | {
      readonly kind: 'keyResult';
      readonly id: KeyResultId;
      /** The rule that made the value: R7, R11, R12, R15 … */
      readonly rule: string;
      readonly value: KeyResultView;
      readonly work: WorkTraceView | null;
      readonly problems: readonly Problem[];
    };

export interface WorkTraceView {
  /** Over the whole set, not this page. */
  readonly counted: number;
  readonly done: number;
  readonly open: number;
  readonly dropped: number;
  readonly unestimated: number;
  readonly countedAt: Instant | null;
  /** What sizes are in. */
  readonly unit: CountOf['unit'];
  /** This page. */
  readonly rows: readonly TraceRow[];
  /** On this page: items that the viewer may not see; counted, never named. */
  readonly restricted: number;
  readonly next: string | null;
}

export interface TraceRow {
  readonly item: ItemId;
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
  readonly stage: Stage;
  readonly state: string;
  readonly assignee: string | null;
  /** In the unit shown ("8", "0.5", "2 h" is made in words); null = unestimated. */
  readonly size: string | null;
  /** Link weight as typed when it is not 1. */
  readonly weight: string | null;
  readonly why: CountedBecause;
  /** Key of the linked item that it came in by; null = linked itself. */
  readonly via: string | null;
  /** Seconds of work logged on it, and estimated for it; null or absent = not known. */
  readonly logged?: number | null;
  readonly estimate?: number | null;
  /** Title of the milestone that names it; absent = the key result has none. */
  readonly milestone?: string;
  /** In how many other key results it counts as well; absent = in none (R23). */
  readonly shared?: number;
}
