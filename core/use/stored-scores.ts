import { dayOf } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { Closing, KeyResult, Override } from '../model/plan.ts';
import { clampPpm } from '../model/ppm.ts';
import { decodeMeasured, decodeShard } from '../port/stored/decode-shard.ts';
import { lazy } from '../port/stored/lazy.ts';
import { isFull, orNull, readable } from '../port/stored/numbers.ts';
import { shardColumns } from '../port/stored/shard-columns.ts';
import type { MeasureForm, ShardColumns, StoredShard } from '../port/stored/shard-columns.ts';
import { readShared } from '../port/stored/shared.ts';
import { sumsOf } from '../port/stored/sums-columns.ts';
import { exactly } from '../progress/exactly.ts';
import { floorPpm, roomy } from '../progress/live/ratio.ts';
import { measured } from '../progress/measured.ts';
import { frozenOn, overrideOn } from '../progress/override.ts';
import { rollUpColumns } from '../progress/roll-up-columns.ts';
import { takesPart } from '../progress/tree.ts';
import type { Tree } from '../progress/tree.ts';
import { valueOfWork } from '../progress/work-value.ts';
import { evaluateShard } from './evaluate-shard.ts';

/**
 * The progress of every node of a shard right from its stored form, the same as evaluateShard's: what a screen of
 * thousands of rows shows at first. Without an object for a node where the shard allows that, which most do.
 * @param stored of the present version, as a store gave it
 * @returns ppm; −1 = no value. Objectives, then key results, as in shardColumns (`names` says which they are)
 * @throws StoreFault when it is no such form
 */
export function storedScores(stored: StoredShard, now: Instant): Int32Array {
  const columns = readable(() => shardColumns(stored));
  const scores = readable(() => scoresIn(stored, columns, now));
  return scores ?? scoresOfDocument(stored, columns, now);
}

// ── below ──

const none = -1;

function scoresIn(stored: StoredShard, columns: ShardColumns, now: Instant): Int32Array | null {
  const { objectives, keyResults, policy } = columns;
  const status = {
    objectives: readShared(stored.objectives.status, objectives),
    keyResults: readShared(stored.keyResults.status, keyResults),
  };
  const edges = edgesIn(columns, status);
  if (!edges || stored.keyResults.measure[0].some(isCountedOtherwise)) return null;
  const scores = new Int32Array(objectives + keyResults).fill(none);
  // To know the day in a time zone takes longer than all the rest: only where something rests on it, and once.
  const asOf = lazy(() => ({ day: dayOf(now, policy.timeZone) }));
  const day = () => asOf().day;
  scoreKeyResults(scores.subarray(objectives), stored, columns, day);
  const on = { cycle: stored.cycle, day };
  for (const [row, score] of standing(stored.keyResults, status.keyResults, on)) {
    scores[objectives + row] = score;
  }
  const held = standing(stored.objectives, status.objectives, on);
  return rollUpColumns(scores, { ...edges, held, parents: objectives }, policy) ? scores : null;
}

/** Is something counted for it that is no work of its own? Few are. */
const isCountedOtherwise = (form: MeasureForm): boolean =>
  (form.kind === 'metric' && form.source !== null) ||
  (form.kind === 'milestones' && form.milestones.some(({ done }) => done === null));

/** What is frozen or typed over, by row: it stands over what is computed (R30, R36). */
function standing(
  { override, closing }: StoredShard['objectives' | 'keyResults'],
  status: readonly KeyResult['status'][],
  { cycle, day }: { readonly cycle: StoredShard['cycle']; readonly day: () => Day },
): Map<number, number> {
  const found = new Map<number, number>();
  for (const [row, typed] of override as readonly (readonly [number, Override])[]) {
    const stands = overrideOn({ override: typed }, { cycle, asOf: day() });
    if (stands) found.set(row, stands.value);
  }
  for (const [row, close] of closing as readonly (readonly [number, Closing])[]) {
    const frozen = frozenOn({ status: status[row] ?? 'active', closing: close }, day());
    if (frozen) found.set(row, frozen.progress ?? none);
  }
  return found;
}

