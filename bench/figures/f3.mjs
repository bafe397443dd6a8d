import { sameScores } from '../lib/agree.mjs';
import { interleave, median, slower } from '../lib/measure.mjs';
import { planOf } from '../lib/plan-data.mjs';
import { atLeast, notRun, time } from '../lib/report.mjs';
import { d3Tree } from '../peers/d3-tree.mjs';
import { plainObjects } from '../peers/plain-objects.mjs';
import { sqliteFull } from '../peers/sqlite.mjs';

const bar = 10;

/** Every score from all links. */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  const sqlite = await bench.peer('better-sqlite3');
  const d3 = await bench.peer('d3-hierarchy');
  const plan = planOf(bench.size('M'));
  // d3-hierarchy knows only trees: against it both sides take the same plan without second parents.
  const tree = planOf(bench.size('M'), { severalParents: false });

  const live = new Live(plan.source);
  const liveTree = new Live(tree.source);
  const peers = [plainObjects(plan), sqlite && sqliteFull(plan, sqlite.default)].filter(Boolean);
  const treePeers = d3 ? [d3Tree(tree, d3)] : [];
  for (const [side, against] of [
    [live, peers],
    [liveTree, treePeers],
  ]) {
    for (const peer of against) {
      peer.compute();
      sameScores(side.scores, peer.scores(), peer.name);
    }
  }
  const ours = (name, side) => ({
    name,
    operations: 5,
    run: () => {
      for (let at = 0; at < 5; at++) side.recompute();
      return side.scores[0];
    },
  });
  const times = await interleave(
    [
      ours('ours', live),
      ours('ours, the tree', liveTree),
      ...[...peers, ...treePeers].map(({ name, compute }) => ({
        name,
        run: () => {
          compute();
          return 1;
        },
      })),
    ],
    { rounds: bench.rounds(51) },
  );
  const row =
    (mine) =>
    ({ name }) => {
      const note = `ours ${time(median(times.get(mine)))}, peer ${time(median(times.get(name)))}`;
      bench.row(atLeast(bar, { peer: name, ratio: slower(times, mine, name), note }));
    };
  peers.forEach(row('ours'));
  treePeers.forEach(row('ours, the tree'));
  if (!sqlite) bench.row(notRun(bar, 'better-sqlite3, GROUP BY'));
  if (!d3) bench.row(notRun(bar, 'd3-hierarchy'));
}
