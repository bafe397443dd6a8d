import type { Day } from '../model/day.ts';
import type { Cycle, Policy } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { defaultPolicy } from './defaults.ts';
import { fraction } from './leaves.ts';
import type { Report } from './report.ts';
import { cycleShape, policyShape } from './shapes.ts';
import { under } from './source.ts';
import type { Spot } from './source.ts';
import { demand, take, takeValue } from './take.ts';

/** The one format that there is. */
const VERSION = 1;

export function checkVersion(plan: Spot, report: Report): void {
  if (!demand(plan, 'throughline', said`the version of the format, 1`, report)) return;
  const at = under(plan, 'throughline');
  const version = at.node?.value;
  if (version === VERSION) return;
  const newer = typeof version === 'number' && version > VERSION;
  report.refuse(at, {
    reason: newer
      ? said`The plan is written in format ${String(version)}; this Throughline reads format 1.`
      : said`The format version must be the number 1.`,
    mend: newer ? said`Update Throughline, or write the plan in format 1.` : said`Write \`throughline: 1\`.`,
  });
}

/** What is known of the cycle: dates that could not be read are null, so that nothing is measured against them. */
export type CycleDraft = { readonly [Key in keyof Cycle]: Cycle[Key] | null };

export function readCycle(plan: Spot, report: Report): CycleDraft {
  const none = { id: null, start: null, end: null };
  if (!demand(plan, 'cycle', said`{ id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }`, report)) return none;
  const spot = under(plan, 'cycle');
  const { id = null, start = null, end = null } = take(cycleShape, spot, report);
  checkDates(start, end, under(spot, 'end'), report);
  return { id, start, end };
}

/** @param at where the pair is reported when its end lies before its start */
export function checkDates(start: Day | null, end: Day | null, at: Spot, report: Report): void {
  if (start === null || end === null || start <= end) return;
  report.refuse(at, {
    reason: said`It ends on ${end}, before it starts on ${start}.`,
    mend: said`Exchange or correct the two days.`,
  });
}

export function readPolicy(plan: Spot, report: Report): Policy {
  const spot = under(plan, 'policy');
  if (!spot.node) return defaultPolicy;
  const given = take(policyShape, spot, report);
  const policy: Policy = {
    noData: given.noData ?? defaultPolicy.noData,
    dropped: given.dropped ?? defaultPolicy.dropped,
    droppedResolutions: given.droppedResolutions ?? defaultPolicy.droppedResolutions,
    droppedResolutionIds: defaultPolicy.droppedResolutionIds,
    doingCredit: readDoingCredit(spot, report),
    resolved: given.resolved ?? defaultPolicy.resolved,
    unestimated: given.unestimated ?? defaultPolicy.unestimated,
    level: given.level ?? defaultPolicy.level,
    timeZone: given.timeZone ?? defaultPolicy.timeZone,
    weights: given.weights ?? defaultPolicy.weights,
  };
  checkTimeZone(policy.timeZone, under(spot, 'timeZone'), report);
  return policy;
}

function readDoingCredit(policy: Spot, report: Report): Policy['doingCredit'] {
  const at = under(policy, 'doingCredit');
  if (!at.node) return defaultPolicy.doingCredit;
  if (at.node.value === 'logged') return 'logged';
  return (
    takeValue(
      fraction(said`The credit of work in progress`, said`a number from 0 to 1, or logged`),
      at,
      report,
    ) ?? 0
  );
}

function checkTimeZone(name: string, at: Spot, report: Report): void {
  if (isTimeZone(name)) return;
  report.refuse(at, {
    reason: said`The time zone "${name.slice(0, 60)}" is not known.`,
    mend: said`Write an IANA name, like UTC or Europe/Berlin.`,
  });
}

function isTimeZone(name: string): boolean {
  // Newer runtimes take "+02:00" for a zone, older ones do not: a plan has to mean the same everywhere.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // A RangeError is the runtime's way to say no.
    return false;
  }
}
