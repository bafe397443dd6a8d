import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describeWithRealData, realData } from '../real-data.ts';
import { folder, planText, printed, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Record<string, unknown> & {
    readonly issuetype: { readonly name: string; readonly subtask: boolean };
    readonly status: { readonly name: string; readonly statusCategory: { readonly key: string } };
    readonly resolution?: { readonly name: string } | null;
    readonly epic?: { readonly id: number; readonly key: string } | null;
  };
}

interface Row {
  readonly item: string;
  readonly why?: string;
  readonly ppm: number;
}

interface Explained {
  readonly id: string;
  readonly rawPpm: number | null;
  readonly sumPpm: number | null;
  readonly parts: readonly Row[];
  readonly leftOut: readonly Row[];
  readonly merged: readonly { readonly item: string; readonly below: string | null }[];
}

interface Report extends Explained {
  readonly below: readonly Explained[];
}

const dropping = [
  "Won't Do",
  "Won't Fix",
  'Duplicate',
  'Cannot Reproduce',
  'Invalid',
  'Incomplete',
  'Not Our Bug',
];
const isDropped = ({ fields }: Issue) =>
  fields.status.statusCategory.key === 'done' && dropping.includes(fields.resolution?.name ?? '');
const keys = (rows: readonly { readonly item: string }[]) => rows.map(({ item }) => item).toSorted();
const keyed = (id: string) => `kr-${id.toLowerCase()}`;
const sum = (rows: readonly Row[]) => rows.reduce((all, { ppm }) => all + ppm, 0);

const explained = (id: string, plan: string, work: string, ...more: string[]) =>
  printed<Report>('explain', id, '--plan', plan, '--work', work, '--as-of', '2026-11-01', '--json', ...more);

