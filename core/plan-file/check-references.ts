import { compareDecimals } from '../model/decimal.ts';
import type { KeyResult, Kpi, KpiMeasure } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { noRange } from './check-target.ts';
import { didYouMean } from './did-you-mean.ts';
import type { ParentDraft } from './read-objective.ts';
import { baselineReading } from '../progress/readings.ts';
import { nameOf } from './registry.ts';
import type { Registry } from './registry.ts';
import type { Report } from './report.ts';
import { under } from './source.ts';
import type { Spot } from './source.ts';

/** A parent is an objective or a key result of this plan, and a key result has one source (R27). */
export function checkParent({ edge, spot }: ParentDraft, registry: Registry, report: Report): void {
  const named = registry.get(edge.parent);
  if (!named || named.is === 'KPI') {
    const ids = registry.idsOf('objective', 'key result');
    report.refuse(spot, {
      reason: named
        ? said`\`${edge.parent}\` is a KPI; a parent is an objective or a key result.`
        : said`There is no objective or key result \`${edge.parent}\` in this plan.`,
      mend: suggest(edge.parent, named ? [] : ids, said`Correct the id, or remove the parent.`),
    });
    return;
  }
  if (!edge.contributes || named.is === 'objective' || !named.measure || named.measure.kind === 'objectives')
    return;
  report.refuse(spot, {
    code: 'E_MULTI_SOURCE',
    reason: said`The key result \`${edge.parent}\` has its own measure (${named.measure.kind}), so this objective cannot contribute to it as well.`,
    mend: said`Write \`contributes: false\` here, or give that key result { kind: objectives }.`,
  });
}

/** A KPI measure names a KPI of this plan, and has somewhere to go (R14). */
export function checkKpi(measureAt: Spot, keyResult: KeyResult, registry: Registry, report: Report): void {
  const { measure } = keyResult;
  if (measure.kind !== 'kpi') return;
  const named = registry.get(measure.kpi);
  if (named?.is !== 'KPI') {
    report.refuse(under(measureAt, 'kpi'), {
      reason: named
        ? said`\`${measure.kpi}\` is not a KPI but the id of ${nameOf(named)}.`
        : said`There is no KPI \`${measure.kpi}\` in this plan.`,
      mend: suggest(
        measure.kpi,
        named ? [] : registry.idsOf('KPI'),
        said`Correct the id, or add the KPI under \`kpis\`.`,
      ),
    });
    return;
  }
  checkKpiRange(measureAt, measure, keyResult, named.kpi, report);
}

function checkKpiRange(
  at: Spot,
  measure: KpiMeasure,
  { start }: KeyResult,
  { id, target, readings }: Kpi,
  report: Report,
): void {
  const to =
    measure.to ?? (target?.atLeast && target.atMost ? null : (target?.atLeast ?? target?.atMost ?? null));
  if (!measure.to && !target) {
    report.refuse(at, {
      reason: said`There is no target: \`to\` is missing, and the KPI \`${id}\` has none of its own.`,
      mend: said`Add \`to\` here, or a \`target\` to the KPI.`,
    });
    return;
  }
  const from = measure.from ?? baselineReading(readings, start).reading?.value;
  if (!to || !from || compareDecimals(from, to) !== 0) return;
  report.refuse(under(at, measure.to ? 'to' : 'kpi'), noRange(to));
}

function suggest(id: string, known: readonly string[], otherwise: Said): Said {
  const close = didYouMean(id, known);
  return close === null || close === id ? otherwise : said`Did you mean \`${close}\`?`;
}
