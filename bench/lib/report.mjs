/** A row where a higher ratio is better: how many times slower the peer is. */
export const atLeast = (bar, { peer, ratio, note = '' }) => ({
  peer,
  ratio: round(ratio),
  bar,
  pass: ratio >= bar,
  note,
  sign: '≥',
});

/** A row where a lower ratio (or number) is better: ours against a limit. */
export const atMost = (bar, { peer, ratio, note = '', unit = '×' }) => ({
  peer,
  ratio: round(ratio),
  bar,
  pass: ratio <= bar,
  note,
  unit,
  sign: '≤',
});

/** Something to know beside the figure: it has no bar and is no result. */
export const aside = ({ peer, ratio, note = '', unit = '×' }) => ({
  peer,
  ratio: round(ratio),
  bar: null,
  note,
  unit,
});

/** A peer that is not there has no ratio, and nothing is passed against it. */
export const notRun = (bar, peer) => ({ peer, ratio: null, bar, pass: false, note: '' });

/** The row as a person reads it. */
export function line({ peer, ratio, bar, pass, note, sign, unit = '×' }) {
  const shown = ratio === null ? 'not run' : `${ratio}${unit}`;
  const verdict =
    ratio === null
      ? ''
      : bar === null
        ? 'beside it'
        : `bar ${sign} ${bar}${unit}: ${pass ? 'pass' : 'FALLS SHORT'}`;
  return `  ${peer.padEnd(44)} ${shown.padStart(12)}  ${verdict}${note ? `  (${note})` : ''}`;
}

export const machine = (cpus, node) =>
  `${cpus.length} cores (${cpus[0]?.model.trim() ?? 'unknown'}), Node ${node.slice(1)}, shared machine`;

/** Milliseconds as a person reads them. */
export function time(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  if (milliseconds >= 0.001) return `${(milliseconds * 1000).toPrecision(3)} µs`;
  return `${(milliseconds * 1e6).toPrecision(3)} ns`;
}

const round = (ratio) => (ratio === null ? null : Number(ratio.toPrecision(4)));
