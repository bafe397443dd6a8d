import { countingOf } from '../change/counting.ts';
import type { Measure, Objective } from '../model/plan.ts';
import { fieldsOfKeyResult, fieldsOfObjective } from '../plan-file/write-fields.ts';
import type {
  LedgerEntry,
  ShardDocument,
  ShardKeyResult,
  ShardObjective,
  TextDocument,
} from '../port/documents.ts';
import type { Field, FieldChange, Fields } from '../view/node-details.ts';
import { mergeChanges, topOf } from './merge-changes.ts';

/**
 * A shard as it was before one edit of a node, by laying the old values over the present ones. Where they do not fit
 * together any more, it stays as it is. What counts work is taken as it is now: its sums are.
 */
export async function beforeEdit(
  shard: ShardDocument,
  texts: TextDocument | null,
  node: string,
  { fields }: LedgerEntry,
): Promise<ShardDocument> {
  const changes = fields
    .filter(({ field }) => !words.has(topOf(field)))
    .map(({ field, from, to }): FieldChange => ({ field, from: to as Field, to: from as Field }));
  const keyResult = shard.keyResults.find(({ id }) => id === node);
  const objective = shard.objectives.find(({ id }) => id === (keyResult?.objective ?? node));
  if (changes.length === 0 || !objective) return shard;
  const { title = node, owner = null } = texts?.texts[node] ?? {};
  const present = keyResult
    ? fieldsOfKeyResult(keyResult, { title, owner }, objective)
    : fieldsOfObjective({ ...objective, project: objective.project ?? shard.home }, { title, owner });
  const merged = mergeChanges(present, changes);
  if (!merged.ok) return shard;
  if (keyResult) {
    const before = await keyResultBefore(shard, objective, keyResult, merged.fields);
    return { ...shard, keyResults: shard.keyResults.map((one) => (one === keyResult ? before : one)) };
  }
  const before = await objectiveBefore(shard, objective, merged.fields);
  return { ...shard, objectives: shard.objectives.map((one) => (one === objective ? before : one)) };
}

// ── below ──

/** No number follows from these. */
const words = new Set(['title', 'owner', 'project', 'level', 'checkInEvery']);

async function objectiveBefore(
  shard: ShardDocument,
  now: ShardObjective,
  fields: Fields,
): Promise<ShardObjective> {
  const { readObjectiveFields } = await import('./read-edited.ts');
  const stubs = parentIds(fields).map((id) => ({
    id,
    measure: shard.keyResults.find((one) => one.id === id)?.measure.kind ?? null,
  }));
  const { start, end } = now;
  const read = readObjectiveFields({
    id: now.id,
    cycle: { id: shard.cycle.id, start, end },
    fields,
    parents: stubs,
  });
  if (!read.ok) return now;
  const { kind, threshold, status, override, parents } = read.node;
  return { ...now, kind, threshold, status, override, parents: ordered(parents, now.parents) };
}

function parentIds({ parent }: Fields): readonly string[] {
  const list = Array.isArray(parent) ? (parent as readonly Field[]) : [];
  return list.flatMap((one) => {
    const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : null;
    return typeof id === 'string' ? [id] : [];
  });
}

/** An edge that is still there keeps its place among the others (R29). */
const ordered = (then: Objective['parents'], now: Objective['parents']): Objective['parents'] =>
  then.map((edge) => ({
    ...edge,
    order: now.find(({ parent }) => parent === edge.parent)?.order ?? edge.order,
  }));

async function keyResultBefore(
  shard: ShardDocument,
  objective: ShardObjective,
  now: ShardKeyResult,
  fields: Fields,
): Promise<ShardKeyResult> {
  const { readKeyResultFields } = await import('./read-edited.ts');
  const read = readKeyResultFields({
    id: now.id,
    cycle: { id: shard.cycle.id, start: objective.start, end: objective.end },
    fields,
    objective,
    readings: now.readings,
    kpis: shard.kpis,
    fed: shard.objectives.some(({ parents }) => parents.some(({ parent }) => parent === now.id)),
  });
  if (!read.ok) return now;
  const { weight, start, end, kind, threshold, status, override } = read.node;
  const measure = measureBefore(now.measure, read.node.measure);
  return { ...now, weight, start, end, kind, threshold, status, override, measure };
}

/** Where work is counted now, the sums are those of the present measure; typed milestones are as they were. */
function measureBefore(now: Measure, then: Measure): Measure {
  if (!countingOf(now)) return countingOf(then) ? now : then;
  if (now.kind !== 'milestones' || then.kind !== 'milestones') return now;
  if (now.milestones.length !== then.milestones.length) return now;
  const milestones = now.milestones.map((one, at) => {
    const done = then.milestones[at]?.done ?? null;
    return one.done === null || done === null
      ? one
      : { ...one, done, weight: then.milestones[at]?.weight ?? null };
  });
  return { ...now, milestones };
}
