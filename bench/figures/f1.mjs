import { sameScores } from '../lib/agree.mjs';
import { follower, liveSide, scoresOf } from '../lib/event-side.mjs';
import { interleave, median, slower } from '../lib/measure.mjs';
import { eventsOf, planOf } from '../lib/plan-data.mjs';
import { atLeast, aside, notRun, time } from '../lib/report.mjs';
import { okrTracker } from '../peers/okr-tracker.mjs';
import { signals } from '../peers/signals.mjs';
import { sqliteKept } from '../peers/sqlite.mjs';
import { walkByHand } from '../peers/walk-by-hand.mjs';

const bar = 8;

/** One event of a work item until every ancestor is current. */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  const alien = await bench.peer('alien-signals');
  const sqlite = await bench.peer('better-sqlite3');
  const plan = planOf(bench.size('M'));
  const events = eventsOf(plan, bench.count(400_000));

  const ours = { ...liveSide(Live, plan), events: 10_000 };
  const byHand = { ...walkByHand(plan), events: 5_000 };
  const peers = [
    { ...okrTracker(plan), events: 1_000 },
    alien && { ...signals(plan, alien), events: 1_000 },
    sqlite && { ...sqliteKept(plan, sqlite.default), events: 50 },
  ].filter(Boolean);

  const sides = [ours, byHand, ...peers].map((side) => ({ ...side, follow: follower(side, events) }));
  for (const { follow } of sides) follow(Math.min(2_000, events.count));
  const expected = scoresOf(ours, plan.source.nodes);
  for (const peer of [byHand, ...peers]) sameScores(expected, scoresOf(peer, plan.source.nodes), peer.name);

  const times = await interleave(
    sides.map(({ name, follow, score, events: operations }) => {
      const count = bench.count(operations);
      return {
        name,
        operations: count,
        run: () => {
          follow(count);
          return score(0);
        },
      };
    }),
    { rounds: bench.rounds(101) },
  );
  const took = (name) => time(median(times.get(name)));
  const result = ({ name }) => ({
    peer: name,
    ratio: slower(times, 'ours', name),
    note: `ours ${took('ours')}, peer ${took(name)} an event`,
  });
  for (const peer of peers) bench.row(atLeast(bar, result(peer)));
  bench.row(aside(result(byHand)));
  if (!alien) bench.row(notRun(bar, 'alien-signals'));
  if (!sqlite) bench.row(notRun(bar, 'better-sqlite3, triggers'));
}
