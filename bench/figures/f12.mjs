import { sameScores } from '../lib/agree.mjs';
import { interleave, median, slower } from '../lib/measure.mjs';
import { datedEvents, planOf } from '../lib/plan-data.mjs';
import { atLeast, atMost, notRun, time } from '../lib/report.mjs';
import { replay } from '../peers/replay.mjs';
import { openSqlite } from '../peers/sqlite.mjs';
import { duckWindows, sqliteWindows, windowRows } from '../peers/windows.mjs';

const bar = 5;
const days = 90;

/** Every node on each day of a quarter, from its events. Each side ends with what it keeps; all of it is compared. */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  const { daySeries } = await bench.ours('day-series');
  const sqlite = await bench.peer('better-sqlite3');
  const duck = await bench.peer('@duckdb/node-api');
  const plan = planOf(bench.size('M'));
  const events = datedEvents(plan, bench.count(200_000), days);
  const rows = windowRows(plan, events, days);

  let live;
  let series;
  const ours = {
    name: 'ours',
    prepare: () => {
      live = new Live(plan.source);
    },
    run: () => {
      series = daySeries(live, days, events);
      return series.bytes;
    },
  };
  const compare = async (peers, options) => {
    const times = await interleave([ours, ...peers], options);
    const scores = Array.from({ length: plan.source.nodes }, (_, node) => [...series.ofNode(node)]).flat();
    for (const peer of peers) {
      sameScores(scores, await peer.all(), peer.name);
      const note = `ours ${time(median(times.get('ours')))}, peer ${time(median(times.get(peer.name)))}`;
      bench.row(atLeast(bar, { peer: peer.name, ratio: slower(times, 'ours', peer.name), note }));
    }
  };
  const rounds = bench.rounds(3);
  const naive = { ...replay(plan, events, days), most: 1 };
  await compare(sqlite ? [sqliteWindows(rows, openSqlite(sqlite.default)), naive] : [naive], { rounds });
  if (!sqlite) bench.row(notRun(bar, 'better-sqlite3, windows'));
  if (duck) await compare([await duckWindows(rows, duck)], { rounds, clock: 'wall' });
  else bench.row(notRun(bar, 'DuckDB, windows'));
  bench.row(
    atMost(100, { peer: 'kept, a node a quarter', ratio: series.bytes / plan.source.nodes, unit: ' B' }),
  );
}
