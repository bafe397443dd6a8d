import type { SprintId, TeamId } from '@throughline/core/model/ids.ts';
import { memorySprints } from '@throughline/core/port/memory/sprints.ts';
import type { Evaluation } from '@throughline/core/progress/evaluation.ts';
import { openReview } from '@throughline/core/use/open-review.ts';
import * as fc from 'fast-check';
import { SUP, valueOf } from '../core/use/world.ts';
import { ACTS, simulate } from './simulation.ts';
import type { Setup, Simulation, Step } from './simulation.ts';

/*
 * A review looks at what moved and takes the stored sums for the rest. Whatever happens in a sprint, its start must be what
 * an evaluation from scratch gave when it began, its end what one gives now, and the causes must add up to the difference.
 */

const scale = Number(process.env['THROUGHLINE_EXACTNESS'] ?? 1);
const team = 'board' as TeamId;
const sprint = 'jira:site/1' as SprintId;

/** What a tracker no longer tells, or a query's answer: the review says so instead. */
const untold = new Set<Step['act']>(['delete', 'retype', 'check']);

const arbitraryStep = fc.record({
  act: fc.constantFrom(...ACTS),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
});

const arbitrarySetup: fc.Arbitrary<Setup> = fc.record({
  policy: fc.record({
    level: fc.constantFrom('standard' as const, 'standard' as const, 'subtask' as const, 'linked' as const),
    // The size of what is not estimated is fixed by the first that is: it is known as of now.
    unestimated: fc.constantFrom('zero' as const, 'exclude' as const),
    doingCredit: fc.constantFrom(0, 333_333),
  }),
  changes: fc.boolean(),
  writes: fc.constant(25),
  size: fc.integer({ min: 4, max: 24 }),
  linked: fc.array(fc.uniqueArray(fc.nat(23), { maxLength: 6 }), { minLength: 3, maxLength: 4 }),
});

const linkedAnew: [Setup, Step[], Step[]] = [
  {
    policy: { level: 'standard', unestimated: 'zero', doingCredit: 0 },
    changes: false,
    writes: 25,
    size: 4,
    linked: [[], [], []],
  },
  [],
  [
    { act: 'link', a: 0, b: 0, c: 0 },
    { act: 'work', a: 0, b: 0, c: 0 },
    { act: 'move', a: 71, b: 0, c: 0 },
  ],
];

const recounted: [Setup, Step[], Step[]] = [
  {
    policy: { level: 'standard', unestimated: 'zero', doingCredit: 0 },
    changes: false,
    writes: 25,
    size: 4,
    linked: [[4], [], []],
  },
  [{ act: 'create', a: 0, b: 0, c: 0 }],
  [{ act: 'recount', a: 0, b: 0, c: 0 }],
];

/** Of what a query measures the past is not known: `kr-size` sums what it finds. */
const isTold = ({ id }: { readonly id: string }): boolean => id !== 'kr-size' && id !== 'o-apart';

const told = (found: readonly Evaluation[]) =>
  new Map(
    found
      .flatMap(({ objectives, keyResults }) => [...objectives, ...keyResults])
      .filter(isTold)
      .map(({ id, progress }) => [id as string, progress]),
  );

async function lived(simulation: Simulation, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    simulation.world.now += 60_000;
    await simulation.step(step);
  }
}

describe('[R37] a review of a sprint', () => {
  it('begins where it began, ends where it is, and its causes add up, from what moved and the sums of the rest', async () => {
    const property = fc.asyncProperty(
      arbitrarySetup,
      fc.array(arbitraryStep, { maxLength: 12 }),
      fc.array(arbitraryStep, { maxLength: 25 }),
      async (setup, before, during) => {
        const simulation = await simulate(setup);
        const { world } = simulation;
        await lived(simulation, before);
        const start = told(await simulation.check(1));
        world.now = Math.max(world.now, world.tracker.time()) + 1;
        const began = world.now;
        await lived(
          simulation,
          during.filter(({ act }) => !untold.has(act)),
        );
        const end = told(await simulation.check(2));
        world.now = Math.max(world.now, world.tracker.time()) + 1;

        const sprints = memorySprints(world.tracker, {
          teams: [{ id: team, name: 'Support', projects: [SUP], sprints: true }],
          sprints: [
            {
              id: sprint,
              team,
              name: 'Sprint 1',
              state: 'active',
              start: began,
              end: began + 14 * 86_400_000,
              completed: null,
              goal: null,
            },
          ],
        });
        const { review } = valueOf(
          await openReview(
            world.host({ sprints }),
            { project: null },
            { team, span: { kind: 'current' }, objectives: [], unit: 'points' },
          ),
        );
        for (const line of [...review.objectives, ...review.keyResults].filter(isTold)) {
          expect([line.id, line.start, line.end]).toEqual([
            line.id,
            start.get(line.id) ?? null,
            end.get(line.id) ?? null,
          ]);
          const sum = Object.values(line.causes).reduce((all, ppm) => all + ppm, 0);
          expect(sum).toBe((line.end ?? 0) - (line.start ?? 0));
        }
        // What is in no line did not move.
        const shown = new Set<string>([...review.objectives, ...review.keyResults].map(({ id }) => id));
        for (const [id, value] of end) if (!shown.has(id)) expect([id, start.get(id)]).toEqual([id, value]);
      },
    );
    // A container that was counted before it was linked anew: what an earlier count left in its document is no child.
    await fc.assert(property, { examples: [linkedAnew, recounted], numRuns: 2 });
    await fc.assert(property, { numRuns: 20 * scale });
  });
});
