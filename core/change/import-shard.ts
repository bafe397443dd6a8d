import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId, KpiId, ProjectId } from '../model/ids.ts';
import type { ItemReference, KeyResult, Kpi, MilliWeight, Objective, Plan, Ppm } from '../model/plan.ts';
import type {
  CountedWork,
  KeyResultDocument,
  ShardDocument,
  ShardKeyResult,
  ShardKpi,
  ShardObjective,
  TextDocument,
} from '../port/documents.ts';
import { kpiReadingsThatMatter, readingsThatMatter } from '../progress/readings.ts';
import { restartedWork, uncountedWork } from './count.ts';
import { countingOf, isSameCounting, linksIn, withFoundItems } from './counting.ts';
import type { ImportTarget } from './import-targets.ts';

/** What an import needs to know beside the plan. */
export interface ImportContext {
  readonly plan: Plan;
  readonly found: ReadonlyMap<ItemReference, ItemId>;
  readonly projectOf: (objective: Objective) => ProjectId;
  /** In the plan's time zone: a reading of a later day is kept beside the present one. */
  readonly today: Day;
  /** Where changes are asked for: from when on. */
  readonly watermark: number | null;
}

/** A shard with the plan's trees in it. What it held beside them stays; counts and readings of what it knew stay. */
export function importedShard(
  stored: ShardDocument | null,
  target: ImportTarget,
  context: ImportContext,
  workOf: (keyResult: KeyResult) => CountedWork | null,
): ShardDocument {
  const { plan } = context;
  const objectives = target.trees.flatMap((tree) => tree.objectives);
  const keyResults = target.trees.flatMap((tree) => tree.keyResults);
  const counted = (one: KeyResult): KeyResult => ({
    ...one,
    measure: withFoundItems(one.measure, context.found),
  });
  const own = new Set<string>(objectives.map(({ id }) => id));
  const named = new Set<string>(keyResults.map(({ id }) => id));
  const known = new Map(
    [...(stored?.objectives ?? []), ...(stored?.keyResults ?? [])].map((one) => [one.id, one]),
  );
  const kept = (stored?.keyResults ?? [])
    .filter(({ id }) => !named.has(id))
    // The plan says all of its objectives: what it no longer names leaves the set, and is not thrown away (R26).
    .map((one): ShardKeyResult => (own.has(one.objective) ? { ...one, status: 'cancelled' } : one));
  const after = [
    ...kept,
    ...keyResults
      .map(counted)
      .map((keyResult) => storedKeyResult(withClosing(keyResult, known), workOf(keyResult), context.today)),
  ];
  return {
    v: 3,
    home: stored?.home ?? target.home,
    cycle: plan.cycle,
    policy: plan.policy,
    watermark: stored?.watermark ?? context.watermark,
    objectives: [
      ...(stored?.objectives ?? []).filter(({ id }) => !own.has(id)),
      ...objectives.map((objective) =>
        storedObjective(withClosing(objective, known), context.projectOf(objective)),
      ),
    ],
    keyResults: after,
    kpis: importedKpis(stored, after, context),
    ...(stored?.moved && { moved: stored.moved }),
  };
}

/**
 * What was closed here stays closed with the value that was recorded (R36): a plan file is mostly of before, and says
 * nothing of it. One that brings a closing of its own is followed.
 */
function withClosing<Node extends Objective | KeyResult>(
  node: Node,
  known: ReadonlyMap<string, ShardObjective | ShardKeyResult>,
): Node {
  const closing = known.get(node.id)?.closing ?? null;
  return node.closing || !closing ? node : { ...node, status: 'closed', closing };
}

/** The KPIs that these key results are bound to (R14): the plan's, and of what the plan leaves alone the stored ones. */
function importedKpis(
  stored: ShardDocument | null,
  keyResults: readonly ShardKeyResult[],
  { plan, today }: ImportContext,
): readonly ShardKpi[] {
  const known = new Map((stored?.kpis ?? []).map((kpi) => [kpi.id, kpi]));
  const planned = new Map(plan.kpis.map((kpi) => [kpi.id, kpi]));
  return boundKpis(keyResults).flatMap((id): ShardKpi[] => {
    const kpi = planned.get(id);
    const kept = known.get(id);
    if (!kpi) return kept ? [kept] : [];
    const { unit, every, target } = kpi;
    return [{ id, unit, every, target, readings: kpiReadingsThatMatter(kpi, keyResults, today) }];
  });
}

/** Which KPIs these key results are bound to, each once. */
export const boundKpis = (keyResults: readonly Pick<KeyResult, 'measure'>[]): readonly KpiId[] => [
  ...new Set(keyResults.flatMap(({ measure }) => (measure.kind === 'kpi' ? [measure.kpi] : []))),
];

