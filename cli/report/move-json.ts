import type { Moved, MoveEvent, NodeMove } from '@throughline/core/history/moved.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { diagnostics } from './diagnostics.ts';
import { numberOf } from './exact.ts';
import type { Naming } from './naming.ts';

/** How much of the items' past the files told. */
export interface KnownPast {
  readonly items: number;
  /** Without any past: they count as they are now, on every day. */
  readonly unknown: number;
  /** Of which only the later part is told. */
  readonly cut: number;
}

/** What `diff --json` prints. A public contract (docs/command-line.md). */
export function moveReport({ from, to, nodes, problems }: Moved, past: KnownPast, naming: Naming): object {
  const of = (kind: NodeMove['kind']) =>
    nodes.filter((node) => node.kind === kind).map((node) => nodeReport(node, naming));
  return {
    throughline: 1,
    from,
    to,
    objectives: of('objective'),
    keyResults: of('keyResult'),
    past,
    diagnostics: diagnostics(problems, naming),
  };
}

const nodeReport = ({ id, start, end, change, causes, events }: NodeMove, naming: Naming): object => ({
  id,
  startPpm: start,
  endPpm: end,
  startPercent: percentText(start),
  endPercent: percentText(end),
  changePpm: change,
  causes,
  events: events.map((event) => eventReport(event, naming)),
});

const eventReport = ({ at, cause, ppm, item, reading }: MoveEvent, naming: Naming): object => ({
  at: new Date(at).toISOString(),
  cause,
  ppm,
  item: item && (naming.itemKey(item) ?? item),
  reading: reading && {
    of: reading.of,
    on: reading.on,
    value: reading.value && numberOf(reading.value),
  },
});
