import type { CurvePoint, MetricMeasure, QuerySource, TargetForm } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { Report } from './report.ts';
import { checkpointShape, curvePointShape, measureShapes } from './shapes.ts';
import { has, under } from './source.ts';
import type { Spot } from './source.ts';
import { entries, take } from './take.ts';

type Given = ReturnType<typeof take<typeof measureShapes.metric>>;

/** null where its target could not be read. */
export function readMetric(spot: Spot, report: Report): MetricMeasure | null {
  const given = take(measureShapes.metric, spot, report);
  const target = readTarget(spot, given, report);
  const source = readSource(spot, given, report);
  const checkpoints = entries(under(spot, 'checkpoints'), said`a list of checkpoints`, report).flatMap(
    (at) => {
      const { on, value } = take(checkpointShape, at, report);
      return on && value ? [{ on, value }] : [];
    },
  );
  const curve = readCurve(under(spot, 'curve'), report);
  const { unit = null, stretch = null, direction = null } = given;
  return target && { kind: 'metric', target, unit, stretch, direction, checkpoints, curve, source };
}

/** Strictly rising in both, in the order of the file (R10). */
function readCurve(spot: Spot, report: Report): readonly CurvePoint[] {
  const curve: CurvePoint[] = [];
  for (const place of entries(spot, said`a list of points, like [ { at: 0.5, worth: 0.2 } ]`, report)) {
    const { at, worth } = take(curvePointShape, place, report);
    if (at === undefined || worth === undefined) continue;
    const before = curve.at(-1);
    const falls = before && (at <= before.at ? 'at' : worth <= before.worth ? 'worth' : null);
    if (falls)
      report.refuse(under(place, falls), {
        reason: said`\`${falls}\` is not above that of the point before.`,
        mend: said`Write the points in the order of \`at\`; more of the way is worth more.`,
      });
    curve.push({ at, worth });
  }
  return curve;
}

/** The four ways to enter a target (R6). */
function readTarget(spot: Spot, { from, to, by, byPercent }: Given, report: Report): TargetForm | null {
  const [first, second] = (['to', 'by', 'byPercent'] as const).filter((key) => has(spot, key));
  if (first === undefined) {
    report.refuse(spot, {
      reason: said`The metric has no target.`,
      mend: said`Add \`to\`, or \`from\` together with \`by\` or \`byPercent\`.`,
    });
    return null;
  }
  if (second !== undefined) {
    report.refuse(under(spot, second), {
      reason: said`The target is given twice, by \`${first}\` and by \`${second}\`.`,
      mend: said`Keep one of \`to\`, \`by\` and \`byPercent\`.`,
    });
    return null;
  }
  if (first !== 'to' && !has(spot, 'from')) {
    report.refuse(under(spot, first), {
      reason: said`\`${first}\` says how far, but not from where.`,
      mend: said`Add \`from\`.`,
    });
    return null;
  }
  if (first === 'to' && to && !has(spot, 'from')) return { form: 'to', to };
  if (!from) return null;
  if (to) return { form: 'from-to', from, to };
  if (by) return { form: 'by', from, by };
  return byPercent ? { form: 'by-percent', from, percent: byPercent } : null;
}

/** Form two of R15: the reading is what a query counts or sums. */
function readSource(spot: Spot, given: Given, report: Report): QuerySource | null {
  const { query, of = 'count', field } = given;
  if (!has(spot, 'query')) {
    for (const key of ['of', 'field'].filter((name) => has(spot, name)))
      report.refuse(under(spot, key), {
        reason: said`\`${key}\` says what is read of a query, and there is no query.`,
        mend: said`Add \`query\`, or remove this.`,
      });
    return null;
  }
  if (of === 'sum' && !has(spot, 'field'))
    report.refuse(under(spot, 'of'), {
      reason: said`It is not said which field is summed.`,
      mend: said`Add \`field\` with the id of a number field.`,
    });
  if (of === 'count' && has(spot, 'field'))
    report.refuse(under(spot, 'field'), {
      reason: said`A field is only summed, and this counts.`,
      mend: said`Write \`of: sum\`, or remove \`field\`.`,
    });
  return query === undefined ? null : { query, of, field: field ?? null };
}
