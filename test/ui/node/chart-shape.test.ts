import * as fc from 'fast-check';
import type { Day } from '@throughline/core/model/day.ts';
import type { TrendMark, TrendView } from '@throughline/core/view/node-details.ts';
import { chartShape, MARK_SIZE } from '@throughline/ui/trend/chart-shape.ts';

const box = { left: 40, right: 240, top: 10, bottom: 110 };
const on = (text: string): Day => text as Day;
const point = (day: string, progress: number | null, expected = 0) => ({ on: on(day), progress, expected });
const shapeOf = (trend: Partial<TrendView>, end: string | null = null, threshold = 1_000_000) =>
  chartShape(
    { points: [], marks: [], forecast: null, ...trend },
    { threshold, end: end === null ? null : on(end) },
    box,
  );

it('puts 0 % at the bottom, 100 % at the top, the first day left and the last one right', () => {
  const shape = shapeOf({
    points: [
      point('2026-10-01', 0, 0),
      point('2026-10-02', 500_000, 250_000),
      point('2026-10-03', 1_000_000, 500_000),
    ],
  });
  expect(shape.progress).toEqual(['M40 110L140 60L240 10']);
  expect(shape.expected).toBe('M40 110L140 85L240 60');
  expect(shape.yTicks).toEqual([
    { ppm: 0, y: 110 },
    { ppm: 500_000, y: 60 },
    { ppm: 1_000_000, y: 10 },
  ]);
});

it('parts the line where a day is not known, and draws a day alone as a dot', () => {
  const shape = shapeOf({
    points: [
      point('2026-10-01', 0),
      point('2026-10-02', 0),
      point('2026-10-03', null),
      point('2026-10-04', 500_000),
      point('2026-10-05', null),
    ],
  });
  expect(shape.progress).toEqual(['M40 110L90 110']);
  expect(shape.dots).toEqual([{ x: 190, y: 60 }]);
  // Where it should have been is known on every day.
  expect(shape.expected.match(/[ML]/g)).toHaveLength(5);
});

it('reaches to the end of its time, and opens the fan there from the last known day', () => {
  const forecast = { low: 200_000, mid: 400_000, high: 600_000, on: null };
  const points = [point('2026-10-01', 0), point('2026-10-02', 100_000), point('2026-10-03', null)];
  const shape = shapeOf({ points, forecast }, '2026-10-05');
  expect(shape.fan).toEqual({ area: 'M90 100L240 50L240 90Z', middle: 'M90 100L240 70' });
  expect(shapeOf({ points, forecast }, null).fan).toBeNull();
  expect(shapeOf({ points: [point('2026-10-01', null)], forecast }, '2026-10-05').fan).toBeNull();
  // At its end there is nothing left to foretell.
  expect(shapeOf({ points, forecast }, '2026-10-02').fan).toBeNull();
});

it('stands on one day alone, and on none', () => {
  const one = shapeOf({ points: [point('2026-10-01', 300_000)] });
  expect(one.dots).toEqual([{ x: 40, y: 80 }]);
  expect(one.xTicks[0]).toEqual({ on: '2026-10-01', x: 40 });
  expect(shapeOf({}).progress).toEqual([]);
});

it('lays marks that would lie over one another into one place, in the order of their days', () => {
  const mark = (day: string, field: string): TrendMark => ({
    on: on(day),
    kind: 'goalpost',
    field,
    from: 1,
    to: 2,
  });
  const shape = shapeOf({
    points: [point('2026-10-01', 0), point('2026-12-31', 0)],
    marks: [mark('2026-12-01', 'c'), mark('2026-10-06', 'b'), mark('2026-10-05', 'a')],
  });
  expect(shape.places.map(({ marks }) => marks.map(({ field }) => field))).toEqual([['a', 'b'], ['c']]);
});

it('[R32] holds for any trend: all inside the box, days rising, every mark in one place, none over another', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((days) => on(new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)));
  const ppm = fc.integer({ min: -200_000, max: 1_400_000 });
  const days = fc.uniqueArray(day, { minLength: 1, maxLength: 60 }).map((all) => all.sort());
  const marks = fc.array(
    fc.record({
      on: day,
      kind: fc.constantFrom('goalpost' as const, 'closed' as const),
      field: fc.constant(null),
      from: fc.constant(null),
      to: fc.constant(null),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(
      days,
      fc.array(fc.option(ppm), { minLength: 60, maxLength: 60 }),
      ppm,
      marks,
      fc.option(day),
      (all, values, threshold, given, end) => {
        const points = all.map((each, at) => ({
          on: each,
          progress: values[at] ?? null,
          expected: threshold,
        }));
        const shape = shapeOf({ points, marks: given }, end, threshold);
        const drawn = [...shape.progress, shape.expected].flatMap((path) =>
          path
            .split(/[ML]/)
            .filter(Boolean)
            .map((pair) => pair.split(' ').map(Number)),
        );
        for (const [x = NaN, y = NaN] of [...drawn, ...shape.dots.map((dot) => [dot.x, dot.y])]) {
          expect(x >= box.left && x <= box.right && y >= box.top && y <= box.bottom).toBe(true);
        }
        const xs = shape.xTicks.map(({ x }) => x);
        expect(xs).toEqual([...xs].sort((a, b) => a - b));
        expect(shape.places.flatMap((place) => place.marks)).toHaveLength(given.length);
        const gaps = shape.places.slice(1).map(({ x }, at) => x - (shape.places[at]?.x ?? 0));
        expect(gaps.every((gap) => gap >= MARK_SIZE)).toBe(true);
      },
    ),
  );
});
