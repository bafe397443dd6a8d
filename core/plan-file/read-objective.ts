import type { KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { AlignmentEdge, KeyResult, Objective } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { thresholdOf } from './defaults.ts';
import type { CycleDraft } from './read-header.ts';
import { readKeyResult } from './read-key-result.ts';
import { readClosed, readOverride } from './read-readings.ts';
import type { Registry } from './registry.ts';
import type { Report } from './report.ts';
import { objectiveShape, parentShape } from './shapes.ts';
import { under } from './source.ts';
import type { Spot } from './source.ts';
import { entries, take } from './take.ts';

/** An objective with what the checks across the plan need to point at. */
export interface ObjectiveDraft {
  readonly objective: Objective;
  readonly keyResults: readonly KeyResult[];
  readonly parents: readonly ParentDraft[];
}

export interface ParentDraft {
  readonly child: ObjectiveId;
  readonly edge: AlignmentEdge;
  /** Where the parent's id stands. */
  readonly spot: Spot;
}

/** @param nextOrder counts the edges of the file: the position is their age (R29) */
export function readObjective(
  spot: Spot,
  cycle: CycleDraft,
  nextOrder: () => number,
  registry: Registry,
  report: Report,
): ObjectiveDraft {
  const given = take(objectiveShape, spot, report);
  const { kind = 'committed', threshold = thresholdOf[kind], checkInEvery = 'week' } = given;
  const id = (given.id ?? '') as ObjectiveId;
  registry.add(given.id, { is: 'objective' }, under(spot, 'id'));
  const parents = readParents(spot, id, nextOrder, report);
  const objective: Objective = {
    id,
    title: given.title ?? given.id ?? '',
    owner: given.owner ?? null,
    project: (given.project ?? null) as ProjectId | null,
    level: given.level ?? 'team',
    checkInEvery,
    threshold,
    kind,
    // Dates that could not be read are refused, and no plan comes of it.
    start: cycle.start ?? noDay,
    end: cycle.end ?? noDay,
    status: given.status ?? 'active',
    parents: parents.map(({ edge }) => edge),
    override: readOverride(spot, report),
    closing: readClosed(spot, given.status, report),
  };
  const keyResults = entries(under(spot, 'keyResults'), said`a list of key results`, report).map((at) =>
    readKeyResult(at, { objective, known: given.id !== undefined, cycle, registry, report }),
  );
  return { objective, keyResults, parents };
}

const noDay = '0000-01-01' as Objective['start'];

function readParents(
  owner: Spot,
  child: ObjectiveId,
  nextOrder: () => number,
  report: Report,
): readonly ParentDraft[] {
  const at = under(owner, 'parent');
  if (!at.node) return [];
  const spots = at.node.items ? entries(at, said`a list of parents`, report) : [at];
  const taken = new Set<string>();
  return spots.flatMap((spot) => {
    const { id, contributes = true, weight = null } = take(parentShape, spot, report);
    if (id === undefined) return [];
    if (taken.has(id))
      report.refuse(under(spot, 'id'), {
        reason: said`\`${id}\` is already a parent of this objective.`,
        mend: said`Name each parent once.`,
      });
    taken.add(id);
    const edge = { parent: id as ObjectiveId | KeyResultId, contributes, weight, order: nextOrder() };
    return [{ child, edge, spot: under(spot, 'id') }];
  });
}
