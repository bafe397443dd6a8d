import { alignmentCases } from './alignment.ts';
import { boundCases } from './bound.ts';
import { closingCases } from './closing.ts';
import { curveCases } from './curve.ts';
import type { GoldenCase } from './golden-case.ts';
import { healthCases } from './health.ts';
import { kpiCases } from './kpi.ts';
import { largeCases } from './large.ts';
import { linkCases } from './links.ts';
import { maintainCases } from './maintain.ts';
import { metricCases } from './metric.ts';
import { milestoneCases } from './milestones.ts';
import { overrideCases } from './override.ts';
import { rollUpCases } from './roll-up.ts';
import { roundingCases } from './rounding.ts';
import { shareCases } from './shares.ts';
import { sizeCases } from './sizes.ts';
import { stageCases } from './stages.ts';
import { staleCases } from './stale.ts';
import { targetCases } from './target.ts';
import { timeCases } from './time.ts';
import { weightCases } from './weights.ts';
import { workSetCases } from './work-set.ts';

/** The whole table, by topic. */
export const golden: Readonly<Record<string, readonly GoldenCase[]>> = {
  metric: metricCases,
  target: targetCases,
  curve: curveCases,
  milestones: milestoneCases,
  maintain: maintainCases,
  kpi: kpiCases,
  'work set': workSetCases,
  links: linkCases,
  stages: stageCases,
  sizes: sizeCases,
  shares: shareCases,
  'roll-up': rollUpCases,
  weights: weightCases,
  alignment: alignmentCases,
  bound: boundCases,
  override: overrideCases,
  health: healthCases,
  stale: staleCases,
  time: timeCases,
  rounding: roundingCases,
  closing: closingCases,
  large: largeCases,
};
