import type { Reading } from '../../model/plan.ts';
import { isWordsOnly } from '../../model/reading.ts';
import type { CountedWork, ShardDocument, ShardKeyResult, ShardObjective } from '../documents.ts';
import { writeDecimals } from './decimals.ts';
import { writeNames } from './names.ts';
import { writeNumbers } from './numbers.ts';
import { writeShared, writeSparse } from './shared.ts';
import type { StoredReadings, StoredShard, StoredWork } from './shard-columns.ts';
import { writeSums } from './sums-columns.ts';
import { formOf, targetNumbers } from './targets.ts';

/** The stored form of a shard; `decodeShard` gives exactly the same shard back. */
export function encodeShard(shard: ShardDocument): StoredShard {
  const { home, cycle, policy, watermark, objectives, keyResults, kpis, moved } = shard;
  const edges = objectives.flatMap(({ parents }) => parents);
  const names = [...objectives, ...keyResults].map(({ id }): string => id);
  const known = new Map(names.map((name, row) => [name, row]));
  const rowOf = (name: string): number => {
    const row = known.get(name) ?? names.push(name) - 1;
    known.set(name, row);
    return row;
  };
  const belongsTo = writeNumbers(keyResults.map(({ objective }) => rowOf(objective)));
  const parent = writeNumbers(edges.map((edge) => rowOf(edge.parent)));
  return {
    v: 3,
    home,
    cycle,
    policy,
    watermark,
    rows: [objectives.length, keyResults.length, names.length - objectives.length - keyResults.length],
    names: writeNames(names),
    objectives: {
      ...nodes(objectives),
      project: writeShared(objectives.map(({ project }) => project)),
      level: writeShared(objectives.map(({ level }) => level)),
      edges: writeNumbers(objectives.map(({ parents }) => parents.length)),
      parent,
      contributes: writeNumbers(edges.map(({ contributes }) => Number(contributes))),
      weight: writeNumbers(edges.map(({ weight }) => weight)),
      order: writeNumbers(edges.map(({ order }) => order)),
    },
    keyResults: {
      ...nodes(keyResults),
      objective: belongsTo,
      weight: writeNumbers(keyResults.map(({ weight }) => weight)),
      measure: writeShared(keyResults.map(({ measure }) => formOf(measure))),
      targets: writeDecimals(keyResults.flatMap(({ measure }) => targetNumbers(measure))),
    },
    kpis: kpis.map(({ id, unit, every, target }) => ({ id, unit, every, target })),
    readings: readings([...keyResults, ...kpis]),
    work: work(keyResults),
    ...(moved && { moved: movedAway(moved) }),
  };
}

// ── below ──

function movedAway(moved: NonNullable<ShardDocument['moved']>): NonNullable<StoredShard['moved']> {
  const names = Object.keys(moved);
  return { many: names.length, names: writeNames(names), to: writeShared(Object.values(moved)) };
}

type Node = Pick<ShardKeyResult, keyof ShardObjective & keyof ShardKeyResult>;

function nodes(all: readonly Omit<Node, 'id'>[]) {
  return {
    start: writeShared(all.map(({ start }) => start)),
    end: writeShared(all.map(({ end }) => end)),
    threshold: writeShared(all.map(({ threshold }) => threshold)),
    kind: writeShared(all.map(({ kind }) => kind)),
    checkInEvery: writeShared(all.map(({ checkInEvery }) => checkInEvery)),
    status: writeShared(all.map(({ status }) => status)),
    override: writeSparse(all.map(({ override }) => override)),
    closing: writeSparse(all.map(({ closing }) => closing)),
  };
}

function readings(owners: readonly { readonly readings: readonly Reading[] }[]): StoredReadings {
  const all = owners.flatMap((owner) => owner.readings);
  const words = all.flatMap((reading, row) => (isWordsOnly(reading) ? [row] : []));
  return {
    many: writeNumbers(owners.map((owner) => owner.readings.length)),
    on: writeShared(all.map(({ on }) => on)),
    value: writeDecimals(all.map(({ value }) => value)),
    confidence: writeNumbers(all.map(({ confidence }) => confidence)),
    note: writeShared(all.map(({ note }) => note)),
    by: writeShared(all.map(({ by }) => by)),
    ...(words.length > 0 ? { words } : {}),
  };
}

function work(keyResults: readonly ShardKeyResult[]): StoredWork {
  const all = keyResults.flatMap(({ work }) => work ?? []);
  const coming = all.flatMap(({ next }, row) => (next ? [{ ...next, row }] : []));
  const query = writeSparse(all.map((one) => one.query ?? null));
  return {
    has: writeNumbers(keyResults.map(({ work }) => Number(work !== null))),
    pass: writeNumbers(all.map(({ pass }) => pass)),
    unestimatedSize: writeNumbers(all.map(({ unestimatedSize }) => unestimatedSize)),
    countedAt: writeNumbers(all.map(({ countedAt }) => countedAt)),
    links: writeNumbers(all.map(({ links }) => links)),
    subtasks: writeNumbers(all.map(({ subtasks }) => subtasks)),
    projects: writeShared(all.map(({ projects }) => projects)),
    failed: writeShared(all.map(({ failed }) => failed)),
    problems: writeSparse(all.map(({ problems }) => (problems.length > 0 ? problems : null))),
    sums: writeSums(all.map(({ sums }) => sums)),
    next: {
      many: coming.length,
      row: writeNumbers(coming.map(({ row }) => row)),
      pass: writeNumbers(coming.map(({ pass }) => pass)),
      items: writeNumbers(coming.map(({ items }) => items)),
      since: writeNumbers(coming.map(({ since }) => since)),
      sums: writeSums(coming.map(({ sums }) => sums)),
    },
    ...milestones(all),
    ...(query.length > 0 && { query }),
  };
}

function milestones(all: readonly CountedWork[]): Pick<StoredWork, 'parts'> {
  const own = all.flatMap(({ parts, next }, row) => [
    ...(parts ? [{ row, coming: 0, parts }] : []),
    ...(next?.parts ? [{ row, coming: 1, parts: next.parts }] : []),
  ]);
  if (own.length === 0) return {};
  return {
    parts: {
      many: own.length,
      row: writeNumbers(own.map(({ row }) => row)),
      coming: writeNumbers(own.map(({ coming }) => coming)),
      milestones: writeNumbers(own.map(({ parts }) => parts.length)),
      sums: writeSums(own.flatMap(({ parts }) => parts)),
    },
  };
}
