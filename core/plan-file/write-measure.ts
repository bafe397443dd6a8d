import type {
  CountOf,
  Measure,
  MetricMeasure,
  Milestone,
  PlanLink,
  TargetForm,
  WorkMeasure,
} from '../model/plan.ts';
import { decimalField, given, partField, weightField } from './write-values.ts';
import type { PlanField, PlanFields } from './write-values.ts';

/** A measure as a plan file says it; what would be read without being said is left out. */
export function measureFields(measure: Measure): PlanFields {
  switch (measure.kind) {
    case 'metric':
      return metricFields(measure);
    case 'work':
      return workFields(measure);
    case 'milestones':
      return { kind: measure.kind, milestones: measure.milestones.map(milestoneFields) };
    case 'yesNo':
      return measure.done ? { kind: measure.kind, done: true } : { kind: measure.kind };
    case 'maintain': {
      const { kind, atLeast, atMost, unit, every, method } = measure;
      return given({
        kind,
        atLeast: atLeast && decimalField(atLeast),
        atMost: atMost && decimalField(atMost),
        unit,
        every: unless('week', every),
        method: unless('held', method),
      });
    }
    case 'kpi': {
      const { kind, kpi, from, to } = measure;
      return given({ kind, kpi, from: from && decimalField(from), to: to && decimalField(to) });
    }
    case 'objectives': {
      const { kind, as, from, to, unit } = measure;
      const amounts = { from: from && decimalField(from), to: to && decimalField(to), unit };
      return given({ kind, as: unless('mean', as), ...(as === 'amounts' ? amounts : {}) });
    }
  }
}

// ── below ──

function metricFields({ target, source, ...measure }: MetricMeasure): PlanFields {
  const { checkpoints, curve } = measure;
  return given({
    kind: measure.kind,
    ...targetFields(target),
    unit: measure.unit,
    stretch: measure.stretch && decimalField(measure.stretch),
    direction: measure.direction,
    checkpoints: listed(checkpoints.map(({ on, value }) => ({ on, value: decimalField(value) }))),
    curve: listed(curve.map(({ at, worth }) => ({ at: partField(at), worth: partField(worth) }))),
    query: source?.query,
    of: source && unless('count', source.of),
    field: source?.of === 'sum' ? source.field : null,
  });
}

function targetFields(target: TargetForm): Record<string, PlanField> {
  switch (target.form) {
    case 'from-to':
      return { from: decimalField(target.from), to: decimalField(target.to) };
    case 'to':
      return { to: decimalField(target.to) };
    case 'by':
      return { from: decimalField(target.from), by: decimalField(target.by) };
    case 'by-percent':
      return { from: decimalField(target.from), byPercent: decimalField(target.percent) };
  }
}

function workFields({ kind, count, links, query, unestimatedSize }: WorkMeasure): PlanFields {
  return given({
    kind,
    count: countField(count),
    items: listed(links.map(linkField)),
    query,
    unestimatedSize: unestimatedSize === null ? null : sizeField(count, unestimatedSize),
  });
}

function countField(count: CountOf): PlanField | undefined {
  switch (count.unit) {
    case 'issues':
      return undefined;
    case 'points':
      return 'points';
    case 'seconds':
      return 'estimate';
    case 'field':
      return { field: count.field };
  }
}

/** From base units; an estimate is written in hours. Of issues each is 1, and no size is said. */
const sizeField = ({ unit }: CountOf, units: number): number | undefined =>
  unit === 'issues' ? undefined : units / (unit === 'seconds' ? 3600 : 1000);

const linkField = ({ reference, weight, share }: PlanLink): PlanField =>
  weight === null && share === null
    ? reference
    : given({
        key: reference,
        weight: weight === null ? null : weightField(weight),
        share: share === null ? null : partField(share),
      });

const milestoneFields = ({ title, weight, done, links }: Milestone): PlanFields =>
  given({
    title,
    weight: weight === null ? null : weightField(weight),
    ...(done === null
      ? { items: links.map(linkField) }
      : { done: done === 0 || done === 1_000_000 ? done > 0 : partField(done) }),
  });

const listed = (list: readonly PlanField[]): readonly PlanField[] | undefined =>
  list.length > 0 ? list : undefined;

/** What is read where nothing is said need not be said. */
const unless = (usual: string, said: string): string | undefined => (said === usual ? undefined : said);
