import type { Day } from '@throughline/core/model/day.ts';

export interface CycleOffer {
  readonly id: string;
  readonly start: Day;
  /** Included. */
  readonly end: Day;
}

/** The present and the next quarter, half and year, as most people cut them. */
export function cycleOffers(today: Day): readonly CycleOffer[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return [
    ...spans(year, month, 3, (of, at) => `${of}-Q${at}`),
    ...spans(year, month, 6, (of, at) => `${of}-H${at}`),
    ...spans(year, month, 12, (of) => String(of)),
  ];
}

// ── below ──

function spans(
  year: number,
  month: number,
  months: number,
  name: (year: number, at: number) => string,
): readonly CycleOffer[] {
  const first = month - (month % months);
  return [0, months].map((later) => {
    const start = new Date(Date.UTC(year, first + later, 1));
    // The day before the first of the span after it.
    const end = new Date(Date.UTC(year, first + later + months, 0));
    return {
      id: name(start.getUTCFullYear(), start.getUTCMonth() / months + 1),
      start: start.toISOString().slice(0, 10) as Day,
      end: end.toISOString().slice(0, 10) as Day,
    };
  });
}
