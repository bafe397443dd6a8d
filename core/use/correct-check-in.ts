import { kpiReading, withoutCheckIn, withoutReadingOf, withReading } from '../change/check-in.ts';
import type { MadeReading } from '../change/check-in.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { checkInChanges } from './check-in-changes.ts';
import { readCheckIn } from './check-in-fields.ts';
import { checkInPlace, ownCheckIn, putReadings, shownNow } from './check-in-place.ts';
import type { Desk } from './desk.ts';
import type { Changed, CheckInRequest, HierarchyPlace } from './hierarchy-client.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * A check-in said otherwise, by its author or who administers the project. Its id, author and time stay; what it said
 * before stays in the ledger.
 */
export const correctCheckIn = (
  host: Host,
  _: HierarchyPlace,
  request: CheckInRequest & { readonly id: number },
): Promise<Answer<Changed>> =>
  withstand(NOTHING_CHANGED, () => transact(host.store, (desk) => onDesk(host, desk, request)), RELOAD);

// ── below ──

async function onDesk(
  host: Host,
  desk: Desk,
  request: CheckInRequest & { readonly id: number },
): Promise<Answer<Changed>> {
  const place = await checkInPlace(host, desk, request);
  if (!place.ok) return place;
  const { spot, keyResult, document, kpi, today } = place.value;
  const own = ownCheckIn(host, place.value, request.id);
  if (!own.ok) return own;
  const read = readCheckIn(request, keyResult.measure, today);
  if (!read.ok) return read;
  const before = own.value;
  const { on, value, confidence, note, blockers } = read.value;
  const node = { id: spot.keyResult, shard: spot.shard };
  const changes = checkInChanges(place.value, before, read.value);
  if (changes.length === 0) return good({ node, shards: [spot.shard], change: null, notices: [] });
  const shown = before.checkIn.typed ? shownNow(host, place.value) : before.value;
  const after: MadeReading = {
    ...before,
    on,
    value: value ?? shown,
    confidence,
    note,
    checkIn: { ...before.checkIn, blockers, typed: value !== null },
  };
  const rest = kpi && withoutReadingOf(kpi.readings, before);
  const full = putReadings(desk, place.value, {
    own: withReading(withoutCheckIn(document.readings, request.id), after),
    kpi: rest && (value ? withReading(rest, kpiReading(after)) : rest),
  });
  if (full) return bad('bad-input', said`${full} ${NOTHING_CHANGED}`);
  const change = await writeLedger(host, desk, node, 'check-in-corrected', changes);
  return good({ node, shards: [spot.shard], change, notices: [] });
}
