import type { CycleRequest } from '@throughline/core/use/hierarchy-client.ts';
import type { Day } from '@throughline/core/model/day.ts';

/** The quarter of the calendar that a day lies in, as a cycle that begins empty: "2026-Q4". */
export function quarterOf(day: Day): CycleRequest {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  const end = new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
  const start = `${end.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
  return { id: `${end.slice(0, 4)}-Q${quarter}`, start: start as Day, end: end as Day, copyFrom: null };
}
