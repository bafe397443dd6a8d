import type { CountOf } from '@throughline/core/model/plan.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import type { Trace } from '@throughline/core/trace/trace.ts';
import { amountReport } from './amount-json.ts';
import { diagnostics } from './diagnostics.ts';
import { numberOf } from './exact.ts';
import type { Naming } from './naming.ts';
import { leftOutReport, mergedReport, partReport, readingReport } from './trace-part-json.ts';

/**
 * What `explain --json` prints. A public contract (docs/command-line.md), like that of `evaluate`.
 * @param below the traces of everything that the number rests on, each once
 * @param pointsField the Jira field that points were read from; null = none was
 */
export function traceReport(
  trace: Trace,
  below: readonly Trace[],
  naming: Naming,
  pointsField: string | null,
): object {
  return {
    throughline: 1,
    asOf: trace.asOf,
    ...oneTrace(trace, naming, pointsField),
    ...(trace.node === 'objective' || below.length > 0
      ? { below: below.map((one) => oneTrace(one, naming, pointsField)) }
      : {}),
  };
}

const issues: CountOf = { unit: 'issues' };

/** Where a size came from: the host's field; null = counted, an original estimate, or Azure DevOps' own field. */
function fieldOf(count: CountOf, pointsField: string | null): string | null {
  return count.unit === 'points' ? pointsField : count.unit === 'field' ? count.field : null;
}

function oneTrace(trace: Trace, naming: Naming, pointsField: string | null): object {
  const { value, override, frozen, inputs, kpi } = trace;
  const count = inputs.count ?? issues;
  const counted = trace.amount.kind === 'work' && trace.amount.unit === 'issues' ? issues : count;
  return {
    id: trace.id,
    node: trace.node,
    kind: trace.kind,
    title: trace.title,
    rules: trace.rules,
    formula: {
      words: trace.formula.words,
      terms: Object.fromEntries(
        Object.entries(trace.formula.terms).map(([name, term]) => [name, numberOf(term)]),
      ),
    },
    progressPpm: value?.progress ?? null,
    rawPpm: value?.raw ?? null,
    percent: percentText(value?.progress ?? null),
    sumPpm: value?.sum ?? null,
    origin: value?.origin ?? null,
    stale: value?.stale ?? kpi?.stale ?? false,
    override: override && {
      valuePpm: override.value,
      reason: override.reason,
      by: override.by,
      until: override.until,
    },
    frozen: frozen && {
      on: frozen.on,
      rawPpm: frozen.raw,
      progressPpm: frozen.progress,
      scorePpm: frozen.score,
      reason: frozen.reason,
      by: frozen.by,
    },
    amount: amountReport(trace.amount),
    parts: trace.parts.map((part) => partReport(part, count, counted)),
    leftOut: trace.leftOut.map((row) => leftOutReport(row, count)),
    merged: trace.merged.map(mergedReport),
    inputs: {
      readAt: inputs.readAt === null ? null : new Date(inputs.readAt).toISOString(),
      unit: inputs.count && (inputs.count.unit === 'field' ? inputs.count.field : inputs.count.unit),
      field: inputs.count && fieldOf(inputs.count, pointsField),
      query: inputs.query,
    },
    ...(trace.totals ? { totals: trace.totals } : {}),
    ...(kpi
      ? {
          kpi: {
            met: kpi.met,
            unit: kpi.unit,
            atLeast: kpi.atLeast && numberOf(kpi.atLeast),
            atMost: kpi.atMost && numberOf(kpi.atMost),
            reading: kpi.reading && readingReport(kpi.reading),
            boundBy: kpi.boundBy,
          },
        }
      : {}),
    diagnostics: diagnostics(trace.problems, naming),
  };
}
