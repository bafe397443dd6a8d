import type { ItemId } from '../model/ids.ts';
import type { TryOutRequest } from './hierarchy-client.ts';

/** Of one what-if, over all kinds. */
export const MOST_EDITS = 1000;

export const editsOf = ({ drop, weights, slips, readings, shards }: TryOutRequest): number =>
  drop.length + weights.length + slips.length + readings.length + shards.length;

/** What was kept, or sent, as a what-if; null = it is none. Takes nothing besides. */
export function readTryOut(value: unknown): TryOutRequest | null {
  const { shards, drop, weights, slips, readings } = groupOf(value);
  const read: TryOutRequest = {
    shards: listOf(shards, textOf),
    drop: listOf(drop, textOf) as readonly ItemId[],
    weights: listOf(weights, (one) => {
      const [id, weight] = [textOf(groupOf(one)['id']), textOf(groupOf(one)['weight'])];
      return id !== null && weight !== null ? { id, weight } : null;
    }),
    slips: listOf(slips, (one) => {
      const { id: given, days } = groupOf(one);
      const id = textOf(given);
      return id !== null && typeof days === 'number' && Number.isFinite(days) ? { id, days } : null;
    }),
    readings: listOf(readings, (one) => {
      const [id, reading] = [textOf(groupOf(one)['id']), textOf(groupOf(one)['value'])];
      return id !== null && reading !== null ? { id, value: reading } : null;
    }),
  };
  const given = [shards, drop, weights, slips, readings];
  const isWhole = given.every(Array.isArray) && editsOf(read) === given.flat().length;
  return isWhole && editsOf(read) <= MOST_EDITS ? read : null;
}

// ── below ──

const groupOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 300 ? value : null;

const listOf = <Of>(value: unknown, read: (one: unknown) => Of | null): readonly Of[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => read(one) ?? []);
