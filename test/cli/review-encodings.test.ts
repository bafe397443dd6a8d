import { adoIterations, adoStateLists, asAdoUpdates } from '../core/tracker/as-ado.ts';
import { asJiraIssue, jiraFieldList, jiraStatusList } from '../core/tracker/as-jira.ts';
import { generatedPast, pastStart, type PastItem } from '../core/tracker/generated-past.ts';
import { folder, throughline } from './run.ts';

/** One past, told by both trackers, read from files: the real readers, the command itself. */

const files = folder();
afterAll(files.clear);

const lines = (all: readonly object[]): string => all.map((one) => JSON.stringify(one)).join('\n');

const fields = files.file('fields.json', JSON.stringify(jiraFieldList));
const statuses = files.file('statuses.json', JSON.stringify(jiraStatusList));
const states = files.file('states.json', JSON.stringify(adoStateLists));
const iterations = files.file('iterations.json', JSON.stringify(adoIterations));

const plan = (key: (id: number) => string): string =>
  files.file(
    `plan-${key(1)}.json`,
    JSON.stringify({
      throughline: 1,
      cycle: { id: 'autumn', start: '2026-09-01', end: '2026-12-31' },
      objectives: [
        {
          id: 'o-one',
          title: 'The first',
          keyResults: [
            { id: 'kr-points', title: 'By points', measure: work('points', [1, 2, 3, 4, 5, 6], key) },
            { id: 'kr-issues', title: 'By items', measure: work('issues', [6, 7, 1000, 1001], key) },
            {
              id: 'kr-metric',
              title: 'A metric',
              measure: { kind: 'metric', from: 0, to: 10 },
              readings: [{ on: '2026-10-07', value: 3 }],
            },
          ],
        },
        {
          id: 'o-two',
          title: 'The second',
          keyResults: [{ id: 'kr-late', title: 'Late', measure: work('points', [1400], key) }],
        },
      ],
    }),
  );

const work = (count: string, ids: readonly number[], key: (id: number) => string): object => ({
  kind: 'work',
  count,
  items: ids.map(key),
  ...(count === 'points' ? { unestimatedSize: 2 } : {}),
});

/**
 * The same past with nothing on the first and the last day of a sprint: where a host knows days only, these two are taken as
 * a whole (edgesOf), and the trackers would rightly differ.
 */
function betweenEdges(past: readonly PastItem[]): readonly PastItem[] {
  const day = 86_400_000;
  const inside = (at: number): number => {
    const into = (((at - pastStart) % (14 * day)) + 14 * day) % (14 * day);
    return at - into + day + Math.floor((into * 12) / 14);
  };
  return past.map((item) => ({
    ...item,
    created: inside(item.created),
    deleted: item.deleted === null ? null : inside(item.deleted),
    events: item.events.map((event) => ({ ...event, at: inside(event.at) })),
  }));
}

/** How each tracker's command is asked about the same items. */
function asked(past: readonly PastItem[]): Record<'jira' | 'ado', readonly string[]> {
  const size = past.length;
  const jira = files.file(`jira-${size}.ndjson`, lines(past.map(asJiraIssue)));
  const ado = files.file(`ado-${size}.ndjson`, lines(past.flatMap(asAdoUpdates)));
  const inJira = plan((id) => `SUP-${id}`);
  return {
    jira: ['--plan', inJira, '--work', jira, '--fields', fields, '--states', statuses],
    ado: ['--plan', plan(String), '--work', ado, '--states', states],
  };
}

interface Printed {
  readonly work: Readonly<Record<string, { readonly count: number }>>;
  readonly keyResults: readonly {
    readonly id: string;
    readonly changePpm: number;
    readonly steps: readonly unknown[];
  }[];
}

/** The JSON that a command prints, in words that both trackers share. */
async function printed(...argv: string[]): Promise<Printed> {
  const ran = await throughline('diff', ...argv, '--json');
  if (ran.code !== 0) throw new Error(ran.errors.join('\n'));
  const report = JSON.parse(
    ran.out.replaceAll(/SUP-(\d+)/g, '$1').replaceAll(/(jira:site\.example|ado:org)\//g, '#'),
  );
  delete report.sprint;
  return report;
}

const asOf = ['--as-of', '2026-11-20'];
const sprint = (name: string) => [name, ['--sprint', name, ...asOf], ['--sprints', iterations]] as const;
const days = ['--review', '--from', '2026-09-30', '--to', '2026-10-14', '--unit', 'points'];
/** A slow machine may take minutes for thousands. */
const LONG = 900_000;

describe.each([
  [4000, [sprint('Sprint 2')]],
  [1500, [sprint('Sprint 4'), sprint('Sprint 5'), ['two weeks', days, []] as const]],
])('[R40] one past of %i items as Jira and as Azure DevOps tell it', (size, spans) => {
  const of = asked(betweenEdges(generatedPast(42, size, { kept: false })));
  const reviews = new Map<string, Printed>();

  it.each(spans)(
    '%s, from Jira, moved much',
    async (name, span) => {
      const review = await printed(...of.jira, ...span);
      reviews.set(name, review);
      const { completed, open, dropped, left } = review.work;
      for (const group of [completed, open, dropped, left]) expect(group?.count).toBeGreaterThan(size / 200);
      const moved = review.keyResults.filter(({ steps }) => steps.length > 10);
      expect(moved.map(({ id }) => id)).toContain('kr-points');
    },
    LONG,
  );

  it.each(spans)(
    '%s, from Azure DevOps, is the same to the last number',
    async (name, span, more) => {
      expect(await printed(...of.ado, ...span, ...more)).toEqual(reviews.get(name));
    },
    LONG,
  );
});
