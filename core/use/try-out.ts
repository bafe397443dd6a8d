import { withoutItems } from '../change/give-up-items.ts';
import type { GivenUp } from '../change/give-up-items.ts';
import { planOfShard, withPlan } from '../change/plan-of-shard.ts';
import { dayOf } from '../model/day.ts';
import type { Plan } from '../model/plan.ts';
import { inEnglish, said, type Said } from '../model/said.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import { indexItems } from '../progress/item-index.ts';
import type { TryOutView } from '../view/node-details.ts';
import { outlookPairs } from '../view/outlook-pairs.ts';
import { changePlan } from '../what-if/change-plan.ts';
import type { EditProblem } from '../what-if/edits.ts';
import { refusalOf } from '../what-if/refusals.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';
import { gatherGivenUp, MOST_GIVEN_UP } from './given-up.ts';
import type { HierarchyPlace, TryOutRequest } from './hierarchy-client.ts';
import { projectOf, projectsOf, readShards } from './shard-reading.ts';
import { MOST_EDITS, editsOf } from './try-out-request.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * Every number of these shards before and after some edits, on what is stored; nothing is written. By who may see: edits
 * of what the person may not see are refused as if it were not there. Where anything asked cannot be done, nothing is
 * tried, and all of it is said.
 */
export const tryOut = (host: Host, _: HierarchyPlace, request: TryOutRequest): Promise<Answer<TryOutView>> =>
  withstand(NOTHING_CHANGED, async () => {
    if (editsOf(request) > MOST_EDITS)
      return good(refused([said`These are more than ${MOST_EDITS} edits. Try fewer at once.`]));
    const desk = openDesk(host.store);
    const ids = [...new Set(request.shards)];
    await readShards(desk, ids);
    const shards = ids.flatMap((id): [string, ShardDocument][] => {
      const shard = desk.get('shard', id);
      return shard ? [[id, shard]] : [];
    });
    if (shards.length === 0)
      return bad('not-found', said`These objectives are not there any more. ${NOTHING_CHANGED}`);
    const rights = await host.rights({ item: null, projects: projectsOf(desk, ids) });
    const seen = shards.filter(([, shard]) => seenIn(shard, rights).size > 0);
    if (seen.length === 0)
      return bad('forbidden', said`You may not see these objectives. ${NOTHING_CHANGED}`);

    const levels = [...new Set(seen.map(([, { policy }]) => policy.level))];
    const gathered = await gatherGivenUp(host, desk, request.drop, levels);
    const tried = seen.map(([id, shard]) =>
      tryShard(
        host,
        desk,
        { id, shard, seen: seenIn(shard, rights) },
        request,
        gathered.ok ? gathered.items : [],
      ),
    );
    const strange = strangers(request, tried);
    const sentences = [
      ...(gathered.ok
        ? []
        : [
            gathered.why === 'too-many'
              ? said`Below this there are more than ${MOST_GIVEN_UP} work items. Give up fewer at once.`
              : refusalOf('no-such-item'),
          ]),
      ...strange.map(() => refusalOf('no-such-node')),
      ...tried.flatMap((one) => one.refused),
    ];
    return good(
      sentences.length > 0
        ? refused(eachOnce(sentences))
        : { nodes: tried.flatMap((one) => one.nodes()), refused: [] },
    );
  });

// ── below ──

const refused = (sentences: readonly Said[]): TryOutView => ({ nodes: [], refused: sentences });

/** The objectives and key results of a shard that the person may see. */
function seenIn(shard: ShardDocument, { see }: Pick<Rights, 'see'>): ReadonlySet<string> {
  const objectives = new Set<string>(
    shard.objectives.filter((one) => see.has(projectOf(one, shard))).map(({ id }) => id),
  );
  const own = shard.keyResults.filter(({ objective }) => objectives.has(objective)).map(({ id }) => id);
  return new Set<string>([...objectives, ...own]);
}

interface Tried {
  readonly seen: ReadonlySet<string>;
  readonly refused: readonly Said[];
  nodes(): TryOutView['nodes'];
}

/** Edits of what none of the shards has, or the person may not see there. */
function strangers({ weights, slips, readings }: TryOutRequest, tried: readonly Tried[]): readonly string[] {
  const ids = [...weights, ...slips, ...readings].map(({ id }) => id);
  return ids.filter((id) => !tried.some(({ seen }) => seen.has(id)));
}

function tryShard(
  host: Host,
  desk: Desk,
  { id, shard, seen }: { id: string; shard: ShardDocument; seen: ReadonlySet<string> },
  request: TryOutRequest,
  dropped: readonly GivenUp[],
): Tried {
  const own = <Edit extends { readonly id: string }>(edits: readonly Edit[]) =>
    edits.filter((edit) => seen.has(edit.id));
  const texts = desk.get('text', id);
  const nameOf = (of: string) => `"${texts?.texts[of]?.title ?? of}"`;
  const answers = answered(planOfShard(shard, texts), own(request.readings), nameOf);
  const { plan, problems } = changePlan(
    answers.plan,
    { weights: own(request.weights), slips: own(request.slips), readings: answers.readings },
    noItems,
    dayOf(host.now(), shard.policy.timeZone),
  );
  const now = host.now();
  const after = () => withPlan(withoutItems(shard, dropped), plan);
  return {
    seen,
    refused: [
      ...answers.refused,
      ...problems.map(
        ({ why, id: of }: EditProblem) => said`${nameOf(answers.askedFor(of))}: ${refusalOf(why)}`,
      ),
    ],
    nodes: () =>
      outlookPairs(
        { id, numbers: shard, texts, maySee: (objective) => seen.has(objective) },
        evaluateShard(shard, now),
        // What is dropped stays dropped: the plan knows nothing of the sums.
        evaluateShard(after(), now),
      ),
  };
}

const ANSWER_REFUSED = said`The answer is yes or no.`;
const eachOnce = (sentences: readonly Said[]): readonly Said[] => [
  ...new Map(sentences.map((one) => [inEnglish(one), one])).values(),
];

const noItems = indexItems([]);

/**
 * Readings as the rules of a plan take them: of what is bound to a KPI they are the KPI's (R14), and a yes/no is answered
 * in its definition (R11).
 */
function answered(plan: Plan, readings: TryOutRequest['readings'], nameOf: (id: string) => string) {
  const measures = new Map(plan.keyResults.map(({ id, measure }) => [id as string, measure]));
  const answers = new Map<string, boolean>();
  const asked = new Map<string, string>();
  const sentences: Said[] = [];
  const left = readings.flatMap(({ id, value }) => {
    const measure = measures.get(id);
    if (measure?.kind === 'kpi') {
      asked.set(measure.kpi, id);
      return [{ id: measure.kpi, value }];
    }
    if (measure?.kind !== 'yesNo') return [{ id, value }];
    if (value === 'yes' || value === 'no') answers.set(id, value === 'yes');
    else sentences.push(said`${nameOf(id)}: ${ANSWER_REFUSED}`);
    return [];
  });
  return {
    readings: left,
    refused: sentences,
    /** Which key result was named where the rules name its KPI. */
    askedFor: (id: string) => asked.get(id) ?? id,
    plan: {
      ...plan,
      keyResults: plan.keyResults.map((one) => {
        const done = answers.get(one.id);
        return done === undefined || one.measure.kind !== 'yesNo'
          ? one
          : { ...one, measure: { ...one.measure, done } };
      }),
    },
  };
}
