import * as fc from 'fast-check';
import { ACTS, simulate } from '../../gates/simulation.ts';
import type { Setup, Step } from '../../gates/simulation.ts';

/*
 * Objectives that begin in shards of their own and are joined, taken apart and joined again while work items change,
 * events come late, counts are under way, and pages name shards of long ago: the numbers are those of an evaluation from
 * scratch, bit for bit.
 */

/** More: THROUGHLINE_EXACTNESS=20 npx jest join-trees. */
const scale = Number(process.env['THROUGHLINE_EXACTNESS'] ?? 1);

interface Aligning {
  readonly act: 'align';
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const numbers = { a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000) };
const aStep: fc.Arbitrary<Step | Aligning> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constantFrom(...ACTS), ...numbers }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('align' as const), ...numbers }) },
);

const aSetup = (changes: boolean): fc.Arbitrary<Setup> =>
  fc.record({
    policy: fc.record({
      unestimated: fc.constantFrom('stored', 'exclude'),
      level: fc.constantFrom('standard', 'standard', 'subtask'),
    }),
    changes: fc.constant(changes),
    writes: fc.constantFrom(25, 12),
    size: fc.constantFrom(8, 16),
    linked: fc.array(fc.uniqueArray(fc.nat(15), { maxLength: 4 }), { minLength: 4, maxLength: 4 }),
    apart: fc.constant(true),
  });

const steps = fc.array(aStep, { minLength: 5, maxLength: 50, size: 'max' });

async function run(setup: Setup, all: readonly (Step | Aligning)[], order: number): Promise<void> {
  const simulation = await simulate(setup);
  for (const step of all) {
    if (step.act !== 'align') await simulation.step(step);
    else if (step.c % 2 === 0) await simulation.align(step.a, step.b);
    else await Promise.all([simulation.align(step.a, step.b), simulation.step({ ...step, act: 'at once' })]);
  }
  await simulation.check(order);
}

describe('[R3] trees that are joined keep their numbers', () => {
  it('with events: late, twice, out of order, with faults between', async () => {
    await fc.assert(fc.asyncProperty(aSetup(false), steps, fc.nat(1000), run), { numRuns: 25 * scale });
  });

  it('without events: what changed is asked for', async () => {
    await fc.assert(fc.asyncProperty(aSetup(true), steps, fc.nat(1000), run), { numRuns: 15 * scale });
  });
});
