import { structureOf } from '../history/structure.ts';
import type { Structure } from '../history/structure.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { KeyResult, Objective, Plan } from '../model/plan.ts';
import { takesPart } from '../progress/tree.ts';

/** The objectives and key results of a review, those that are gone since its start among them. */
export interface ReviewNodes {
  /** As it is at the end, else as it was. */
  readonly objective: (id: ObjectiveId) => Objective | undefined;
  readonly keyResult: (id: KeyResultId) => KeyResult | undefined;
  /** Ids that the plan has at the end, or had. */
  readonly objectives: ReadonlySet<ObjectiveId>;
  readonly keyResults: ReadonlySet<KeyResultId>;
  /** It is there at the end, and counts (R26). */
  readonly counts: (id: KeyResultId) => boolean;
  /** It is there at the end. */
  readonly isThere: (id: ObjectiveId | KeyResultId) => boolean;
  /** The objectives that a key result contributes to, its own first. */
  readonly above: (id: KeyResultId) => ReadonlySet<ObjectiveId>;
  /** Some objectives, with all that contribute to them. */
  readonly below: (some: Iterable<ObjectiveId>) => ReadonlySet<ObjectiveId>;
  /** The key results of an objective itself. */
  readonly own: (id: ObjectiveId) => readonly KeyResultId[];
}

export function reviewNodes(plan: Plan, planBefore: Plan | null): ReviewNodes {
  const structures = [plan, ...(planBefore ? [planBefore] : [])].map(structureOf);
  const [now] = structures;
  const objective = (id: ObjectiveId) => first(structures, (one) => one.objectives.get(id));
  const keyResult = (id: KeyResultId) => first(structures, (one) => one.keyResults.get(id));
  const own = (id: ObjectiveId) => [...new Set(structures.flatMap((one) => one.keyResultsOf.get(id) ?? []))];
  return {
    objective,
    keyResult,
    objectives: new Set(structures.flatMap((one) => [...one.objectives.keys()])),
    keyResults: new Set(structures.flatMap((one) => [...one.keyResults.keys()])),
    counts: (id) => {
      const found = now?.keyResults.get(id);
      return found !== undefined && takesPart(found);
    },
    isThere: (id) =>
      now?.objectives.has(id as ObjectiveId) === true || now?.keyResults.has(id as KeyResultId) === true,
    above: (id) => {
      const start = keyResult(id)?.objective;
      const up = (one: Structure, from: ObjectiveId) => {
        const child = one.objectives.get(from);
        return child && takesPart(child) ? (one.up.get(from) ?? []).map(({ into }) => into) : [];
      };
      return reached(start === undefined ? [] : [start], (from) =>
        structures.flatMap((one) => up(one, from)),
      );
    },
    below: (some) =>
      reached(some, (from) =>
        structures.flatMap((one) =>
          [from, ...own(from)].flatMap((parent) => (one.down.get(parent) ?? []).map(({ child }) => child)),
        ),
      ),
    own,
  };
}

// ── below ──

function first<T>(
  structures: readonly Structure[],
  of: (structure: Structure) => T | undefined,
): T | undefined {
  for (const structure of structures) {
    const found = of(structure);
    if (found !== undefined) return found;
  }
  return undefined;
}

function reached<Id>(from: Iterable<Id>, next: (id: Id) => readonly Id[]): ReadonlySet<Id> {
  const found = new Set(from);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}