describeWithRealData('[R38] explain over 2,183 real issues', () => {
  const archive = realData('jira/tidev-daemon-mod-aloy.ndjson.gz');
  const issues = gunzipSync(readFileSync(archive))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Issue);
  const epics = issues.filter(({ fields }) => fields.issuetype.name === 'Epic');
  const childrenOf = (epic: Issue) =>
    issues.filter(({ fields }) => String(fields.epic?.id) === epic.id && !fields.issuetype.subtask);
  const big = epics.toSorted((a, b) => childrenOf(b).length - childrenOf(a).length)[0];
  if (!big) throw new Error('No epic');

  const work = (id: string, measure: object) => ({
    id,
    title: id,
    measure: { kind: 'work', count: 'issues', ...measure },
  });

  it('names every issue of every epic once: counted, dropped or expanded; the parts sum to the number', async () => {
    const plan = files.file(
      'epics.json',
      planText(epics.map(({ key }) => work(keyed(key), { items: [key] }))),
    );
    const report = await explained('o', plan, archive);
    expect(report.below).toHaveLength(epics.length);
    expect(sum(report.parts)).toBe(report.rawPpm);
    let dropped = 0;
    for (const epic of epics) {
      const trace = report.below.find(({ id }) => id === keyed(epic.key));
      const children = childrenOf(epic);
      const set = children.length > 0 ? children : [epic];
      const counted = set.filter((one) => !isDropped(one));
      expect(keys(trace?.parts ?? [])).toEqual(counted.map(({ key }) => key).toSorted());
      expect(sum(trace?.parts ?? [])).toBe(trace?.rawPpm ?? 0);
      const out = (why: string) => keys(trace?.leftOut.filter((row) => row.why === why) ?? []);
      expect(out('dropped')).toEqual(
        set
          .filter(isDropped)
          .map(({ key }) => key)
          .toSorted(),
      );
      expect(out('expanded')).toEqual(children.length > 0 ? [epic.key] : []);
      expect(trace?.leftOut).toHaveLength(
        out('dropped').length + out('expanded').length + out('covered').length,
      );
      dropped += out('dropped').length;
    }
    expect(dropped).toBe(3);
  });

  it('names all 2,183 in one set, each once', async () => {
    const query = 'project in (ALOY, DAEMON, MOD)';
    const plan = files.file('all.json', planText([work('kr', { items: [], query })]));
    const { parts, leftOut, rawPpm } = await explained('kr', plan, archive);
    expect(keys([...parts, ...leftOut])).toEqual(issues.map(({ key }) => key).toSorted());
    expect(sum(parts)).toBe(rawPpm);
    // Sub-tasks beside their stories and expanded epics are out for another reason first.
    const dropped = keys(leftOut.filter(({ why }) => why === 'dropped'));
    const single = issues.filter(
      ({ fields }) => !fields.issuetype.subtask && fields.issuetype.name !== 'Epic',
    );
    expect(dropped).toEqual(
      expect.arrayContaining(keys(single.filter(isDropped).map(({ key }) => ({ item: key })))),
    );
    expect(dropped.length).toBeGreaterThan(300);
    const counted = new Set(keys(parts));
    expect(single.filter((one) => !isDropped(one) && !counted.has(one.key))).toEqual([]);
  });

  it('[R17] names what is linked and also below a linked epic, merged into one', async () => {
    const twice = childrenOf(big)
      .slice(0, 5)
      .map(({ key, id }, at) => (at % 2 === 0 ? key : id));
    const plan = files.file('twice.json', planText([work('kr', { items: [big.key, ...twice, 'GONE-1'] })]));
    const report = await explained('kr', plan, archive);
    expect(keys(report.merged)).toEqual(
      childrenOf(big)
        .slice(0, 5)
        .map(({ key }) => key)
        .toSorted(),
    );
    expect(report.merged.every(({ below }) => below === big.key)).toBe(true);
    expect(report.leftOut.filter(({ why }) => why === 'missing')).toMatchObject([{ item: 'GONE-1' }]);
    expect(keys([...report.parts, ...report.leftOut.filter(({ why }) => why === 'dropped')])).toEqual(
      childrenOf(big)
        .map(({ key }) => key)
        .toSorted(),
    );
  });

  it('prints every issue by name, in lines that fit', async () => {
    const plan = files.file('text.json', planText([work('kr', { items: [big.key] })]));
    const ran = await throughline(
      'explain',
      'kr',
      '--plan',
      plan,
      '--work',
      archive,
      '--as-of',
      '2026-11-01',
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    for (const { key } of childrenOf(big)) expect(ran.out).toMatch(new RegExp(`^  ${key} `, 'm'));
    expect(Math.max(...ran.out.split('\n').map((line) => Array.from(line).length))).toBeLessThanOrEqual(120);
  });

  it('is the same whatever the order of the issues', async () => {
    const backwards = files.file(
      'backwards.ndjson',
      issues
        .toReversed()
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    const plan = files.file(
      'order.json',
      planText([work('kr', { items: [big.key], query: 'issuetype = Epic' })]),
    );
    expect(await explained('kr', plan, backwards)).toEqual(await explained('kr', plan, archive));
  });

  describe('changing one issue changes what the trace says of it, and what follows', () => {
    const isOpen = ({ fields }: Issue) => fields.status.statusCategory.key === 'new';
    const isDone = (one: Issue) => one.fields.status.statusCategory.key === 'done' && !isDropped(one);
    const doneIn = (epic: Issue) => childrenOf(epic).filter(isDone).length;
    const [home] = epics
      .filter((epic) => childrenOf(epic).some(isOpen))
      .toSorted((a, b) => doneIn(b) - doneIn(a));
    const others = epics.filter((epic) => epic !== home && childrenOf(epic).length > 1);
    const chosen = home && childrenOf(home).find(isOpen);
    if (!home || !chosen || doneIn(home) === 0) throw new Error('The data are not what they were');
    const points = 'customfield_10036';
    const plan = () =>
      files.file(
        'flip.json',
        planText(
          [home, ...others].map(({ key }) =>
            work(keyed(key), { count: 'points', items: [key], unestimatedSize: 2 }),
          ),
        ),
      );
    const traces = async (name: string, fields: object) => {
      const changed = issues.map((one) => {
        const sized = { ...one, fields: { ...one.fields, [points]: one === chosen ? 3 : null } };
        return one === chosen ? { ...sized, fields: { ...sized.fields, ...fields } } : sized;
      });
      const file = files.file(`${name}.ndjson`, changed.map((one) => JSON.stringify(one)).join('\n'));
      const report = await explained('o', plan(), file, '--points-field', points);
      return new Map(report.below.map((trace) => [trace.id, trace]));
    };
    const done = { name: 'Closed', id: '6', statusCategory: { id: 3, key: 'done', name: 'Done' } };
    /** Everything said of the other issues, but how large a part of the number each is. */
    const rest = (trace: Explained | undefined) => ({
      parts: trace?.parts.filter(({ item }) => item !== chosen.key).map((row) => ({ ...row, ppm: null })),
      leftOut: trace?.leftOut.filter(({ item }) => item !== chosen.key),
      merged: trace?.merged,
    });
    const own = (trace: Explained | undefined) =>
      [...(trace?.parts ?? []), ...(trace?.leftOut ?? [])].filter(({ item }) => item === chosen.key);

    it.each([
      ['status', { status: done }, { stage: 'done', creditPpm: 1_000_000, state: 'Closed' }],
      [
        'resolution',
        { status: done, resolution: { name: 'Duplicate', id: '3' } },
        { why: 'dropped', resolution: 'Duplicate' },
      ],
      ['points', { [points]: 8 }, { size: 8, counts: 8 }],
    ])('its %s', async (name, fields, expected) => {
      const [before, after] = [await traces('before', {}), await traces(name, fields)];
      const id = keyed(home.key);
      expect(own(before.get(id))).toMatchObject([{ size: 3, stage: 'todo', creditPpm: 0, ppm: 0 }]);
      expect(own(after.get(id))).toMatchObject([expected]);
      expect(rest(after.get(id))).toEqual(rest(before.get(id)));
      expect(after.get(id)?.sumPpm).not.toBe(before.get(id)?.sumPpm);
      for (const { key } of others) expect(after.get(keyed(key))).toEqual(before.get(keyed(key)));
    });

    it('its parent: it leaves one set and joins another', async () => {
      const [to] = others;
      if (!to) throw new Error('No other epic');
      const [before, after] = [
        await traces('stays', {}),
        await traces('moves', { epic: { id: Number(to.id), key: to.key } }),
      ];
      const [left, joined] = [keyed(home.key), keyed(to.key)];
      expect([own(before.get(left)), own(before.get(joined))].map((rows) => rows.length)).toEqual([1, 0]);
      expect([own(after.get(left)), own(after.get(joined))].map((rows) => rows.length)).toEqual([0, 1]);
      expect(own(after.get(joined))).toMatchObject([{ via: to.key }]);
      expect(rest(after.get(left))).toEqual(rest(before.get(left)));
      expect(rest(after.get(joined))).toEqual(rest(before.get(joined)));
      for (const { key } of others.slice(1)) expect(after.get(keyed(key))).toEqual(before.get(keyed(key)));
    });
  });
});
