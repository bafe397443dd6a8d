import { dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { readDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Reading } from '../model/plan.ts';
import { answered, checkInOf, withReadings } from '../change/check-in.ts';
import type { MadeReading } from '../change/check-in.ts';
import { said, type Said } from '../model/said.ts';
import { bytesOf } from '../port/stored/bytes.ts';
import type { KeyResultDocument, ShardDocument, ShardKeyResult } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import type { NodeRight } from '../view/hierarchy.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';
import { shardNow } from './follow-moves.ts';
import type { KeyResultSpot } from './hierarchy-client.ts';
import { includes, rightOn } from './okr-rights.ts';
import { kpiKey } from './project-shards.ts';
import { projectOf, shardKey } from './shard-reading.ts';
import { NOTHING_CHANGED } from './withstand.ts';

/** A key result that the caller may check in, with all that a check-in changes. */
export interface CheckInPlace {
  readonly spot: KeyResultSpot;
  readonly shard: ShardDocument;
  readonly keyResult: ShardKeyResult;
  readonly document: KeyResultDocument;
  /** Readings of the KPI that it is bound to; null = it is bound to none. */
  readonly kpi: KeyResultDocument | null;
  readonly right: NodeRight;
  readonly today: Day;
}

/** May the caller check in here? Asked of the host each time; what is not active takes no check-in. */
export async function checkInPlace(
  host: Host,
  desk: Desk,
  { keyResult: id, shard: asked }: KeyResultSpot,
): Promise<Answer<CheckInPlace>> {
  const own: readonly Key[] = [
    { kind: 'keyResult', id },
    { kind: 'ledger', id },
  ];
  const name = await shardNow(desk, id, asked, (shards) => desk.read([...shards.map(shardKey), ...own]));
  const shard = desk.get('shard', name);
  const keyResult = shard?.keyResults.find((one) => one.id === id);
  const objective = shard?.objectives.find((one) => one.id === keyResult?.objective);
  if (!shard || !keyResult || !objective) {
    return bad('not-found', said`There is no such key result any more. ${NOTHING_CHANGED}`);
  }
  const project = projectOf(objective, shard);
  const right = rightOn(await host.rights({ item: null, projects: [project] }), project, objective.level);
  if (!includes(right, 'see'))
    return bad('forbidden', said`You may not see this key result. ${NOTHING_CHANGED}`);
  if (!includes(right, 'edit')) {
    return bad('forbidden', said`You may not check in this key result. ${NOTHING_CHANGED}`);
  }
  if (keyResult.status !== 'active' || objective.status !== 'active') {
    return bad('bad-input', said`This key result is not active. ${NOTHING_CHANGED}`);
  }
  const { measure } = keyResult;
  const key = measure.kind === 'kpi' ? kpiKey(name, measure.kpi) : null;
  if (key) await desk.read([key]);
  const empty: KeyResultDocument = { v: 1, shard: name, links: [], readings: [] };
  const kpi = shard.kpis.find((one) => measure.kind === 'kpi' && one.id === measure.kpi);
  return good({
    spot: { keyResult: id, shard: name },
    shard,
    keyResult,
    document: desk.get('keyResult', id) ?? { ...empty, readings: keyResult.readings },
    kpi: key && (desk.get('keyResult', key.id) ?? { ...empty, readings: kpi?.readings ?? [] }),
    right,
    today: dayOf(host.now(), shard.policy.timeZone),
  });
}

/** A host holds about 240 kB in one document, and links lie in it too. */
const MOST_BYTES = 220_000;

/** Puts the readings on the desk, and what of them the shard's values rest on. A sentence says why they cannot be kept. */
export function putReadings(
  desk: Desk,
  { spot, shard, keyResult, document, kpi, today }: CheckInPlace,
  readings: { readonly own: readonly Reading[]; readonly kpi: readonly Reading[] | null },
  measure = answered(keyResult.measure, document.readings, readings.own),
): Said | null {
  const next: KeyResultDocument = { ...document, readings: readings.own };
  const nextKpi = kpi && readings.kpi ? { ...kpi, readings: readings.kpi } : null;
  if ([next, nextKpi].some((one) => one && bytesOf(one) > MOST_BYTES)) {
    return said`This key result holds as many check-ins and notes as it can.`;
  }
  desk.put('keyResult', spot.keyResult, next);
  const of = keyResult.measure.kind === 'kpi' ? keyResult.measure.kpi : null;
  if (of !== null && nextKpi) desk.put('keyResult', kpiKey(spot.shard, of).id, nextKpi);
  const kpiReadings = of !== null && nextKpi ? { id: of, readings: nextKpi.readings } : null;
  const after = { measure, readings: readings.own, kpi: kpiReadings };
  desk.put('shard', spot.shard, withReadings(shard, spot.keyResult, after, today));
  return null;
}

/** The check-in of that id, where the caller may correct it. */
export function ownCheckIn(host: Host, place: CheckInPlace, id: number): Answer<MadeReading> {
  const made = checkInOf(place.document.readings, id);
  if (!made) return bad('not-found', said`There is no such check-in any more. ${NOTHING_CHANGED}`);
  return made.checkIn.author === host.user.id || includes(place.right, 'administer')
    ? good(made)
    : bad(
        'forbidden',
        said`Only who made a check-in, or administers the project, may correct it. ${NOTHING_CHANGED}`,
      );
}

/** What only words stand beside: the percentage at the time. It is never taken for a value (isWordsOnly). */
export function shownNow(host: Host, { spot, shard }: CheckInPlace): Decimal {
  const { keyResults } = evaluateShard(shard, host.now(), { shown: new Set([spot.keyResult]) });
  const raw = keyResults.find(({ id }) => id === spot.keyResult)?.raw ?? 0;
  return readDecimal(`${raw}e-4`) ?? { digits: raw, scale: 4 };
}
