import { kpiReading, withReading } from '../change/check-in.ts';
import type { MadeReading } from '../change/check-in.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { checkInChanges } from './check-in-changes.ts';
import { readCheckIn } from './check-in-fields.ts';
import { checkInPlace, putReadings, shownNow } from './check-in-place.ts';
import type { Desk } from './desk.ts';
import type { Changed, CheckInRequest, HierarchyPlace } from './hierarchy-client.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * One check-in of a key result, by who may edit its project: a value where the measure takes one from people, a
 * confidence, words. It may be of an earlier day. Its id is that of its entry in the ledger.
 */
export const checkIn = (host: Host, _: HierarchyPlace, request: CheckInRequest): Promise<Answer<Changed>> =>
  withstand(NOTHING_CHANGED, () => transact(host.store, (desk) => onDesk(host, desk, request)), RELOAD);

// ── below ──

async function onDesk(host: Host, desk: Desk, request: CheckInRequest): Promise<Answer<Changed>> {
  const place = await checkInPlace(host, desk, request);
  if (!place.ok) return place;
  const { spot, keyResult, document, kpi, today } = place.value;
  const read = readCheckIn(request, keyResult.measure, today);
  if (!read.ok) return read;
  const { on, value, confidence, note, blockers } = read.value;
  const node = { id: spot.keyResult, shard: spot.shard };
  const { measure } = keyResult;
  const changes = [
    ...checkInChanges(place.value, null, read.value),
    // What the answer was before anybody checked in is said nowhere else.
    ...(measure.kind === 'yesNo' && value && measure.done === (value.digits === 0)
      ? [{ field: 'measure.done', from: measure.done, to: !measure.done }]
      : []),
  ];
  const id = await writeLedger(host, desk, node, 'check-in', changes);
  const made: MadeReading = {
    on,
    value: value ?? shownNow(host, place.value),
    confidence,
    note,
    by: host.user.name,
    checkIn: { id, author: host.user.id, at: host.now(), blockers, typed: value !== null },
  };
  const full = putReadings(desk, place.value, {
    own: withReading(document.readings, made),
    kpi: kpi && value ? withReading(kpi.readings, kpiReading(made)) : null,
  });
  if (full) return bad('bad-input', said`${full} ${NOTHING_CHANGED}`);
  return good({ node, shards: [spot.shard], change: id, notices: [] });
}
