import { interleave, median, slower } from '../lib/measure.mjs';
import { planOf } from '../lib/plan-data.mjs';
import { atMost, time } from '../lib/report.mjs';

/**
 * Every score from all links, against adding up the bytes that this rests on: two numbers of 8 bytes a link; of a node
 * four of 8 and nine of 4 (kind, height, where its links are, order, score); four of 4 an edge.
 */
export async function run(bench) {
  const { Live } = await bench.ours('live');
  for (const size of bench.smoke ? ['S'] : ['M', 'L', 'XL']) {
    const { source } = planOf(size);
    const live = new Live(source);
    const reals = new Float64Array(2 * source.linkNode.length + 4 * source.nodes).fill(1);
    const integers = new Int32Array(9 * source.nodes + 4 * source.edgeChild.length).fill(1);
    const name = 'a plain sum over the same bytes';
    const times = await interleave(
      [
        { name: 'ours', run: () => (live.recompute(), live.scores[0]) },
        { name, run: () => sum(reals) + sum(integers) },
      ],
      { rounds: bench.rounds(size === 'M' ? 201 : 41) },
    );
    bench.row(
      atMost(2, {
        peer: `${size}: ${name}`,
        ratio: slower(times, name, 'ours'),
        note: `ours ${time(median(times.get('ours')))}, the limit ${time(median(times.get(name)))}`,
      }),
    );
    globalThis.gc?.();
  }
}

/** Four sums at a time: one alone would wait for itself at every step. */
function sum(column) {
  let [a, b, c, d] = [0, 0, 0, 0];
  const end = column.length - 3;
  for (let at = 0; at < end; at += 4) {
    a += column[at];
    b += column[at + 1];
    c += column[at + 2];
    d += column[at + 3];
  }
  return a + b + c + d;
}
