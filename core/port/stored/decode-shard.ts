import type { KeyResultId, ObjectiveId } from '../../model/ids.ts';
import type { AlignmentEdge, Reading } from '../../model/plan.ts';
import { wordsOnly } from '../../model/reading.ts';
import type { CountedWork, QueryState, ShardDocument, ShardKeyResult, ShardObjective } from '../documents.ts';
import type { Sums } from '../../progress/sums.ts';
import { readDecimals } from './decimals.ts';
import { orNull, readable, readNumbers, unreadable } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';
import { readNames } from './names.ts';
import { readShared } from './shared.ts';
import { shardColumns } from './shard-columns.ts';
import type { ShardColumns, StoredReadings, StoredShard, StoredWork } from './shard-columns.ts';
import { readSums, sumsOf } from './sums-columns.ts';
import { measureOf } from './targets.ts';

/**
 * A shard as the use cases know it, from its stored form of version 3.
 * @param stored JSON of any kind, as a store gave it
 * @throws StoreFault when it is not such a form: nothing is half read
 */
export const decodeShard = (stored: unknown): ShardDocument => readable(() => shardIn(stored as StoredShard));

/**
 * Of the same, key results and KPIs with their readings, but without work: what every value follows from that is not
 * counted.
 * @throws StoreFault when it is not such a form
 */
export const decodeMeasured = (
  stored: StoredShard,
  columns: ShardColumns,
): Pick<ShardDocument, 'kpis'> & { readonly keyResults: readonly Omit<ShardKeyResult, 'work'>[] } =>
  readable(() => measuredIn(stored, columns, new Map()));

// ── below ──

function measuredIn(stored: StoredShard, columns: ShardColumns, works: ReadonlyMap<number, CountedWork>) {
  const readings = readingsIn(stored.readings, columns.keyResults + stored.kpis.length);
  return {
    keyResults: keyResultsIn(stored, columns, readings, works),
    kpis: stored.kpis.map((kpi, row) => ({ ...kpi, readings: readings[columns.keyResults + row] ?? [] })),
  };
}

function shardIn(stored: StoredShard): ShardDocument {
  const { v, home, cycle, policy, watermark, moved } = stored;
  const columns = shardColumns(stored);
  const { keyResults, kpis } = measuredIn(stored, columns, worksIn(stored.work, columns));
  return {
    v,
    home,
    cycle,
    policy,
    objectives: objectivesIn(stored, columns),
    keyResults,
    kpis,
    watermark,
    ...(moved && { moved: movedIn(moved) }),
  };
}

function movedIn({
  many,
  names,
  to,
}: NonNullable<StoredShard['moved']>): NonNullable<ShardDocument['moved']> {
  const shards = readShared(to, many);
  return Object.fromEntries(readNames(names, many).map((name, row) => [name, at(shards, row)]));
}

function objectivesIn({ objectives: stored }: StoredShard, columns: ShardColumns): ShardObjective[] {
  const { objectives: many, names } = columns;
  const node = nodes(stored, many);
  const project = readShared(stored.project, many);
  const level = readShared(stored.level, many);
  const parents = Array.from({ length: many }, (): AlignmentEdge[] => []);
  columns.edgeChild.forEach((child, edge) => {
    parents[child]?.push({
      parent: nameAt(names, columns.edgeParent[edge]) as ObjectiveId,
      contributes: columns.edgeContributes[edge] === 1,
      weight: orNull(columns.edgeWeight[edge]),
      order: columns.edgeOrder[edge] ?? 0,
    });
  });
  return Array.from({ length: many }, (_, row): ShardObjective => ({
    id: nameAt(names, row) as ObjectiveId,
    project: project[row] ?? null,
    level: at(level, row),
    checkInEvery: at(node.checkInEvery, row),
    threshold: at(node.threshold, row),
    kind: at(node.kind, row),
    start: at(node.start, row),
    end: at(node.end, row),
    status: at(node.status, row),
    parents: parents[row] ?? [],
    override: node.override.get(row) ?? null,
    closing: node.closing.get(row) ?? null,
  }));
}

function keyResultsIn(
  { keyResults: stored }: StoredShard,
  columns: ShardColumns,
  readings: readonly (readonly Reading[])[],
  works: ReadonlyMap<number, CountedWork>,
): ShardKeyResult[] {
  const { objectives, keyResults: many, names } = columns;
  const node = nodes(stored, many);
  const form = readShared(stored.measure, many);
  const next = readDecimals(stored.targets);
  return Array.from({ length: many }, (_, row): ShardKeyResult => ({
    id: nameAt(names, objectives + row) as KeyResultId,
    objective: nameAt(names, columns.objectiveOf[row]) as ObjectiveId,
    weight: orNull(columns.weightOf[row]),
    start: at(node.start, row),
    end: at(node.end, row),
    threshold: at(node.threshold, row),
    kind: at(node.kind, row),
    checkInEvery: at(node.checkInEvery, row),
    status: at(node.status, row),
    measure: measureOf(at(form, row), next),
    readings: readings[row] ?? [],
    override: node.override.get(row) ?? null,
    closing: node.closing.get(row) ?? null,
    work: works.get(row) ?? null,
  }));
}

