import type { Day, Instant } from '../model/day.ts';
import type { KpiId } from '../model/ids.ts';
import type { KeyResult, Reading } from '../model/plan.ts';
import type { CountedWork, KeyResultDocument, ShardDocument, ShardKeyResult } from '../port/documents.ts';
import { kpiReadingsThatMatter, readingsThatMatter } from '../progress/readings.ts';
import { restartedWork, uncountedWork } from './count.ts';
import { countingOf, isCounted, isSameCounting, linksIn } from './counting.ts';

/**
 * A key result as people want it now. What they cannot write here stays: its readings, how it was closed, what was
 * counted; of the readings those are kept at hand that its value rests on now.
 * @param wanted as its fields were read
 * @param document its links and all readings; null = it has none
 */
export function editedKeyResult(
  stored: ShardKeyResult | null,
  wanted: KeyResult,
  document: KeyResultDocument | null,
  { today, now }: { readonly today: Day; readonly now: Instant },
): ShardKeyResult {
  const { title: _, owner: __, ...numbers } = wanted;
  const { measure } = wanted;
  const closing = stored?.closing ?? null;
  const readings = document?.readings ?? stored?.readings ?? [];
  return {
    ...numbers,
    closing,
    // Links are kept with the key result's own document and with the items.
    measure: measure.kind === 'work' ? { ...measure, links: [] } : measure,
    readings: readingsThatMatter({ ...wanted, closing, readings }, today),
    work: workOf(stored, wanted, document, now),
  };
}

/** Do the sums no longer follow from what it counts? */
export const needsCountAnew = (stored: ShardKeyResult | null, next: ShardKeyResult): boolean =>
  next.work !== null && (!stored?.work || !isSameCount(stored, next));

/** The shard with this key result in place of the one of its id, else as its last. */
export function withKeyResult(
  shard: ShardDocument,
  keyResult: ShardKeyResult,
  kpiReadings: ReadonlyMap<KpiId, readonly Reading[]>,
  today: Day,
): ShardDocument {
  const at = shard.keyResults.findIndex(({ id }) => id === keyResult.id);
  const keyResults = at < 0 ? [...shard.keyResults, keyResult] : shard.keyResults.with(at, keyResult);
  return {
    ...shard,
    keyResults,
    kpis: shard.kpis.map((kpi) => {
      const readings = kpiReadings.get(kpi.id);
      return readings
        ? { ...kpi, readings: kpiReadingsThatMatter({ id: kpi.id, readings }, keyResults, today) }
        : kpi;
    }),
  };
}

// ── below ──

function workOf(
  stored: ShardKeyResult | null,
  wanted: Pick<KeyResult, 'measure'>,
  document: KeyResultDocument | null,
  now: Instant,
): CountedWork | null {
  const counting = countingOf(wanted.measure);
  if (!counting) return null;
  const size = sizeIn(wanted);
  const links = linksIn(counting, document).length;
  if (!stored) return { ...uncountedWork(size), links };
  const { work } = stored;
  // Entries of items that were counted long ago may lie about: later passes than all of theirs tell them apart.
  if (!work || !isCounted(stored)) return { ...uncountedWork(size), links, pass: Math.floor(now / 1000) };
  if (!isSameCounting(stored.measure, wanted.measure)) return restartedWork(work, { size, links });
  // What was typed is taken away: the next count fixes it anew (R21).
  return sizeIn(stored) === size ? work : { ...work, unestimatedSize: size };
}

const isSameCount = (a: Pick<KeyResult, 'measure'> | null, b: Pick<KeyResult, 'measure'>): boolean =>
  a !== null && isSameCounting(a.measure, b.measure) && sizeIn(a) === sizeIn(b);

const sizeIn = ({ measure }: Pick<KeyResult, 'measure'>): number | null =>
  measure.kind === 'work' ? measure.unestimatedSize : null;
