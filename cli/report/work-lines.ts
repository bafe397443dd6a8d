import type { CountOf } from '@throughline/core/model/plan.ts';
import { whole } from '@throughline/core/model/ppm.ts';
import { weightOne, weightText } from '@throughline/core/model/weight.ts';
import type {
  ItemPart,
  LeftOut,
  MergedItem,
  MilestonePart,
  TracedItem,
} from '@throughline/core/trace/trace.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { columns, plain, type Cells } from './columns.ts';
import { sizeText } from './exact.ts';
import { adds, percent } from './percent.ts';

const words = wordsFor('en');

/** A set of work: what counts, what does not, what was linked twice. */
interface WorkSetTrace {
  readonly items: readonly ItemPart[];
  readonly leftOut: readonly LeftOut[];
  readonly merged: readonly MergedItem[];
}

/** In the order in which people ask: what is finished first. */
const stageOrder = ['done', 'doing', 'unknown', 'todo', 'dropped'];

/**
 * Every item of a set by name.
 * @param unit in which sizes are
 * @param counted in which they counted: items, where no size is above 0 (R21)
 */
export function setLines(
  { items, leftOut, merged }: WorkSetTrace,
  unit: CountOf,
  counted: CountOf,
  width: number,
): readonly (readonly string[])[] {
  return [
    items.length > 0
      ? columns(
          [['Counts', '', 'size', 'weight', 'credit', 'adds'], ...itemCells(items, counted, '  ')],
          width,
          [2, 3, 4, 5],
          1,
        )
      : [],
    leftOut.length > 0
      ? columns([['Left out'], ...leftOut.map((row) => leftOutCells(row, unit, '  '))], width, [], 1)
      : [],
    merged.length > 0
      ? ['Linked in more than one way, counts once', ...merged.map((one) => `  ${mergedText(one)}`)]
      : [],
  ];
}

function itemCells(items: readonly ItemPart[], unit: CountOf, indent: string): Cells[] {
  return [...items]
    .sort((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage))
    .map((part) => [
      `${indent}${nameOf(part.item)}`,
      [
        words.stage(part.stage),
        ...(part.size === null ? [words.notEstimated] : []),
        ...(typeof part.via === 'object' ? [words.via(part.via.key ?? part.via.id)] : []),
        ...(part.via === 'query' ? ['by the query'] : []),
        ...(part.share < whole ? [`share ${percent(part.share)}`] : []),
        ...(part.alsoIn.length > 0 ? [`also in ${part.alsoIn.join(', ')}`] : []),
      ].join(', '),
      sizeText(part.counts, unit),
      part.weight === weightOne ? '' : words.weight(weightText(part.weight)),
      part.credit === 0 || part.credit === whole ? '' : percent(part.credit),
      adds(part.ppm),
    ]);
}

function leftOutCells({ item, why, stage, via, size }: LeftOut, unit: CountOf, indent: string): Cells {
  const { state } = item;
  const reason = words.because(why) ?? '';
  const called = state ? `${state.name}${state.resolution ? `, ${state.resolution.name}` : ''}` : '';
  return [
    `${indent}${nameOf(item)}`,
    [
      `${reason}${stage === 'dropped' && called !== '' ? ` (${plain(called)})` : ''}`,
      ...(typeof via === 'object' ? [words.via(via.key ?? via.id)] : []),
      ...(why === 'dropped' && size !== null && unit.unit !== 'issues'
        ? [`size ${sizeText(size, unit)}`]
        : []),
    ].join(', '),
  ];
}

function mergedText({ item, names, below }: MergedItem): string {
  return [
    nameOf(item),
    ...(names.length > 1 ? [`linked ${names.length} times: ${names.join(', ')}`] : []),
    ...(below ? [`linked, and below ${below.key ?? below.id}`] : []),
  ].join(', ');
}

export function milestoneLines(
  milestones: readonly MilestonePart[],
  width: number,
): readonly (readonly string[])[] {
  const unit: CountOf = { unit: 'issues' };
  const cells = milestones.flatMap((one): Cells[] => [
    [
      plain(one.title),
      [one.typed ? 'typed' : 'from its work', ...(one.counted ? [] : ['left out: no value'])].join(', '),
      one.weight === weightOne ? '' : words.weight(weightText(one.weight)),
      percent(one.progress),
      adds(one.ppm),
    ],
    ...itemCells(one.items, unit, '  ').map(([name = '', state = '', , weight = '', part = '', ppm = '']) => [
      name,
      state,
      weight,
      part,
      ppm,
    ]),
    ...one.leftOut.map((row) => leftOutCells(row, unit, '  ')),
    ...one.merged.map((item): Cells => [`  ${mergedText(item)}`, 'counts once']),
  ]);
  return cells.length > 0
    ? [columns([['Milestones', '', 'weight', 'is at', 'adds'], ...cells], width, [2, 3, 4], 1)]
    : [];
}

const nameOf = ({ id, key, title }: TracedItem): string =>
  plain(key === null ? id : title === null ? key : `${key} ${title}`);
