import { answered, withoutCheckIn, withoutReadingOf } from '../change/check-in.ts';
import type { MadeReading } from '../change/check-in.ts';
import type { Measure } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { checkInChanges } from './check-in-changes.ts';
import { checkInPlace, ownCheckIn, putReadings } from './check-in-place.ts';
import type { CheckInPlace } from './check-in-place.ts';
import type { Desk } from './desk.ts';
import type { Changed, HierarchyPlace, KeyResultSpot } from './hierarchy-client.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/** Takes a check-in away, by its author or who administers the project; what it said stays in the ledger. */
export const removeCheckIn = (
  host: Host,
  _: HierarchyPlace,
  request: KeyResultSpot & { readonly id: number },
): Promise<Answer<Changed>> =>
  withstand(NOTHING_CHANGED, () => transact(host.store, (desk) => removeOnDesk(host, desk, request)), RELOAD);

/** @param undid the ledger entry that this takes back: then it is an undo */
export async function removeOnDesk(
  host: Host,
  desk: Desk,
  request: KeyResultSpot & { readonly id: number },
  undid?: number,
): Promise<Answer<Changed>> {
  const place = await checkInPlace(host, desk, request);
  if (!place.ok) return place;
  const own = ownCheckIn(host, place.value, request.id);
  if (!own.ok) return own;
  const { spot, document, kpi } = place.value;
  const node = { id: spot.keyResult, shard: spot.shard };
  const changes = checkInChanges(place.value, own.value, null);
  const left = withoutCheckIn(document.readings, request.id);
  const full = putReadings(
    desk,
    place.value,
    { own: left, kpi: kpi && withoutReadingOf(kpi.readings, own.value) },
    answerWithout(desk, place.value, own.value),
  );
  if (full) return bad('bad-input', said`${full} ${NOTHING_CHANGED}`);
  const kind = undid === undefined ? 'check-in-removed' : 'undone';
  const change = await writeLedger(host, desk, node, kind, changes, undid);
  return good({ node, shards: [spot.shard], change, notices: [] });
}

// ── below ──

/** A yes/no without its only answer: as it was before anybody checked in. */
function answerWithout(
  desk: Desk,
  { keyResult: { id: at, measure }, document }: CheckInPlace,
  { checkIn }: MadeReading,
): Measure {
  const left = withoutCheckIn(document.readings, checkIn.id);
  if (measure.kind !== 'yesNo' || left.some((reading) => reading.checkIn?.typed)) {
    return answered(measure, document.readings, left);
  }
  const entry = desk.get('ledger', at)?.entries.find(({ id }) => id === checkIn.id);
  const was = entry?.fields.find(({ field }) => field === 'measure.done');
  return was ? { ...measure, done: was.from === true } : measure;
}
