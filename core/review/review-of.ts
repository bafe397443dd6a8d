import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import { byId, byText } from '../model/order.ts';
import type { KeyResult, Objective } from '../model/plan.ts';
import type { KeyResultValue, ObjectiveValue } from '../progress/evaluation.ts';
import type { NodeMove } from '../history/moved.ts';
import { byChange, lineOf } from './line.ts';
import { endOfNext } from './next-span.ts';
import { reviewNodes } from './nodes.ts';
import type { ReviewNodes } from './nodes.ts';
import type { KeyResultLine, ObjectiveLine, SprintReview } from './review.ts';
import type { ReviewInput } from './review-input.ts';
import { idleOf, servedBy, unmovedOf } from './served.ts';
import { weighed, workReview } from './work-review.ts';

/** A sprint or a period reviewed (R37): everything that is shown of it follows from here, the same for every host. */
export function reviewOf(input: ReviewInput): SprintReview {
  const { span, unit, plan, values, maySee } = input;
  const nodes = reviewNodes(plan, input.planBefore);
  const seeing = seeingOf(input, nodes);
  const next = endOfNext(span, plan.policy.timeZone);
  const moves = mapOf<NodeMove>(input.moved.nodes);
  const ownValues = mapOf(values.keyResults);
  const rolledUp = mapOf(values.objectives);

  // A draft or a cancelled key result is served by nothing (R26); one of another plan still is.
  const servesOf = (item: ItemId) =>
    (input.serving.get(item) ?? []).filter((id) => nodes.counts(id) || !nodes.keyResult(id));
  const { items, unestimatedSize } = weighed(input, servesOf);
  const served = servedBy(items);
  const lines = linesOf(input, nodes, (id) => served.has(id), moves);
  const common = (node: Objective | KeyResult, value: ObjectiveValue | KeyResultValue | undefined) =>
    lineOf(node, { value, move: moves.get(node.id), next }, input, seeing);

  // Of what a query finds nobody knows whether it moved.
  const untold = new Set(
    input.moved.problems.flatMap(({ code, at }) => (code === 'D_NO_HISTORY' ? [at] : [])),
  );
  const needsMove = (id: KeyResultId) =>
    !untold.has(id) && (moves.get(id)?.change ?? 0) === 0 && ownValues.get(id)?.health !== 'achieved';
  const unmoved = new Map(
    lines.objectives.map(({ id }) => [id, unmovedOf(id, nodes, items, span, needsMove)]),
  );
  const own = [...new Set([...lines.keyResults, ...[...unmoved.values()].flat()])];
  const keyResults = own
    .filter(({ objective }) => maySee(objective))
    .map((keyResult): KeyResultLine => {
      const { id, objective, measure } = keyResult;
      const value = ownValues.get(id);
      return {
        is: 'keyResult',
        id,
        objective,
        measure: measure.kind,
        ...common(keyResult, value),
        amount: value?.amount ?? { kind: 'none' },
        served: served.get(id) ?? { items: 0, done: 0 },
      };
    });
  const objectives = lines.objectives
    .filter(({ id }) => maySee(id))
    .map((objective): ObjectiveLine => {
      const { id, kind } = objective;
      return {
        is: 'objective',
        id,
        kind,
        ...common(objective, rolledUp.get(id)),
        unmoved: named(unmoved.get(id) ?? []),
      };
    });
  const inQuestion = lines.chosen ?? new Set(lines.objectives.map(({ id }) => id));
  return {
    span,
    unit,
    objectives: objectives.sort(byChange),
    keyResults: keyResults.sort(byChange),
    restricted: lines.objectives.length + own.length - objectives.length - keyResults.length,
    work: workReview(items, { unestimatedSize, policy: plan.policy, ...seeing }),
    idle: named(
      idleOf(
        plan.keyResults.filter(({ objective }) => inQuestion.has(objective) && maySee(objective)),
        served,
        span,
      ),
    ),
    record: input.record,
  };
}

// ── below ──

const named = (keyResults: readonly KeyResult[]): SprintReview['idle'] =>
  keyResults.map(({ id, title }) => ({ id, title })).sort((a, b) => byText(a.title, b.title) || byId(a, b));

const mapOf = <Node extends { readonly id: string }>(all: readonly Node[]): ReadonlyMap<string, Node> =>
  new Map(all.map((one) => [one.id, one]));

/** What the viewer may know of whatever a review could name. */
function seeingOf({ plan, planBefore, maySee, seen }: ReviewInput, nodes: ReviewNodes) {
  const kpis = new Set<string>([...plan.kpis, ...(planBefore?.kpis ?? [])].map(({ id }) => id));
  const seesKeyResult = (id: KeyResultId): boolean => {
    const keyResult = nodes.keyResult(id);
    return keyResult !== undefined && maySee(keyResult.objective);
  };
  const seesReading = (of: KeyResultId | KpiId) => kpis.has(of) || seesKeyResult(of as KeyResultId);
  const seesNode = (id: string) =>
    nodes.objectives.has(id as ObjectiveId) ? maySee(id as ObjectiveId) : seesReading(id as KeyResultId);
  return { seen, seesKeyResult, seesReading, seesNode };
}

/** What a review is about: whatever moved or was served, and the objectives above; of what is asked for. */
function linesOf(
  { objectives, isOwn = () => true }: Pick<ReviewInput, 'objectives' | 'isOwn'>,
  nodes: ReviewNodes,
  isServed: (id: KeyResultId) => boolean,
  moves: ReadonlyMap<string, NodeMove>,
) {
  const chosen = objectives.length > 0 ? nodes.below(objectives) : null;
  const isChosen = (id: ObjectiveId) => !chosen || chosen.has(id);
  // From 0 to no value nothing moves it, and yet it is not what it was.
  const didMove = (id: string) => {
    const move = moves.get(id);
    return move !== undefined && (move.events.length > 0 || move.start !== move.end);
  };
  const keyResults = [...nodes.keyResults].flatMap((id) => {
    const found = nodes.keyResult(id);
    if (!found || !isChosen(found.objective)) return [];
    // Drafts and cancelled ones count in nothing (R26).
    if (nodes.isThere(id) && !nodes.counts(id)) return [];
    return (didMove(id) && isOwn(found.objective)) || isServed(id) ? [found] : [];
  });
  const above = new Set(keyResults.flatMap(({ id }) => [...nodes.above(id)]));
  return {
    chosen,
    keyResults,
    objectives: [...nodes.objectives].flatMap((id) =>
      isChosen(id) && (above.has(id) || (didMove(id) && isOwn(id))) ? (nodes.objective(id) ?? []) : [],
    ),
  };
}
