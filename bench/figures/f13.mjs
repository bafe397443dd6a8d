import { interleave, median, slower } from '../lib/measure.mjs';
import { planOf } from '../lib/plan-data.mjs';
import { aside, atLeast, atMost, notRun, time } from '../lib/report.mjs';
import { now, shardOf, textsOf } from '../lib/shard-data.mjs';
import { rowsByHierarchy, rowsByStratify } from '../peers/d3-rows.mjs';

/** View models: the panel of an epic that serves three key results, and the rows of 5,000 nodes. */
export async function run(bench) {
  await panel(bench);
  await rows(bench);
}

async function panel(bench) {
  const { fullPanelView } = await bench.ours('epic-panel-view');
  const { evaluateShard } = await bench.ours('evaluate-shard');
  // A shard of 50 objectives and 200 key results, as a department has.
  const shard = shardOf(planOf('S'));
  const texts = textsOf(shard);
  const served = [3, 57, 121].map((at) => ({
    keyResult: shard.keyResults[at].id,
    shard: '10001~1',
    link: null,
  }));
  const shown = new Set(served.flatMap(({ keyResult }) => [keyResult, objectiveOf(shard, keyResult)]));
  const about = {
    item: 'jira:1:1',
    now,
    today: '2026-11-20',
    may: { link: true, administer: false },
    pointsFieldQuestion: null,
  };
  const viewOf = (values) =>
    fullPanelView(
      about,
      [{ id: '10001~1', numbers: shard, texts, values, maySee: () => true }],
      served,
      true,
    );
  const valued = () => evaluateShard(shard, now, { shown });
  const values = valued();
  const times = await interleave(
    [
      { name: 'view', operations: 100, run: () => repeated(100, () => viewOf(values).objectives.length) },
      { name: 'valued', operations: 5, run: () => repeated(5, () => viewOf(valued()).objectives.length) },
    ],
    { rounds: bench.rounds(101) },
  );
  const took = (name) => median(times.get(name));
  bench.row(atMost(0.1, { peer: 'epic panel, from a valued shard', ratio: took('view'), unit: ' ms' }));
  bench.row(aside({ peer: 'the same, with valuing what it shows', ratio: took('valued'), unit: ' ms' }));
}

const objectiveOf = ({ keyResults }, id) => keyResults.find((keyResult) => keyResult.id === id).objective;

function repeated(count, run) {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += run();
  return sum;
}

async function rows(bench) {
  const { Live } = await bench.ours('live');
  const { hierarchyRows } = await bench.ours('hierarchy-rows');
  const d3 = await bench.peer('d3-hierarchy');
  const kinds = [
    { name: 'd3-hierarchy, hierarchy', make: rowsByHierarchy },
    { name: 'd3-hierarchy, stratify', make: rowsByStratify },
  ];
  if (!d3) {
    for (const { name } of kinds) bench.row(notRun(5, name));
    return;
  }
  // d3-hierarchy knows only trees.
  const { source } = planOf(bench.size('M'), { severalParents: false });
  const { scores } = new Live(source);
  const hierarchy = {
    shown: scores,
    health: Array.from(scores, (score) => (score < 300_000 ? 'off-track' : 'on-track')),
    edgeParent: source.edgeParent,
    edgeChild: source.edgeChild,
    edgeContributes: new Uint8Array(source.edgeChild.length).fill(1),
  };
  const wanted = JSON.stringify(hierarchyRows(hierarchy));
  const peers = kinds.map(({ name, make }) => ({ name, run: () => make(hierarchy, d3).length }));
  for (const { name, make } of kinds) {
    if (JSON.stringify(make(hierarchy, d3)) !== wanted) throw new Error(`${name} makes other rows`);
  }
  const times = await interleave([{ name: 'ours', run: () => hierarchyRows(hierarchy).length }, ...peers], {
    rounds: bench.rounds(201),
  });
  for (const { name } of peers) {
    const note = `ours ${time(median(times.get('ours')))}, peer ${time(median(times.get(name)))}`;
    bench.row(
      atLeast(5, {
        peer: `rows of ${scores.length} nodes: ${name}`,
        ratio: slower(times, 'ours', name),
        note,
      }),
    );
  }
}
