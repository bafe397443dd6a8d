import { addDays, dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { ObjectiveId } from '../model/ids.ts';
import { addTo } from '../model/groups.ts';
import type { Ppm } from '../model/plan.ts';
import { clampPpm } from '../model/ppm.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import type { Evaluation } from '../progress/evaluation.ts';
import type { TrendsView } from '../view/hierarchy.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { projectOf, projectsOf } from './shard-reading.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** What a small line shows. */
const DAYS = 24;

/**
 * The last days of each node that the viewer may see, today as it is now. A day that nobody kept is null, never the day
 * before carried on. Nodes of which nothing is known before today are left out: there is no line to draw.
 */
export function readTrends(
  host: Host,
  _: HierarchyPlace,
  { shards }: { readonly shards: readonly string[] },
): Promise<Answer<TrendsView>> {
  return withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    await desk.read(
      shards.flatMap((id) => [
        { kind: 'shard' as const, id },
        { kind: 'series' as const, id },
      ]),
    );
    const rights = await host.rights({ item: null, projects: projectsOf(desk, shards) });
    const present = shards.flatMap((id) => desk.get('shard', id) ?? []);
    const today = dayOf(host.now(), present[0]?.policy.timeZone ?? 'UTC');
    const days = Array.from({ length: DAYS }, (_, at) => addDays(today, at - DAYS + 1));
    const past = keptDays(desk, shards, days);
    return good({
      days,
      series: present.flatMap((shard) =>
        seriesOf(shard, evaluateShard(shard, host.now()), rights, { days, past }),
      ),
    });
  });
}

// ── below ──

/** By node what each day left of it: from its own shard, and from one that it lay in before. */
type KeptDays = ReadonlyMap<string, readonly { readonly at: number; readonly progress: Ppm }[]>;

function keptDays(desk: Desk, shards: readonly string[], days: readonly Day[]): KeptDays {
  const kept = new Map<string, { at: number; progress: Ppm }[]>();
  const placeOf = new Map(days.map((day, at) => [day, at]));
  for (const shard of shards) {
    const series = desk.get('series', shard);
    if (!series) continue;
    const places = series.days.flatMap((day, of) => {
      const at = placeOf.get(day);
      return at === undefined ? [] : [{ of, at }];
    });
    for (const [id, raw] of Object.entries(series.raw)) {
      for (const { of, at } of places) {
        const value = raw[of] ?? null;
        if (value !== null) addTo(kept, id, { at, progress: clampPpm(value) });
      }
    }
  }
  return kept;
}

function seriesOf(
  shard: ShardDocument,
  values: Evaluation,
  { see }: Pick<Rights, 'see'>,
  { days, past }: { readonly days: readonly Day[]; readonly past: KeptDays },
): TrendsView['series'][number][] {
  const now = days.indexOf(values.asOf);
  const { objectives, keyResults } = shard;
  const seen = new Set(
    objectives.filter((objective) => see.has(projectOf(objective, shard))).map(({ id }) => id),
  );
  const homeOf = new Map<string, ObjectiveId>(keyResults.map(({ id, objective }) => [id, objective]));
  return [...values.objectives, ...values.keyResults].flatMap(({ id, progress }) => {
    const known = past.get(id)?.filter(({ at }) => at !== now) ?? [];
    if (known.length === 0 || !seen.has(homeOf.get(id) ?? (id as ObjectiveId))) return [];
    const points: (Ppm | null)[] = days.map(() => null);
    for (const one of known) points[one.at] = one.progress;
    if (now >= 0) points[now] = progress;
    return [{ id, points }];
  });
}