function nodes(stored: StoredShard['objectives'] | StoredShard['keyResults'], many: number) {
  return {
    start: readShared(stored.start, many),
    end: readShared(stored.end, many),
    threshold: readShared(stored.threshold, many),
    kind: readShared(stored.kind, many),
    checkInEvery: readShared(stored.checkInEvery, many),
    status: readShared(stored.status, many),
    override: new Map(stored.override),
    closing: new Map(stored.closing),
  };
}

function readingsIn(stored: StoredReadings, owners: number): (readonly Reading[])[] {
  const many = readNumbers(stored.many, owners);
  const all = many.reduce((sum, count) => sum + count, 0);
  const on = readShared(stored.on, all);
  const value = readDecimals(stored.value);
  const confidence = readNumbers(stored.confidence, all);
  const note = readShared(stored.note, all);
  const by = readShared(stored.by, all);
  const words = new Set(stored.words);
  let row = 0;
  return Array.from(many, (count) =>
    Array.from({ length: count }, (): Reading => {
      const reading = {
        on: at(on, row),
        value: value(),
        confidence: orNull(confidence[row]),
        note: note[row] ?? null,
        by: by[row] ?? null,
      };
      const isWords = words.has(row);
      row += 1;
      return isWords ? { ...reading, checkIn: wordsOnly } : reading;
    }),
  );
}

/** By the key result's row. */
function worksIn(
  stored: StoredWork,
  { workOf, sums, unestimatedSize, countedAt }: ShardColumns,
): Map<number, CountedWork> {
  const rows = workOf.length;
  const numbers = (column: NumberColumn) => readNumbers(column, rows);
  const pass = numbers(stored.pass);
  const [links, subtasks] = [numbers(stored.links), numbers(stored.subtasks)];
  const projects = readShared(stored.projects, rows);
  const failed = readShared(stored.failed, rows);
  const problems = new Map(stored.problems);
  const { live, coming } = milestonesIn(stored.parts);
  const query = new Map(stored.query);
  const next = comingIn(stored.next, coming);
  const sumsAt = sumsOf(sums);
  const works = new Map<number, CountedWork>();
  workOf.forEach((keyResult, row) => {
    works.set(keyResult, {
      pass: pass[row] ?? 0,
      sums: sumsAt(row),
      ...partsOf(live.get(row)),
      unestimatedSize: orNull(unestimatedSize[row]),
      countedAt: orNull(countedAt[row]),
      links: links[row] ?? 0,
      subtasks: subtasks[row] ?? 0,
      projects: at(projects, row),
      problems: problems.get(row) ?? [],
      next: next.get(row) ?? null,
      failed: failed[row] ?? null,
      ...queryOf(query.get(row)),
    });
  });
  return works;
}

/** Counts under way, by the row of work. */
function comingIn(
  { many, ...stored }: StoredWork['next'],
  parts: ReadonlyMap<number, readonly Sums[]>,
): Map<number, NonNullable<CountedWork['next']>> {
  if (many === 0) return new Map();
  const numbers = (column: NumberColumn) => readNumbers(column, many);
  const [pass, items, since] = [numbers(stored.pass), numbers(stored.items), numbers(stored.since)];
  const sumsAt = sumsOf(readSums(stored.sums, many));
  return new Map(
    Array.from(numbers(stored.row), (row, index) => [
      row,
      {
        pass: pass[index] ?? 0,
        sums: sumsAt(index),
        ...partsOf(parts.get(row)),
        items: items[index] ?? 0,
        since: since[index] ?? 0,
      },
    ]),
  );
}

/** The sums of milestones, by the row of work. */
function milestonesIn(stored: StoredWork['parts']) {
  const live = new Map<number, readonly Sums[]>();
  const coming = new Map<number, readonly Sums[]>();
  if (!stored) return { live, coming };
  const numbers = (column: NumberColumn) => readNumbers(column, stored.many);
  const [rows, kinds, milestones] = [numbers(stored.row), numbers(stored.coming), numbers(stored.milestones)];
  const all = milestones.reduce((sum, many) => sum + many, 0);
  const sumsAt = sumsOf(readSums(stored.sums, all));
  let from = 0;
  rows.forEach((row, index) => {
    const many = milestones[index] ?? 0;
    const sums = Array.from({ length: many }, (_, part) => sumsAt(from + part));
    (kinds[index] === 1 ? coming : live).set(row, sums);
    from += many;
  });
  return { live, coming };
}

const partsOf = (parts: readonly Sums[] | undefined): Pick<CountedWork, 'parts'> => (parts ? { parts } : {});

const queryOf = (query: QueryState | undefined): Pick<CountedWork, 'query'> => (query ? { query } : {});

function at<T>(values: readonly T[], row: number): T {
  if (row >= values.length) throw unreadable();
  return values[row] as T;
}

const nameAt = (names: readonly string[], row: number | undefined): string => at(names, row ?? names.length);
