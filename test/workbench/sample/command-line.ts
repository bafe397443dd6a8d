import { pointsField } from '@throughline/workbench/sample/as-jira.ts';
import { sampleWorld } from '@throughline/workbench/shell/world.ts';
import { folder, throughline } from '../../cli/run.ts';
import { adoExports, jiraExports, type Exports } from './exports.ts';
import { lastClosed, present, reviewIn, type LivedQuarter } from './review-in.ts';

/** The same numbers from exports of both hosts and the plan as it stands. */
export function commandLine(quarter: () => LivedQuarter): void {
  describe('the command line, on what each host exports', () => {
    const files = folder();
    afterAll(files.clear);
    const { jira: jiraWorld, ado: adoWorld } = sampleWorld(present);
    /** WIQL is not read from files: without the two key results of a query, which weigh nothing. */
    const withoutQueries = (text: string): string =>
      text.replaceAll(/ {6}- id: kr-(?:open-bugs|fixed)\n(?: {8}.*\n)+/g, '');

    it.each(['jira', 'ado'] as const)('%s: the same sprint, number for number', async (host) => {
      const expected = await reviewIn(quarter()[host], 'Support', lastClosed);
      const exported: Exports =
        host === 'jira'
          ? jiraExports(quarter().jira.site)
          : adoExports(quarter().ado.organisation, 'Support Team');
      const text = (host === 'jira' ? jiraWorld : adoWorld)?.plan?.text ?? '';
      const write = (name: string, content: string) => files.file(`${host}-${name}`, content);
      const given = {
        sprint: host === 'jira' ? '13' : 'Support\\Sprint 3',
        plan: write('plan.yaml', withoutQueries(text)),
        work: write('work.json', exported.work),
        sprints: write('sprints.json', exported.sprints),
        states: write('states.json', exported.states),
        ...(host === 'jira' && {
          fields: write('fields.json', exported.fields),
          'points-field': pointsField,
        }),
        'as-of': '2026-11-17',
      };
      const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
      const ran = await throughline('diff', '--json', ...options);
      expect(ran.errors).toEqual([]);
      expect(ran.code).toBe(0);
      const printed = JSON.parse(ran.out) as Printed;
      const isQueried = ({ id }: { readonly id: string }) => ['kr-open-bugs', 'kr-fixed'].includes(id);
      // A file knows no teams: it tells of the others what moved as well.
      const own = new Set<string>([...expected.objectives, ...expected.keyResults].map(({ id }) => id));
      const lines = [...printed.objectives, ...printed.keyResults].filter(({ id }) => own.has(id)).sort(byId);
      expect(
        lines.map(({ id, startPpm, endPpm, changePpm, causes }) => [id, startPpm, endPpm, changePpm, causes]),
      ).toEqual(
        [...expected.objectives, ...expected.keyResults]
          .filter((one) => !isQueried(one))
          .sort(byId)
          .map(({ id, start, end, change, causes }) => [id, start, end, change, causes]),
      );
      const { work } = expected;
      expect(printed.work).toMatchObject({
        committedSize: work.committed / 1000,
        addedSize: work.added / 1000,
        removedSize: work.removed / 1000,
        completedSize: work.completed / 1000,
        stabilityPpm: work.stability,
        unservedPpm: work.unservedShare,
        unestimated: work.unestimated,
      });
      for (const fate of ['completed', 'open', 'dropped', 'left'] as const) {
        expect(printed.work[fate].items.map(({ item }) => item)).toEqual(
          work.groups[fate].items.map(({ key }) => key),
        );
      }
    });
  });
}

// ── below ──

interface PrintedLine {
  readonly id: string;
  readonly startPpm: number | null;
  readonly endPpm: number | null;
  readonly changePpm: number;
  readonly causes: object;
}

interface Printed {
  readonly objectives: readonly PrintedLine[];
  readonly keyResults: readonly PrintedLine[];
  readonly work: Readonly<
    Record<
      'completed' | 'open' | 'dropped' | 'left',
      { readonly items: readonly { readonly item: string }[] }
    >
  >;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
