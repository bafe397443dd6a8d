import type { Plan } from '@throughline/core/model/plan.ts';
import { inEnglish } from '@throughline/core/model/said.ts';
import { readPlanFile } from '@throughline/core/plan-file/read-plan-file.ts';

const quarter = '{ id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }';

export interface PlanParts {
  readonly cycle?: string;
  /** `noData: exclude, level: subtask` */
  readonly policy?: string;
  readonly kpis?: readonly string[];
}

/** The text of a plan file over the fourth quarter of 2026, 92 days. */
export const planText = (
  objectives: readonly string[],
  { cycle = quarter, policy, kpis = [] }: PlanParts = {},
): string =>
  [
    'throughline: 1',
    `cycle: ${cycle}`,
    ...(policy === undefined ? [] : [`policy: { ${policy} }`]),
    ...list('kpis', kpis),
    ...list('objectives', objectives),
  ].join('\n');

/** @param more `parent: { id: top }, kind: aspirational` */
export const objective = (id: string, keyResults: readonly string[], more = ''): string =>
  `{ id: ${id}, ${more === '' ? '' : `${more}, `}keyResults: [ ${keyResults.join(', ')} ] }`;

/** @param measure `kind: metric, from: 45, to: 25` */
export const keyResult = (id: string, measure: string, ...more: readonly string[]): string =>
  `{ id: ${id}, measure: { ${measure} }${more.map((one) => `, ${one}`).join('')} }`;

/** A KPI. @param more `every: week, target: { atMost: 25 }` */
export const kpi = (id: string, ...more: readonly string[]): string =>
  `{ ${[`id: ${id}`, `name: ${id}`, ...more].join(', ')} }`;

/** One objective `o` with these key results. */
export const planOf = (keyResults: readonly string[], parts: PlanParts = {}, more = ''): string =>
  planText([objective('o', keyResults, more)], parts);

/** Readings: `10-20=38 10-27=36!6` (`!6` is the confidence); days of 2026 unless a year stands before them. */
export const reads = (readings: string): string => {
  const each = readings.split(' ').map((text) => {
    const [, year = '2026', on, value, confidence] =
      /^(?:(\d{4})-)?(\d\d-\d\d)=([^!]+)(?:!(\d+))?$/.exec(text) ?? [];
    if (value === undefined) throw new Error(`Not a reading: ${text}`);
    return `{ on: ${year}-${on}, value: ${value}${confidence === undefined ? '' : `, confidence: ${confidence}`} }`;
  });
  return `readings: [ ${each.join(', ')} ]`;
};

/** A key result from 0 to 100, last read on the given day. */
export const percentAt = (id: string, percent: number, ...more: readonly string[]): string =>
  keyResult(id, 'kind: metric, from: 0, to: 100', reads(`11-01=${percent}`), ...more);

/** A key result from 0 to a million, so that its reading of 2026-11-01 is its progress in ppm. */
export const ppmAt = (id: string, ppm: number, ...more: readonly string[]): string =>
  keyResult(id, 'kind: metric, from: 0, to: 1000000', reads(`10-01=${ppm}`), ...more);

/** A key result that has no value yet. */
export const unread = (id: string, ...more: readonly string[]): string =>
  keyResult(id, 'kind: metric, from: 0, to: 100', ...more);

/** One key result `kr` that is a metric. @param readings as `reads` takes them; null = none */
export const metric = (range: string, readings: string | null, ...more: readonly string[]): string =>
  planOf([
    keyResult('kr', `kind: metric, ${range}`, ...(readings === null ? [] : [reads(readings)]), ...more),
  ]);

/** One key result `kr` that rests on work. @param measure `count: points, items: [ K-1 ]` */
export const work = (measure: string, policy?: string): string =>
  planOf([keyResult('kr', `kind: work, ${measure}`)], policy === undefined ? {} : { policy });

/** The same, counting points. @param items `K-1, { key: K-2, weight: 2 }` */
export const points = (items: string, policy?: string): string =>
  work(`count: points, items: [ ${items} ]`, policy);

/** @throws where the plan file is refused, with its sentences */
export function readPlan(text: string): Plan {
  const read = readPlanFile(text, 'plan.yaml');
  if (!read.ok)
    throw new Error(`${read.problems.map(({ message }) => inEnglish(message)).join('\n')}\n${text}`);
  return read.plan;
}

// ── below ──

const list = (key: string, entries: readonly string[]): readonly string[] =>
  entries.length === 0 ? [] : [`${key}:`, ...entries.map((entry) => `  - ${entry}`)];
