import { planOf } from '../lib/plan-data.mjs';
import { randomOf } from '../lib/random.mjs';
import { atMost } from '../lib/report.mjs';
import { exactScores } from '../peers/exact.mjs';
import { bottomUp } from '../peers/work.mjs';

const whole = 1_000_000;

/** Exactness: bits that differ from a recompute from scratch in big integers, after a million events of any kind. */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  const { source } = planOf(bench.size('M'));
  const order = bottomUp(source);
  const events = anyEvents(source.items, bench.count(1_000_000));
  const live = new Live(source);
  const last = { size: new Float64Array(source.items), credit: new Int32Array(source.items).fill(-2) };
  const told = (item, size, credit) => {
    last.size[item] = size;
    last.credit[item] = credit;
  };
  const exact = () => exactScores(asTold(source, last), order);
  const row = (peer, differing) => bench.row(atMost(0, { peer, ratio: differing, unit: ' bits' }));

  for (let at = 0; at < events.count; at++) {
    live.moveItem(events.item[at], at + 1, events.size[at], events.credit[at]);
    told(events.item[at], events.size[at], events.credit[at]);
  }
  const followed = live.scores.slice();
  const expected = exact();
  row(`after ${events.count.toLocaleString('en')} random events`, differingBits(followed, expected));

  live.recompute();
  row('the same, computed from scratch', differingBits(live.scores, expected));

  const permuted = new Live(source);
  for (const at of shuffled(events.count)) {
    permuted.moveItem(events.item[at], at + 1, events.size[at], events.credit[at]);
  }
  row('the same events, shuffled', differingBits(permuted.scores, followed));

  let revision = events.count;
  const sizeOf = (item) => (last.credit[item] === -2 ? 1_000 : last.size[item]);
  const all = (credit) => {
    for (let item = 0; item < source.items; item++) {
      const size = sizeOf(item);
      live.moveItem(item, ++revision, size, credit);
      told(item, size, credit);
    }
    return (
      differingBits(live.scores, exact()) +
      differingBits(
        live.scores,
        live.scores.map(() => credit),
      )
    );
  };
  row('then all done: every score 100 %', all(whole));
  row('then all reopened: every score 0', all(0));
}

/** Done, reopened, in part, dropped, estimated, unestimated; odd numbers everywhere. */
function anyEvents(items, count) {
  const random = randomOf(11);
  const events = {
    count,
    item: new Int32Array(count),
    size: new Float64Array(count),
    credit: new Int32Array(count),
  };
  const credits = [0, whole, whole, -1, 333_333, 1];
  for (let at = 0; at < count; at++) {
    events.item[at] = random.below(items);
    events.size[at] = random.below(20) === 0 ? -1 : 1 + random.below(100_000);
    events.credit[at] = random.below(3) === 0 ? random.below(whole + 1) : random.of(credits);
  }
  return events;
}

/** The source as it stands after the events. */
function asTold(source, { size, credit }) {
  const linkSize = source.linkSize.slice();
  const linkCredit = source.linkCredit.slice();
  source.linkItem.forEach((item, link) => {
    if (credit[item] === -2) return;
    linkSize[link] = size[item];
    linkCredit[link] = credit[item];
  });
  return { ...source, linkSize, linkCredit };
}

function shuffled(count) {
  const random = randomOf(13);
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

function differingBits(left, right) {
  let bits = 0;
  for (let node = 0; node < left.length; node++) {
    for (let rest = left[node] ^ right[node]; rest !== 0; rest &= rest - 1) bits++;
  }
  return bits;
}
