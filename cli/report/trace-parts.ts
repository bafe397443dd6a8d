import { decimalText } from '@throughline/core/model/decimal.ts';
import { weightText } from '@throughline/core/model/weight.ts';
import type { PeriodPart, Trace, TracedReading } from '@throughline/core/trace/trace.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { columns, plain, type Cells } from './columns.ts';
import { adds, percent } from './percent.ts';

const words = wordsFor('en');

/** The tree below: each child with what it adds to its own parent; what was shown before is not opened again. */
export function childLines(
  trace: Trace,
  open: (id: string) => Trace | null,
  width: number,
): readonly string[] {
  const shown = new Set<string>();
  const cells: Cells[] = [];
  const add = ({ parts }: Trace, indent: string) => {
    for (const part of parts) {
      if (part.kind !== 'objective' && part.kind !== 'keyResult') continue;
      const child = open(part.id);
      const again = shown.has(part.id);
      shown.add(part.id);
      cells.push([
        `${indent}${plain(part.title)} (${part.id})`,
        [
          ...(child ? [plain(words.amount(child.amount) ?? '')] : []),
          ...(part.origin === 'override' || part.origin === 'frozen' ? [part.origin] : []),
          ...(part.counted ? [] : ['left out']),
          ...(again && part.kind === 'objective' ? ['opened above'] : []),
        ]
          .filter((text) => text !== '')
          .join(', '),
        words.weight(weightText(part.weight)),
        percent(part.progress),
        adds(part.ppm),
      ]);
      if (child && !again) add(child, `${indent}  `);
    }
  };
  add(trace, '  ');
  return cells.length > 0
    ? columns([['Parts', '', 'weight', 'is at', 'adds'], ...cells], width, [2, 3, 4], 1)
    : [];
}

/** Readings, periods and answers. */
export function partLines({ parts, kpi }: Trace, width: number): readonly string[] {
  if (kpi) {
    return [
      kpi.reading ? `Reading ${readingText(kpi.reading)}` : 'No reading yet',
      ...(kpi.boundBy.length > 0 ? [`Key results bound to it: ${kpi.boundBy.join(', ')}`] : []),
    ];
  }
  const cells = parts.flatMap((part): Cells[] => {
    switch (part.kind) {
      case 'reading':
        return [
          [
            part.reading ? `${readingFrom[part.from]} ${readingText(part.reading)}` : 'No reading yet',
            adds(part.ppm),
          ],
        ];
      case 'answer':
        return [[part.done ? 'Answered yes' : 'Answered no', adds(part.ppm)]];
      case 'period':
        return [
          [
            `${part.from} to ${part.to}`,
            part.reading ? readingText(part.reading) : '',
            verdicts[part.verdict],
            adds(part.ppm),
          ],
        ];
      default:
        return [];
    }
  });
  return columns(cells, width, [cells.some((line) => line.length > 2) ? 3 : 1]);
}

const readingFrom = { typed: 'Reading', query: 'The query counts', kpi: "The KPI's reading" } as const;

const verdicts: Readonly<Record<PeriodPart['verdict'], string>> = {
  'in-range': 'in range',
  'out-of-range': 'out of range',
  'no-reading': 'no reading: not held',
  'not-yet': '',
};

const readingText = ({ on, value, by, note }: TracedReading): string =>
  [decimalText(value), `on ${on}`, ...(by ? [`by ${by}`] : []), ...(note ? [`(${plain(note)})`] : [])].join(
    ' ',
  );
