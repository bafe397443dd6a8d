import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { ExplainRequest, LinkRequest } from '@throughline/core/use/client.ts';

/*
 * What a page may ask, read from a payload that anybody can have sent. Each gives the request and nothing besides, or
 * null. Lengths are held to what an id, a cursor or a file can be, so that nothing large reaches the store.
 */

export function readSpot(payload: unknown): { keyResult: KeyResultId; shard: string } | null {
  const { keyResult, shard } = members(payload);
  return isName(keyResult) && isName(shard) ? { keyResult: keyResult as KeyResultId, shard } : null;
}

export function readExplain(payload: unknown): ExplainRequest | null {
  const { id, shard, cursor } = members(payload);
  if (!isName(id) || !isName(shard)) return null;
  return cursor === null || isText(cursor, 100_000)
    ? { id: id as ExplainRequest['id'], shard, cursor }
    : null;
}

export function readLink(payload: unknown): LinkRequest | null {
  const spot = readSpot(payload);
  const { weight } = members(payload);
  return spot && (weight === null || isText(weight, 20)) ? { ...spot, weight } : null;
}

export function readPlanFile(payload: unknown): { fileName: string; text: string } | null {
  const { fileName, text } = members(payload);
  // Forge's bridge carries 500 kB at most.
  return isText(fileName, 255) && isText(text, 500_000) ? { fileName, text } : null;
}

export function readField(payload: unknown): { field: string } | null {
  const { field } = members(payload);
  return isName(field) ? { field } : null;
}

// ── below ──

function members(payload: unknown): Readonly<Record<string, unknown>> {
  return typeof payload === 'object' && payload !== null
    ? (payload as Readonly<Record<string, unknown>>)
    : {};
}

function isName(value: unknown): value is string {
  return isText(value, 300) && value !== '';
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}
