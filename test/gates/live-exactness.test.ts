import { Live } from '@throughline/core/progress/live/live.ts';
import { nodeKind } from '@throughline/core/progress/live/source.ts';
import type { LiveSource } from '@throughline/core/progress/live/source.ts';
import { PlainTree } from '../core/live/plain-tree.ts';
import { randomCredit, randomFrom, randomSize, randomSource } from '../core/live/random.ts';
import type { Next } from '../core/live/random.ts';

/*
 * F6: a million events leave no bit that a computation from scratch would not leave, neither the live engine's own nor
 * the plain one by the rules as they are written.
 */
const million = 1_000_000;
const shape = { parents: 200, work: 800, given: 40, items: 8_000, links: 10_000 };

interface Events {
  readonly item: Int32Array;
  readonly size: Float64Array;
  readonly credit: Int32Array;
}

function randomEvents(next: Next, events: number): Events {
  return {
    item: Int32Array.from({ length: events }, () => next(shape.items)),
    size: Float64Array.from({ length: events }, () => randomSize(next)),
    credit: Int32Array.from({ length: events }, () => randomCredit(next)),
  };
}

/** Nothing typed over: what is done shows in every node above it. */
const withoutTyped = (source: LiveSource): LiveSource => ({
  ...source,
  override: source.override.map(() => -1),
  kind: source.kind.map((kind) => (kind === nodeKind.given ? nodeKind.work : kind)),
});

/** How many nodes differ. */
const differing = (scores: Int32Array, others: ArrayLike<number>): number =>
  scores.reduce((sum, score, at) => sum + (score === others[at] ? 0 : 1), 0);

const rules: readonly LiveSource['rules'][] = [
  { noData: 'zero', weights: 'relative', unestimated: 'stored' },
  { noData: 'exclude', weights: 'percent', unestimated: 'exclude' },
  { noData: 'zero', weights: 'percent', unestimated: 'block' },
];

describe('[R3] live scores are exact, whatever happens in whatever order (F6)', () => {
  it.each([
    [million, rules[0]!],
    [million / 20, rules[1]!],
    [million / 20, rules[2]!],
  ])('after %i events, with %j', (events, by) => {
    const next = randomFrom(1);
    const source = randomSource(next, shape, by);
    const { item, size, credit } = randomEvents(next, events);
    const live = new Live(source);
    const tree = PlainTree.from(source);
    const last = new Int32Array(shape.items).fill(-1);
    let told = 0;
    for (let at = 0; at < events; at += 1) {
      live.moveItem(item[at]!, at, size[at]!, credit[at]!);
      told += live.changedCount;
      last[item[at]!] = at;
      if ((at + 1) % (events / 5) !== 0) continue;
      for (const { links } of tree.nodes) {
        for (const [one, link] of links) {
          const event = last[one]!;
          if (event >= 0) Object.assign(link, { size: size[event], credit: credit[event] });
        }
      }
      expect(differing(live.scores, tree.scores())).toBe(0);
      live.recompute();
      expect(live.changedCount).toBe(0);
    }
    expect(told).toBeGreaterThan(events / 10);
  });

  it('in any order, each event twice or more', () => {
    const events = million / 10;
    const next = randomFrom(2);
    const source = randomSource(next, shape, rules[0]!);
    const { item, size, credit } = randomEvents(next, events);
    const inOrder = new Live(source);
    for (let at = 0; at < events; at += 1) inOrder.moveItem(item[at]!, at, size[at]!, credit[at]!);

    const shuffled = new Live(source);
    const order = Int32Array.from({ length: events }, (_, at) => at);
    for (let at = events - 1; at > 0; at -= 1) {
      const other = next(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    let refused = 0;
    for (const at of order) {
      for (const again of [at, order[next(events)]!, at]) {
        if (!shuffled.moveItem(item[again]!, again, size[again]!, credit[again]!)) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(2 * events);
    expect(differing(shuffled.scores, inOrder.scores)).toBe(0);
  });

  it.each(rules)('everything done is exactly 100 %, everything reopened exactly 0, with %j', (by) => {
    const events = million / 20;
    const next = randomFrom(3);
    // Without data left out, and nothing that blocks or has no estimate: every node with work has a value.
    const source = withoutTyped(
      randomSource(next, shape, { ...by, noData: 'exclude', unestimated: 'stored' }),
    );
    const live = new Live(source);
    const { item, size, credit } = randomEvents(next, events);
    for (let at = 0; at < events; at += 1) live.moveItem(item[at]!, at, size[at]!, credit[at]!);
    for (const [turn, score] of [1_000_000, 0, 1_000_000].entries()) {
      for (let one = 0; one < shape.items; one += 1) {
        live.moveItem(one, events + turn, randomSize(next), score);
      }
      const valued = live.scores.filter((one) => one >= 0);
      expect(valued.length).toBeGreaterThan(900);
      expect(valued.every((one) => one === score)).toBe(true);
    }
  });
});
