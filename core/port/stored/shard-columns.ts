import type { Instant } from '../../model/day.ts';
import type { ProjectId } from '../../model/ids.ts';
import type {
  Closing,
  Cycle,
  KeyResult,
  Measure,
  MetricMeasure,
  Objective,
  Override,
  Policy,
  Reading,
  TargetForm,
} from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { QueryState, ShardKpi } from '../documents.ts';
import type { DecimalColumn } from './decimals.ts';
import { lazy } from './lazy.ts';
import { readNames } from './names.ts';
import type { NameColumn } from './names.ts';
import { readNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';
import type { SharedColumn, SparseColumn } from './shared.ts';
import { readSums } from './sums-columns.ts';
import type { StoredSums, SumsColumns } from './sums-columns.ts';

/**
 * A shard as it is stored since version 3: columns over its objectives and over its key results, and what is rare
 * beside them, by row. docs/decisions/documents.md says why.
 */
export interface StoredShard {
  readonly v: 3;
  readonly home: ProjectId;
  readonly cycle: Cycle;
  readonly policy: Policy;
  readonly watermark: Instant | null;
  /** How many of each there are. */
  readonly rows: readonly [objectives: number, keyResults: number, otherNames: number];
  /** Ids of the objectives, of the key results, and others that edges and key results name. */
  readonly names: NameColumn;
  readonly objectives: StoredNode & {
    readonly project: SharedColumn<ProjectId | null>;
    readonly level: SharedColumn<Objective['level']>;
    /** How many edges each has upwards; then a row an edge: the name above, whether it counts (0, 1) … */
    readonly edges: NumberColumn;
    readonly parent: NumberColumn;
    readonly contributes: NumberColumn;
    readonly weight: NumberColumn;
    readonly order: NumberColumn;
  };
  readonly keyResults: StoredNode & {
    /** A name's row. */
    readonly objective: NumberColumn;
    readonly weight: NumberColumn;
    readonly measure: SharedColumn<MeasureForm>;
    /** The numbers of the metrics' targets (targets.ts). */
    readonly targets: DecimalColumn;
  };
  readonly kpis: readonly Omit<ShardKpi, 'readings'>[];
  readonly readings: StoredReadings;
  readonly work: StoredWork;
  /** What lay here once: names, and for each the shard that it went to. Absent = nothing. */
  readonly moved?: {
    readonly many: number;
    readonly names: NameColumn;
    readonly to: SharedColumn<string | null>;
  };
}

/** What objectives and key results have in common. */
interface StoredNode {
  readonly start: SharedColumn<KeyResult['start']>;
  readonly end: SharedColumn<KeyResult['end']>;
  readonly threshold: SharedColumn<number>;
  readonly kind: SharedColumn<KeyResult['kind']>;
  readonly checkInEvery: SharedColumn<KeyResult['checkInEvery']>;
  readonly status: SharedColumn<KeyResult['status']>;
  readonly override: SparseColumn<Override>;
  readonly closing: SparseColumn<Closing>;
}

/** A measure; of a metric without the numbers of its target. */
export type MeasureForm =
  Exclude<Measure, MetricMeasure> | (Omit<MetricMeasure, 'target'> & { readonly target: TargetForm['form'] });

/** The readings of the key results, then those of the KPIs: how many each has, then a row a reading. */
export interface StoredReadings {
  readonly many: NumberColumn;
  readonly on: SharedColumn<Reading['on']>;
  readonly value: DecimalColumn;
  readonly confidence: NumberColumn;
  readonly note: SharedColumn<string | null>;
  readonly by: SharedColumn<string | null>;
  /** Rows of check-ins without a value of their own; absent = none. */
  readonly words?: readonly number[];
}

/** A row for each key result for which something is counted. */
export interface StoredWork {
  /** Per key result: is something counted for it (0, 1)? */
  readonly has: NumberColumn;
  readonly pass: NumberColumn;
  readonly unestimatedSize: NumberColumn;
  readonly countedAt: NumberColumn;
  readonly links: NumberColumn;
  readonly subtasks: NumberColumn;
  readonly projects: SharedColumn<readonly ProjectId[]>;
  readonly failed: SharedColumn<string | null>;
  readonly problems: SparseColumn<readonly Problem[]>;
  readonly sums: StoredSums;
  /** Counts under way: the rows of work that have one, and a row for each of those. */
  readonly next: {
    readonly many: number;
    readonly row: NumberColumn;
    readonly pass: NumberColumn;
    readonly items: NumberColumn;
    readonly since: NumberColumn;
    readonly sums: StoredSums;
  };
  /**
   * Milestones: the rows of work that have them, how many, whether of the shown sums or of the coming ones (0, 1), and a
   * row of sums for each. Absent = none.
   */
  readonly parts?: {
    readonly many: number;
    readonly row: NumberColumn;
    readonly coming: NumberColumn;
    readonly milestones: NumberColumn;
    readonly sums: StoredSums;
  };
  /** By the row of work; absent = no query was asked. */
  readonly query?: SparseColumn<QueryState>;
}

/**
 * What scores follow from, as columns: no object for a node. NaN stands for "not given". A column is read when it is
 * first looked at, and then throws a StoreFault when it is not what it should be.
 * Nodes are numbered: objectives from 0, then key results, then what is only named.
 */
export interface ShardColumns {
  readonly objectives: number;
  readonly keyResults: number;
  readonly names: readonly string[];
  readonly policy: Policy;
  /** Per key result: the node that it belongs to, and its weight in thousandths. */
  readonly objectiveOf: Float64Array;
  readonly weightOf: Float64Array;
  /** Per edge upwards: child, parent (nodes), does it count (0, 1), weight in thousandths, order (R27, R29). */
  readonly edgeChild: Float64Array;
  readonly edgeParent: Float64Array;
  readonly edgeContributes: Float64Array;
  readonly edgeWeight: Float64Array;
  readonly edgeOrder: Float64Array;
  /** Per row of work: its key result (counted from 0), its sums, what an unestimated item counts. */
  readonly workOf: Int32Array;
  readonly sums: SumsColumns;
  readonly unestimatedSize: Float64Array;
  /** When it was counted; NaN = never. */
  readonly countedAt: Float64Array;
}

/** @throws StoreFault when a column that others rest on is not what it should be */
export function shardColumns(stored: StoredShard): ShardColumns {
  const [objectives, keyResults, others] = stored.rows;
  const edges = readNumbers(stored.objectives.edges, objectives);
  const many = edges.reduce((sum, count) => sum + count, 0);
  const edgeChild = new Float64Array(many);
  let at = 0;
  edges.forEach((count, objective) => {
    edgeChild.fill(objective, at, at + count);
    at += count;
  });
  const workOf = rowsOfWork(stored.work, keyResults);
  const ofWork = (column: NumberColumn) => lazy(() => readNumbers(column, workOf.length));
  const names = lazy(() => readNames(stored.names, objectives + keyResults + others));
  const edgeOrder = lazy(() => readNumbers(stored.objectives.order, many));
  const unestimatedSize = ofWork(stored.work.unestimatedSize);
  const countedAt = ofWork(stored.work.countedAt);
  return {
    objectives,
    keyResults,
    get names() {
      return names();
    },
    policy: stored.policy,
    objectiveOf: readNumbers(stored.keyResults.objective, keyResults),
    weightOf: readNumbers(stored.keyResults.weight, keyResults),
    edgeChild,
    edgeParent: readNumbers(stored.objectives.parent, many),
    edgeContributes: readNumbers(stored.objectives.contributes, many),
    edgeWeight: readNumbers(stored.objectives.weight, many),
    get edgeOrder() {
      return edgeOrder();
    },
    workOf,
    sums: readSums(stored.work.sums, workOf.length),
    get unestimatedSize() {
      return unestimatedSize();
    },
    get countedAt() {
      return countedAt();
    },
  };
}

// ── below ──

/** Which key result each row of work is of. */
function rowsOfWork({ has }: StoredWork, keyResults: number): Int32Array {
  const rows = new Int32Array(keyResults);
  let many = 0;
  readNumbers(has, keyResults).forEach((is, row) => {
    if (is === 1) rows[many++] = row;
  });
  return rows.subarray(0, many);
}
