import { sameScores } from '../lib/agree.mjs';
import { follower, liveSide, scoresOf } from '../lib/event-side.mjs';
import { interleave, median, slower } from '../lib/measure.mjs';
import { eventsOf, planOf } from '../lib/plan-data.mjs';
import { atLeast, notRun, time } from '../lib/report.mjs';
import { spreadsheet } from '../peers/spreadsheet.mjs';

/** One edit of a work item in the spreadsheet that teams use today. What the sheet takes to be made is not counted. */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  const module = await bench.peer('hyperformula');
  const kinds = [
    { how: 'ranges', bar: 500, size: 'M', edits: 10, rounds: 21 },
    // Already at S an edit takes seconds; at M the sheet is not made within minutes.
    { how: 'sumifs', bar: 100_000, size: 'S', edits: 1, rounds: 2 },
  ];
  for (const { how, bar, size: wanted, edits, rounds } of kinds) {
    const size = bench.size(wanted);
    if (!module || (bench.smoke && how === 'sumifs')) {
      bench.row(notRun(bar, `${size}: HyperFormula, ${how}`));
      continue;
    }
    const plan = planOf(size);
    const events = eventsOf(plan, 100_000);
    const ours = liveSide(Live, plan);
    const sheet = spreadsheet(plan, module.default ?? module, how);
    const name = `${size}: ${sheet.name}`;
    const sides = [
      { side: ours, name: 'ours', operations: bench.count(10_000), follow: follower(ours, events) },
      { side: sheet, name, operations: edits, follow: follower(sheet, events) },
    ];
    for (const { follow } of sides) follow(2);
    sameScores(scoresOf(ours, plan.source.nodes), scoresOf(sheet, plan.source.nodes), name);

    const times = await interleave(
      sides.map(({ side, follow, ...rest }) => ({
        ...rest,
        run: () => {
          follow(rest.operations);
          return side.score(0);
        },
      })),
      { rounds: bench.rounds(rounds) },
    );
    const note = `ours ${time(median(times.get('ours')))}, peer ${time(median(times.get(name)))} an edit`;
    bench.row(atLeast(bar, { peer: name, ratio: slower(times, 'ours', name), note }));
  }
}
