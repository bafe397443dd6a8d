import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { SprintReview } from '@throughline/core/review/review.ts';
import { sampleId } from '@throughline/workbench/sample/as-ado.ts';
import { lastClosed, reviewIn, teams, type LivedQuarter } from './review-in.ts';

/** What must hold of every review of the sample, in both hosts. */
export function everyReview(quarter: () => LivedQuarter): void {
  describe('[R37] [R40] every review', () => {
    const both = () => [quarter().jira, quarter().ado];
    const spans: readonly (readonly [string, ReviewRequest['span']])[] = [
      ['the last closed sprint', lastClosed],
      ['the one under way', { kind: 'current' }],
      ['three weeks', { kind: 'last-days', days: 21 }],
    ];
    const cases = teams.flatMap((team) =>
      spans
        .filter(([, { kind }]) => team !== 'Operations' || kind === 'last-days')
        .map(([name, span]) => [team, name, span] as const),
    );

    it.each(cases)('%s, %s: causes and steps add up to the change', async (team, _, span) => {
      for (const host of both()) {
        const review = await reviewIn(host, team, span);
        for (const { id, change, causes, steps } of [...review.objectives, ...review.keyResults]) {
          const sums = [Object.values(causes), steps.map(({ ppm: part }) => part)].map((parts) =>
            parts.reduce((sum, part) => sum + part, 0),
          );
          expect([id, ...sums]).toEqual([id, change, change]);
        }
      }
    });

    // The odd sprint of Platform was opened again in Jira alone, so that its last closed one is another.
    const equal = cases.filter(([team, , { kind }]) => kind === 'last-days' || team !== 'Platform');

    it.each(equal)('%s, %s: Azure DevOps tells the same', async (team, _, span) => {
      const { jira, ado } = quarter();
      const [one, other] = [await reviewIn(jira, team, span), await reviewIn(ado, team, span)];
      expect(plainly(other)).toEqual(plainly(one));
    });

    it('who may only see some of the work learns nothing of the rest', async () => {
      const days = { kind: 'last-days', days: 21 } as const;
      for (const host of both()) {
        const review = await reviewIn(host, 'Platform', days, 'vera');
        // In Azure DevOps the page reads with her eyes, and does not know of it either.
        expect(review.work.groups.open.restricted).toBe(host === quarter().jira ? 1 : 0);
        expect(JSON.stringify(review)).not.toMatch(/security audit/);
        expect(JSON.stringify(await reviewIn(host, 'Platform', days))).toMatch(/security audit/);
      }
    });
  });
}

// ── below ──

/**
 * A review without what names its host. Left out too: problems, which tell of the part of the work that was looked at, and
 * what the next sprint must bring, for a sprint from a morning to an evening is a day shorter than one of whole days.
 */
function plainly({ span, record, ...review }: SprintReview): unknown {
  const hidden = new Set(['id', 'url', 'shard', 'type', 'state', 'assignee', 'problems', 'next']);
  const text = JSON.stringify(
    { ...review, days: [span.from.day, span.to.day], gaps: record.gaps },
    (name, value) => (hidden.has(name) && !isNode(value) ? undefined : (value as unknown)),
  );
  return JSON.parse(text.replaceAll(/"([A-Z]{3}-\d+)"/g, (_, key: string) => `"${sampleId(key)}"`));
}

/** Ids of the plan are the same everywhere. */
const isNode = (value: unknown): boolean => typeof value === 'string' && /^(?:o|kr)-/.test(value);