const storedObjective = (objective: Objective, project: ProjectId): ShardObjective => ({
  ...withoutText(objective),
  project,
});

function storedKeyResult(keyResult: KeyResult, work: CountedWork | null, today: Day): ShardKeyResult {
  const { measure } = keyResult;
  return {
    ...withoutText(keyResult),
    // Links are kept with the key result's own document and with the items.
    measure: measure.kind === 'work' ? { ...measure, links: [] } : measure,
    readings: readingsThatMatter(keyResult, today),
    work,
  };
}

const withoutText = <Node extends object>(node: Node): Omit<Node, 'title' | 'owner'> =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'title' && name !== 'owner')) as Omit<
    Node,
    'title' | 'owner'
  >;

/** Titles and owners, apart from the numbers. */
export function importedText(
  stored: TextDocument | null,
  target: ImportTarget,
  kpis: readonly Kpi[],
): TextDocument {
  const nodes = target.trees.flatMap((tree) => [...tree.objectives, ...tree.keyResults]);
  const texts = Object.fromEntries(nodes.map(({ id, title, owner }) => [id, { title, owner }]));
  const named = Object.fromEntries(
    kpis.map(({ id, name, explanation }) => [
      id,
      { title: name, owner: null, ...(explanation === null ? {} : { explanation }) },
    ]),
  );
  return { v: 1, texts: { ...stored?.texts, ...texts, ...named } };
}

/**
 * The links of a key result after an import: those of the plan, and those that people made since. An import adds and
 * changes links and never takes one away: whoever made it did so on purpose.
 */
export function importedLinks(
  stored: KeyResultDocument | null,
  keyResult: KeyResult,
  shard: string,
  found: ReadonlyMap<ItemReference, ItemId>,
): KeyResultDocument {
  const links = new Map((stored?.links ?? []).map((link) => [link.item, link]));
  const missing: string[] = [];
  const given = new Map<string, { weight: MilliWeight | null; share: Ppm | null }>();
  for (const { reference, weight, share } of keyResult.measure.kind === 'work'
    ? keyResult.measure.links
    : []) {
    const item = found.get(reference);
    if (item !== undefined) links.set(item, { item, weight, share });
    else {
      missing.push(reference);
      if (weight !== null || share !== null) given.set(reference, { weight, share });
    }
  }
  return {
    v: 1,
    shard,
    links: [...links.values()],
    readings: keyResult.readings,
    ...(stored?.lastPass !== undefined && { lastPass: stored.lastPass }),
    ...(missing.length > 0 ? { missing: [...new Set(missing)] } : {}),
    ...(given.size > 0 ? { missingLinks: Object.fromEntries(given) } : {}),
  };
}

/** What is counted for a key result after an import; null = nothing. */
export function importedWork(
  stored: ShardKeyResult | undefined,
  keyResult: KeyResult,
  links: KeyResultDocument,
): CountedWork | null {
  const { measure } = keyResult;
  const counting = countingOf(measure);
  if (!counting) return null;
  const size = measure.kind === 'work' ? measure.unestimatedSize : null;
  const many = linksIn(counting, links).length;
  if (!stored?.work) return { ...uncountedWork(size), pass: links.lastPass ?? 0, links: many };
  const { work } = stored;
  return isSameCounting(stored.measure, measure)
    ? { ...work, unestimatedSize: size ?? work.unestimatedSize, links: many }
    : restartedWork(work, { size: size ?? work.unestimatedSize, links: many });
}

/** Do the stored sums no longer follow from the definition and the links? */
export function needsCount(
  before: { readonly shard: ShardDocument | null; readonly links: KeyResultDocument | null },
  after: { readonly shard: ShardDocument; readonly links: KeyResultDocument },
  id: KeyResultId,
): boolean {
  const of = (shard: ShardDocument | null) => shard?.keyResults.find((one) => one.id === id);
  const [stored, present] = [of(before.shard), of(after.shard)];
  const counting = present ? countingOf(present.measure) : null;
  if (!counting || !present) return false;
  if (!stored?.work || stored.work.countedAt === null || !isSameCounting(stored.measure, present.measure)) {
    return true;
  }
  // Links were written and the shard was not: an import that never ended.
  if (before.links && stored.work.links !== linksIn(counting, before.links).length) return true;
  const basis = (shard: ShardDocument | null, links: KeyResultDocument | null) =>
    JSON.stringify([shard?.policy, links?.links, links?.missing]);
  return basis(before.shard, before.links) !== basis(after.shard, after.links);
}