/** As computed, from what each kind follows from; those bound to objectives have none here (see edgesIn). */
function scoreKeyResults(
  scores: Int32Array,
  stored: StoredShard,
  columns: ShardColumns,
  day: () => Day,
): void {
  const forms = readShared(stored.keyResults.measure, scores.length);
  scoreWork(scores, stored, columns, forms);
  if (stored.keyResults.measure[0].every(({ kind }) => kind === 'work')) return;
  const { keyResults, kpis } = decodeMeasured(stored, columns);
  const kpiOf = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const tree: Tree = {
    policy: columns.policy,
    cycle: stored.cycle,
    kpis,
    objectives: [],
    keyResults,
    facts: noWork,
    asOf: day(),
    now: null,
  };
  keyResults.forEach((keyResult, row) => {
    const { measure } = keyResult;
    if (measure.kind === 'work') return;
    const kpi = measure.kind === 'kpi' ? kpiOf.get(measure.kpi) : undefined;
    const found = exactly(() => measured(keyResult, { facts: undefined, kpi, children: [] }, tree));
    if (found) scores[row] = found.raw === null ? none : clampPpm(found.raw);
  });
}

const noWork = new Map<KeyResultId, never>();

/** Where all items are estimated and weigh something it is one division; everywhere else the engine's own rules. */
function scoreWork(
  scores: Int32Array,
  stored: StoredShard,
  columns: ShardColumns,
  forms: readonly MeasureForm[],
): void {
  const { workOf, sums, policy } = columns;
  const countedAt = isFull(stored.work.countedAt) ? null : columns.countedAt;
  const { total, done, rest } = sums.weighted;
  const loose = sums.loose.total;
  const sumsAt = lazy(() => sumsOf(sums));
  for (let row = 0; row < workOf.length; row += 1) {
    const at = workOf[row] ?? none;
    const measure = forms[at];
    if (measure?.kind !== 'work') continue;
    if (countedAt && orNull(countedAt[row]) === null) continue;
    const all = total[row] ?? 0;
    if (all > 0 && all < roomy && loose[row] === 0) {
      scores[at] = clampPpm(floorPpm(done[row] ?? 0, rest[row] ?? 0, all));
    } else {
      const size = orNull(columns.unestimatedSize[row]);
      const raw = exactly(() => valueOfWork(sumsAt()(row), measure.count, size, policy).raw);
      scores[at] = raw === null ? none : clampPpm(raw);
    }
  }
}

/** What contributes to objectives. null = edges that only the engine can judge (R27, R29). */
function edgesIn(
  columns: ShardColumns,
  status: { readonly [Of in 'objectives' | 'keyResults']: readonly KeyResult['status'][] },
) {
  const { objectives, keyResults, objectiveOf, weightOf, edgeChild, edgeParent, edgeContributes } = columns;
  const room = edgeChild.length + keyResults;
  const child = new Int32Array(room);
  const parent = new Int32Array(room);
  const weight = new Float64Array(room);
  const counts = new Uint8Array(room);
  let many = 0;
  const add = (from: number, to: number, given: number | undefined, isIn: boolean) => {
    child[many] = from;
    parent[many] = to;
    weight[many] = orNull(given) ?? none;
    counts[many] = isIn ? 1 : 0;
    many += 1;
  };
  for (let edge = 0; edge < edgeChild.length; edge += 1) {
    if (edgeContributes[edge] !== 1) continue;
    const from = edgeChild[edge] ?? none;
    const to = edgeParent[edge] ?? none;
    if (to >= objectives && to < objectives + keyResults) return null;
    // Edges of a child stand side by side.
    for (let other = edge - 1; other >= 0 && edgeChild[other] === from; other -= 1) {
      if (edgeParent[other] === to) return null;
    }
    if (to < objectives)
      add(from, to, columns.edgeWeight[edge], takesPart({ status: status.objectives[from] ?? 'draft' }));
  }
  for (let row = 0; row < keyResults; row += 1) {
    const to = objectiveOf[row] ?? none;
    const isIn = takesPart({ status: status.keyResults[row] ?? 'draft' });
    if (to < objectives && isIn) add(objectives + row, to, weightOf[row], true);
  }
  return {
    child: child.subarray(0, many),
    parent: parent.subarray(0, many),
    weight: weight.subarray(0, many),
    counts: counts.subarray(0, many),
  };
}

function scoresOfDocument(stored: StoredShard, { names }: ShardColumns, now: Instant): Int32Array {
  const { objectives, keyResults } = evaluateShard(decodeShard(stored), now);
  const progress = new Map<string, number | null>(
    [...objectives, ...keyResults].map((value) => [value.id, value.progress]),
  );
  return Int32Array.from({ length: objectives.length + keyResults.length }, (_, row) => {
    const name = names[row];
    return (name === undefined ? null : progress.get(name)) ?? none;
  });
}
