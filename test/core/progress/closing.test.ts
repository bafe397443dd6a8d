import type { Closing, KeyResult, Objective } from '@throughline/core/model/plan.ts';
import {
  closing,
  day,
  decimal,
  evaluateOn,
  keyResult,
  keyResultIn,
  metricMeasure,
  objective,
  objectiveIn,
  planOf,
  reading,
} from '../plan-fixtures.ts';

const closed = (how: Closing | null) => ({ status: 'closed' as const, closing: how });
const half = closing('2026-11-10', 500_000);

function on(asOf: string, more: Partial<KeyResult> = {}, above: Partial<Objective> = {}) {
  const kr = keyResult('kr', 'o', metricMeasure('0', '100'), {
    readings: [reading('2026-11-01', 50), reading('2026-11-20', 80)],
    ...more,
  });
  const evaluation = evaluateOn(planOf([objective('o', above)], [kr]), [], day(asOf));
  return {
    kr: keyResultIn(evaluation, 'kr'),
    o: objectiveIn(evaluation, 'o'),
    problems: evaluation.problems,
  };
}

describe('[R36] what was closed', () => {
  it('counts as recorded from the day of its close on', () => {
    const frozen = on('2026-11-10', closed(half)).kr;
    expect(frozen).toMatchObject({ raw: 500_000, progress: 500_000, origin: 'frozen', computed: 500_000 });
    expect(on('2026-11-25', closed(half)).o.progress).toBe(500_000);
  });

  it('is computed before that day', () => {
    const before = on('2026-11-09', closed(closing('2026-11-10', 100_000)));
    expect(before.kr).toMatchObject({ raw: 500_000, origin: 'measured' });
    expect(before.problems).toEqual([]);
  });

  it('is computed without a record, and where it is not closed', () => {
    expect(on('2026-11-25', closed(null)).kr).toMatchObject({ raw: 800_000, origin: 'measured' });
    expect(on('2026-11-25', { closing: half }).kr).toMatchObject({ raw: 800_000, origin: 'measured' });
  });

  it('tells the value that it would have now, held to 0…1,000,000', () => {
    expect(on('2026-11-19', closed(half)).problems).toEqual([]);
    expect(on('2026-11-20', closed(half)).problems).toEqual([
      { code: 'D_CHANGED_AFTER_CLOSE', at: 'kr', amounts: { ppm: 800_000 } },
    ]);
    const beyond = { readings: [reading('2026-11-01', 130)] };
    const full = closing('2026-11-10', 1_000_000, { raw: 1_200_000 });
    expect(on('2026-11-20', { ...closed(full), ...beyond }).problems).toEqual([]);
    expect(on('2026-11-20', { ...closed(half), readings: [] }).problems).toEqual([
      { code: 'D_CHANGED_AFTER_CLOSE', at: 'kr' },
    ]);
    expect(on('2026-11-20', { ...closed(closing('2026-11-10', null)), readings: [] }).problems).toEqual([]);
  });

  it('compares with what was computed, where an override stood', () => {
    const overridden = closing('2026-11-10', 900_000, { raw: 500_000 });
    const { kr, problems } = on('2026-11-15', closed(overridden));
    expect([kr.raw, kr.progress, problems]).toEqual([500_000, 900_000, []]);
  });

  it('is touched by no override, and never stale', () => {
    const override = { value: 0, reason: 'r', by: 'b', until: day('2026-12-31') };
    expect(on('2026-12-30', { ...closed(half), override }).kr).toMatchObject({
      progress: 500_000,
      override: null,
      stale: false,
    });
    expect(on('2026-12-30', { ...closed(null), override }).kr).toMatchObject({
      progress: 0,
      origin: 'override',
    });
  });

  it('keeps the line and the health of its day', () => {
    const onDay = on('2026-11-10', closed(half)).kr;
    const later = on('2027-03-01', closed(half)).kr;
    expect(onDay).toMatchObject({ expected: 445_652, health: 'on-track' });
    expect([later.expected, later.health]).toEqual([onDay.expected, onDay.health]);
  });

  it('keeps the line of its day with checkpoints, on the range that was known then', () => {
    const measure = {
      ...metricMeasure('0', '100', { checkpoints: [{ on: day('2026-11-10'), value: decimal(60) }] }),
      target: { form: 'to' as const, to: decimal(100) },
    };
    const readings = [reading('2026-11-20', 80), reading('2026-12-01', 90)];
    // On its day nothing was known: the baseline was 0, and the line at the checkpoint 60.
    const line = (record: Closing) => on('2026-12-30', { ...closed(record), measure, readings }).kr.expected;
    expect(line(closing('2026-11-10', null))).toBe(600_000);
    // What was recorded at the close comes first: half of the way from 20 to 100.
    const amount = {
      kind: 'metric',
      unit: null,
      from: decimal(20),
      to: decimal(100),
      current: null,
      on: null,
      stretch: null,
    } as const;
    expect(line(closing('2026-11-10', null, { amount }))).toBe(500_000);
  });

  it('shows the amount that was recorded, else the present one', () => {
    const amount = { kind: 'yesNo', done: true } as const;
    expect(on('2026-11-25', closed(closing('2026-11-10', 500_000, { amount }))).kr.amount).toEqual(amount);
    expect(on('2026-11-25', closed(half)).kr.amount).toMatchObject({ current: decimal(80) });
    expect(on('2026-11-09', closed(closing('2026-11-10', 500_000, { amount }))).kr.amount).toMatchObject({
      current: decimal(50),
    });
  });

  it('[R31] a changed score decides the band, and nothing else', () => {
    const changed = closing('2026-11-10', 500_000, { score: 1_000_000, reason: 'r', by: 'b' });
    const { kr, o } = on('2026-11-10', { ...closed(changed), kind: 'aspirational', threshold: 700_000 });
    expect(kr).toMatchObject({ score: 1_000_000, progress: 500_000, band: 'achieved', health: 'on-track' });
    expect(o.progress).toBe(500_000);
    expect(on('2026-11-10', closed(half)).kr).toMatchObject({ score: 500_000, band: 'behind' });
    expect(on('2026-11-09', closed(changed)).kr.score).toBe(500_000);
  });

  it('without a value has none', () => {
    expect(on('2026-11-10', closed(closing('2026-11-10', null))).kr).toMatchObject({
      raw: null,
      progress: null,
      origin: 'frozen',
      band: null,
      score: null,
      health: 'none',
    });
  });
});

