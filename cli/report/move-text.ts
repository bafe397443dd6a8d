import { dayOf } from '@throughline/core/model/day.ts';
import { decimalText } from '@throughline/core/model/decimal.ts';
import type { KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import {
  causes,
  type Cause,
  type Moved,
  type MoveEvent,
  type NodeMove,
} from '@throughline/core/history/moved.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import { columns, plain, type Cells } from './columns.ts';
import { signed } from './exact.ts';
import type { KnownPast } from './move-json.ts';
import type { Naming } from './naming.ts';
import { percent } from './percent.ts';
import { addTo } from '@throughline/core/model/groups.ts';

/** Lines of a screen that blocks may take before the rest is only counted. */
const screenful = 40;

export const causeWords: Readonly<Record<Cause, string>> = {
  completed: 'completed',
  reopened: 'reopened',
  'scope-added': 'scope added',
  'scope-dropped': 'scope dropped',
  're-estimated': 're-estimated',
  reading: 'reading',
  definition: 'definition',
  override: 'override',
  time: 'passing of time',
};

interface Layout {
  readonly width: number;
  /** Every event. */
  readonly all: boolean;
}

/**
 * Each objective that moved with its key results, why, and the events that moved it most.
 * @param plans as it is now, and as it was where that is known: titles of what is gone
 */
export function moveText(
  { from, to, nodes, problems }: Moved,
  past: KnownPast,
  plans: readonly [Plan, Plan | null],
  naming: Naming,
  { width, all }: Layout,
): string {
  const moves = new Map<string, NodeMove>(nodes.map((node) => [node.id, node]));
  const objectives = merged(plans, ({ objectives: own }) => own);
  const keyResults = merged(plans, ({ keyResults: own }) => own);
  const blocks = objectives
    .map((objective): Block => ({
      objective,
      move: moves.get(objective.id),
      keyResults: keyResults
        .filter((one) => one.objective === objective.id)
        .flatMap((one) => {
          const move = moves.get(one.id);
          return move && move.change !== 0 ? [{ keyResult: one, move }] : [];
        }),
    }))
    .filter(hasMoved);
  const room = all ? Infinity : roomForEvents(blocks);
  const printed = blocks.map((block) => blockText(block, room, plans[0], naming, width));
  const shown = all ? printed : fitting(printed);
  const hidden = printed.length - shown.length;
  const still = objectives.length - blocks.length;
  return [
    [`What moved from the end of ${from} to the end of ${to}`, ...pastLines(past)].join('\n'),
    ...shown,
    ...(hidden > 0
      ? [`${hidden} more ${hidden === 1 ? 'objective' : 'objectives'} moved; --all shows them.`]
      : []),
    ...(problems.length > 0 ? [['To know', ...toKnow(problems, naming)].join('\n')] : []),
    ...(blocks.length === 0
      ? ['Nothing moved.']
      : still > 0
        ? [`${still} other ${still === 1 ? 'objective' : 'objectives'} did not move.`]
        : []),
  ].join('\n\n');
}

interface Block {
  readonly objective: Objective;
  readonly move: NodeMove | undefined;
  /** Those that moved. */
  readonly keyResults: readonly { readonly keyResult: KeyResult; readonly move: NodeMove }[];
}

const hasMoved = ({ move, keyResults }: Block): boolean =>
  keyResults.length > 0 || (move !== undefined && (move.change !== 0 || move.events.length > 0));

/** How many events each objective may name, so that all of them fit where they can. */
function roomForEvents(blocks: readonly Block[]): number {
  // Title, causes, what is left out, a blank line.
  const fixed = blocks.reduce((lines, { keyResults }) => lines + keyResults.length + 4, 0);
  return Math.max(Math.floor((screenful - fixed) / Math.max(blocks.length, 1)), 1);
}

/** One line for everything that is said alike. */
function toKnow(problems: readonly Problem[], naming: Naming): readonly string[] {
  const nodes = new Map<string, string[]>();
  for (const problem of problems) {
    const line = `${plain(naming.sentence(problem))} [${problem.code}]`;
    addTo(nodes, line, problem.at ?? '');
  }
  return [...nodes].map(([line, at]) => {
    const more = at.length > 8 ? ` and ${at.length - 8} more` : '';
    return `  ${at.slice(0, 8).join(', ')}${more}: ${line}`;
  });
}

function blockText(
  { objective, move, keyResults }: Block,
  room: number,
  { policy }: Plan,
  naming: Naming,
  width: number,
): string {
  const nodes = columns(
    [
      ...(move ? [nodeCells(move, `${objective.title} (${objective.id})`)] : []),
      ...keyResults.map((one) => nodeCells(one.move, `  ${one.keyResult.title} (${one.keyResult.id})`)),
    ],
    width,
    [2],
  );
  const split = move ? causes.filter((cause) => move.causes[cause] !== 0) : [];
  const events = move ? biggest(move.events, room) : [];
  const more = (move?.events.length ?? 0) - events.length;
  return [
    ...nodes,
    ...(move && split.length > 0
      ? [
          `  By cause: ${split.map((cause) => `${causeWords[cause]} ${signed(move.causes[cause])}`).join(', ')}`,
        ]
      : []),
    ...columns(
      events.map((event) => eventCells(event, policy.timeZone, naming)),
      width,
      [1],
    ),
    ...(more > 0 ? [`    and ${more} more ${more === 1 ? 'event' : 'events'}; --all shows them`] : []),
  ].join('\n');
}

const nodeCells = ({ start, end, change }: NodeMove, name: string): Cells => [
  plain(name),
  `${percent(start)} → ${percent(end)}`,
  `${signed(change)} points`,
];

function eventCells({ at, cause, ppm, item, reading }: MoveEvent, timeZone: string, naming: Naming): Cells {
  const what = item
    ? `${naming.itemKey(item) ?? item} `
    : reading
      ? `${reading.of}${reading.value ? ` ${decimalText(reading.value)}` : ''} `
      : '';
  return [`    ${dayOf(at, timeZone)}  ${plain(what)}${causeWords[cause]}`, signed(ppm)];
}

/** Those that moved it most, in time order. */
function biggest(events: readonly MoveEvent[], room: number): readonly MoveEvent[] {
  if (events.length <= room) return events;
  const kept = new Set([...events].sort((a, b) => Math.abs(b.ppm) - Math.abs(a.ppm)).slice(0, room));
  return events.filter((event) => kept.has(event));
}

/** The first ones that a screen holds; one at least. */
function fitting(blocks: readonly string[]): readonly string[] {
  let lines = 0;
  return blocks.filter((block, at) => {
    lines += block.split('\n').length + 1;
    return at === 0 || lines <= screenful;
  });
}

function pastLines({ items, unknown, cut }: KnownPast): string[] {
  return [
    ...(unknown > 0
      ? [
          `The files do not tell the past of ${unknown} of ${items} work items: they count as they are now, on both days.`,
        ]
      : []),
    ...(cut > 0 ? [`Of ${cut} work items only the later changes are told.`] : []),
  ];
}

/** What both plans have, each once: as it is now, else as it was. */
function merged<Node extends { readonly id: string }>(
  [now, before]: readonly [Plan, Plan | null],
  of: (plan: Plan) => readonly Node[],
): readonly Node[] {
  const own = of(now);
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...(before ? of(before) : []).filter(({ id }) => !known.has(id))];
}
