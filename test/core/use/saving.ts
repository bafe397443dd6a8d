import type { KeyResultId, ObjectiveId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { fieldsOfKeyResult, fieldsOfObjective } from '@throughline/core/plan-file/write-fields.ts';
import type { DocumentKind, Documents, LedgerDocument } from '@throughline/core/port/documents.ts';
import type { Host } from '@throughline/core/port/host.ts';
import type { Store } from '@throughline/core/port/store.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { Changed, HierarchyPlace, SaveRequest } from '@throughline/core/use/hierarchy-client.ts';
import { saveNode } from '@throughline/core/use/save-node.ts';
import type { Field, Fields } from '@throughline/core/view/node-details.ts';
import { epicId, epicWith, newWorld, SUP, valueOf } from './world.ts';
import type { World, WorldOptions } from './world.ts';
import { englishFailure, type EnglishFailure } from '../../english.ts';

export const here: HierarchyPlace = { project: SUP };
export const OPS = 'OPS' as ProjectId;

/** A world where this plan was imported. */
export async function worldOf(plan: Plan, options: WorldOptions = {}): Promise<World> {
  const world = newWorld({ items: epicWith([]), ...options });
  await world.import(plan, epicId);
  return world;
}

const hosts = new WeakMap<World, Map<string, Host>>();

/** One host for each person: a second one would make the same ids again. */
function hostOf(world: World, name: string): Host {
  const known = hosts.get(world) ?? new Map<string, Host>();
  hosts.set(world, known);
  const host = known.get(name) ?? world.host({ user: { id: name.toLowerCase() as UserId, name } });
  known.set(name, host);
  return host;
}

export const ana = (world: World): Host => hostOf(world, 'Ana');
export const ben = (world: World): Host => hostOf(world, 'Ben');

export async function stored<K extends DocumentKind>(
  { store }: { store: Store },
  kind: K,
  id: string,
): Promise<Documents[K] | null> {
  const [found] = await store.get([{ kind, id }]);
  return found?.value ?? null;
}

/** Of a node in a shard: what an editor is given. */
export async function fieldsOf(world: World, id: string, shard = 'SUP~1'): Promise<Fields> {
  const [numbers, texts] = [await stored(world, 'shard', shard), await stored(world, 'text', shard)];
  const text = texts?.texts[id] ?? { title: id, owner: null };
  const objective = numbers?.objectives.find((one) => one.id === id);
  if (objective) return fieldsOfObjective(objective, text);
  const keyResult = numbers?.keyResults.find((one) => one.id === id);
  const above = numbers?.objectives.find((one) => one.id === keyResult?.objective);
  if (!keyResult || !above) throw new Error(`there is no ${id} in ${shard}`);
  return fieldsOfKeyResult(keyResult, text, above);
}

/** From what the fields were to what they shall be. */
const changes = (from: Fields, to: Readonly<Record<string, Field>>): SaveRequest['changes'] =>
  Object.entries(to).map(([field, value]) => ({ field, from: from[field] ?? null, to: value }));

const request = (more: Partial<SaveRequest>): SaveRequest => ({
  is: 'objective',
  id: null,
  shard: null,
  objective: null,
  cycle: null,
  attempt: null,
  changes: [],
  ...more,
});

export const newObjective = (fields: Fields, more: Partial<SaveRequest> = {}): SaveRequest =>
  request({ cycle: '2026-Q4', changes: changes({}, fields), ...more });

export const newKeyResult = (of: string, fields: Fields, shard = 'SUP~1'): SaveRequest =>
  request({ is: 'keyResult', objective: of as ObjectiveId, shard, changes: changes({}, fields) });

/** An edit by somebody who sees the fields as they are now. */
export async function edit(
  world: World,
  id: string,
  to: Readonly<Record<string, Field>>,
  shard = 'SUP~1',
): Promise<SaveRequest> {
  const is = (await isObjective(world, id, shard)) ? 'objective' : 'keyResult';
  return request({
    is,
    id: id as KeyResultId,
    shard,
    changes: changes(await fieldsOf(world, id, shard), to),
  });
}

const isObjective = async (world: World, id: string, shard: string): Promise<boolean> =>
  (await stored(world, 'shard', shard))?.objectives.some((one) => one.id === id) ?? false;

export const save = (host: Host, asked: SaveRequest): Promise<Answer<Changed>> => saveNode(host, here, asked);
export const saved = async (host: Host, asked: SaveRequest): Promise<Changed> =>
  valueOf(await save(host, asked));

export const refusal = <T>(answer: Answer<T>): EnglishFailure => {
  if (answer.ok) throw new Error('it was not refused');
  return englishFailure(answer.failure);
};

export const ledgerOf = async (world: World, id: string): Promise<LedgerDocument['entries']> =>
  (await stored(world, 'ledger', id))?.entries ?? [];
