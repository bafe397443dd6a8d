import { follower, liveSide } from '../lib/event-side.mjs';
import { interleave, median, slower } from '../lib/measure.mjs';
import { eventsOf, planOf } from '../lib/plan-data.mjs';
import { atMost, time } from '../lib/report.mjs';
import { bareCells } from '../peers/bare-cells.mjs';

/** One event against the memory that it must touch, at every size. */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  for (const size of bench.smoke ? ['S'] : ['S', 'M', 'L', 'XL']) {
    const plan = planOf(size);
    const events = eventsOf(plan, bench.count(200_000));
    const bare = bareCells(Live, plan, events);
    const ours = liveSide(Live, plan);
    const follow = follower(ours, events);
    const operations = bench.count(10_000);
    const times = await interleave(
      [
        { name: 'ours', operations, run: () => (follow(operations), ours.score(0)) },
        { name: bare.name, operations, run: () => (bare.follow(operations), bare.score(0)) },
      ],
      { rounds: bench.rounds(101) },
    );
    const took = (name) => time(median(times.get(name)));
    bench.row(
      atMost(4, {
        peer: `${size}: ${bare.name}`,
        ratio: slower(times, bare.name, 'ours'),
        note: `ours ${took('ours')}, the limit ${took(bare.name)} an event`,
      }),
    );
    globalThis.gc?.();
  }
}
