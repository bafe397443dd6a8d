import type { WidgetData } from '../ado-host/organisation-data.ts';

/** Sizes that the manifest offers; the first is that of a new widget. */
export const widgetSizes: readonly WidgetData['size'][] = [
  { rowSpan: 3, columnSpan: 4 },
  { rowSpan: 2, columnSpan: 2 },
  { rowSpan: 3, columnSpan: 2 },
  { rowSpan: 3, columnSpan: 3 },
  { rowSpan: 4, columnSpan: 4 },
  { rowSpan: 4, columnSpan: 6 },
  { rowSpan: 6, columnSpan: 8 },
];

/** Pixels: a dashboard's squares are 160 wide and high, with 10 between them. */
export const squares = (count: number): number => 160 * count + 10 * (count - 1);

export const sizeName = ({ columnSpan, rowSpan }: WidgetData['size']): string => `${columnSpan} × ${rowSpan}`;
