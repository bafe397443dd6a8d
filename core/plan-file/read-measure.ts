import { compareDecimals } from '../model/decimal.ts';
import type { KpiId } from '../model/ids.ts';
import type { Measure, MilestonesMeasure, ObjectivesMeasure } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { noRange } from './check-target.ts';
import { fraction, oneOf } from './leaves.ts';
import { readItems } from './read-items.ts';
import { choiceOf } from './say-issue.ts';
import { readMetric } from './read-metric.ts';
import { checkBounds } from './read-readings.ts';
import { readWork } from './read-work.ts';
import type { Report } from './report.ts';
import { measureShapes, milestoneShape } from './shapes.ts';
import { has, keyUnder, under } from './source.ts';
import type { Spot } from './source.ts';
import { demand, entries, take, takeValue } from './take.ts';

const kinds = oneOf('metric', 'work', 'milestones', 'yesNo', 'maintain', 'kpi', 'objectives');

/** null where it cannot be told what is meant; that is then reported. */
export function readMeasure(spot: Spot, report: Report): Measure | null {
  if (!spot.node?.fields) {
    takeValue(measureShapes.metric, spot, report);
    return null;
  }
  if (!demand(spot, 'kind', choiceOf(kinds.options), report)) return null;
  const kind = takeValue(kinds, under(spot, 'kind'), report);
  switch (kind) {
    case undefined:
      return null;
    case 'metric':
      return readMetric(spot, report);
    case 'work':
      return readWork(spot, report);
    case 'milestones':
      return readMilestones(spot, report);
    case 'yesNo':
      return { kind, done: take(measureShapes.yesNo, spot, report).done ?? false };
    case 'maintain': {
      const given = take(measureShapes.maintain, spot, report);
      const { atLeast = null, atMost = null, unit = null, every = 'week', method = 'held' } = given;
      checkBounds(spot, { atLeast, atMost }, report);
      return { kind, atLeast, atMost, unit, every, method };
    }
    case 'kpi': {
      const { kpi, from = null, to = null } = take(measureShapes.kpi, spot, report);
      return kpi === undefined ? null : { kind, kpi: kpi as KpiId, from, to };
    }
    case 'objectives':
      return readBound(spot, report);
  }
}

/** Only what adds up amounts has a range and a unit of its own (R27). */
function readBound(spot: Spot, report: Report): ObjectivesMeasure {
  const given = take(measureShapes.objectives, spot, report);
  const { as = 'mean', from = null, to = null, unit = null } = given;
  // An `as` that could not be read may have been meant so.
  if (as !== 'amounts' && !(has(spot, 'as') && given.as === undefined))
    for (const key of ['from', 'to', 'unit'].filter((name) => has(spot, name)))
      report.refuse(keyUnder(spot, key), {
        reason:
          as === 'mean'
            ? said`\`${key}\` is of amounts that are added up, and this takes the mean.`
            : said`\`${key}\` is of amounts that are added up, and this takes the value of its objective.`,
        mend: said`Write \`as: amounts\`, or remove \`${key}\`.`,
      });
  else if (from && to && compareDecimals(from, to) === 0) report.refuse(under(spot, 'to'), noRange(to));
  return { kind: 'objectives', as, from, to, unit };
}

function readMilestones(spot: Spot, report: Report): MilestonesMeasure {
  take(measureShapes.milestones, spot, report);
  demand(spot, 'milestones', said`a list like [ { title: Pilot, done: true } ]`, report);
  const milestones = entries(under(spot, 'milestones'), said`a list of milestones`, report).map(
    (at, index) => {
      const { title = `${index + 1}`, weight = null } = take(milestoneShape, at, report);
      const linked = has(at, 'items');
      if (linked && has(at, 'done'))
        report.refuse(under(at, 'items'), {
          reason: said`A milestone is done by hand or by its work items, not by both.`,
          mend: said`Keep \`done\` or \`items\`.`,
        });
      return {
        title,
        weight,
        done: linked ? null : readDone(under(at, 'done'), report),
        links: readItems(at, report),
      };
    },
  );
  return { kind: 'milestones', milestones };
}

function readDone(at: Spot, report: Report): number {
  const value = at.node?.value;
  if (typeof value === 'boolean') return value ? 1_000_000 : 0;
  return (
    takeValue(
      fraction(said`What is done of a milestone`, said`true, false or a number from 0 to 1`),
      at,
      report,
    ) ?? 0
  );
}