describe('[R36] an objective that was closed', () => {
  const frozen = closed(closing('2026-11-10', 300_000));

  it('keeps its value; its parts are those of its children now', () => {
    const { o, problems } = on('2026-11-25', {}, frozen);
    expect(o).toMatchObject({ progress: 300_000, raw: 300_000, origin: 'frozen', computed: 300_000 });
    expect(o.children).toMatchObject([{ id: 'kr', contribution: 800_000 }]);
    expect(problems).toEqual([{ code: 'D_CHANGED_AFTER_CLOSE', at: 'o', amounts: { ppm: 800_000 } }]);
  });

  it('keeps the line of its children on its day, of a child closed before on its own day', () => {
    const day8 = closed(closing('2026-11-08', 500_000));
    expect(on('2026-12-25', {}, frozen).o.expected).toBe(445_652);
    expect(on('2026-12-25', day8, frozen).o.expected).toBe(423_913);
    const later = on('2026-12-25', closed(closing('2026-11-30', 500_000)), frozen);
    expect([later.kr.expected, later.o.expected]).toEqual([663_043, 445_652]);
  });

  it('whose children were closed with it is the same ever after', () => {
    const { amount } = on('2026-11-10').kr;
    const whole = closed(closing('2026-11-10', 500_000, { amount }));
    const then = on('2026-11-10', whole, whole);
    const { problems: now, ...later } = on('2027-05-01', whole, whole);
    expect(later).toEqual({ kr: then.kr, o: then.o });
    expect(now).toEqual([{ code: 'D_CHANGED_AFTER_CLOSE', at: 'kr', amounts: { ppm: 800_000 } }]);
    expect(then.problems).toEqual([]);
  });
});
