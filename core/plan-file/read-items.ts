import type { MilliWeight, PlanLink, Ppm } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { Report } from './report.ts';
import { wrongType } from './say-issue.ts';
import { itemShape } from './shapes.ts';
import { under, unreadable } from './source.ts';
import type { Spot } from './source.ts';
import { demand, entries, take } from './take.ts';

const WANTED = said`a work item: SUP-12, 4711, or { key: SUP-12, weight: 2 }`;

/**
 * `SUP-12` or `4711`, with the host before it where there are two, and the site or organisation after that. Letters of
 * any script: Jira's own server lets administrators choose the pattern of its keys.
 */
const REFERENCE = /^(?:(?:jira|ado):(?:[^\s/:]+\/)?)?(?:\p{L}[\p{L}\p{N}_]*-)?\d+$/u;

/** The links of a work measure or of a milestone. Missing = none. */
export function readItems(owner: Spot, report: Report): readonly PlanLink[] {
  const first = new Map<string, PlanLink>();
  return entries(under(owner, 'items'), said`a list of work items`, report).flatMap((spot) => {
    const link = readItem(spot, report);
    const before = link && first.get(link.reference);
    if (!link) return [];
    if (before) {
      sayTwice(spot, link, before, report);
      return [];
    }
    first.set(link.reference, link);
    return [link];
  });
}

function readItem(spot: Spot, report: Report): PlanLink | null {
  let keySpot = spot;
  let weight: MilliWeight | null = null;
  let share: Ppm | null = null;
  if (spot.node?.fields) {
    ({ weight = null, share = null } = take(itemShape, spot, report));
    if (!demand(spot, 'key', said`SUP-12 or 4711`, report)) return null;
    keySpot = under(spot, 'key');
  }
  const reference = readReference(keySpot, report);
  return reference === null ? null : { reference, weight, share };
}

function readReference(spot: Spot, report: Report): string | null {
  const { node } = spot;
  if (!node || node.value === unreadable) return null;
  const { value } = node;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value);
  if (typeof value === 'string' && REFERENCE.test(value) && value.length <= 200) return value;
  report.refuse(
    spot,
    typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
      ? {
          reason: said`"${String(value).slice(0, 40)}" is neither a key nor an id of a work item.`,
          mend: said`Write a key like SUP-12 or an id like 4711; with its host, jira:SUP-12 or ado:org/4711.`,
        }
      : wrongType(node, WANTED),
  );
  return null;
}

function sayTwice(spot: Spot, link: PlanLink, before: PlanLink, report: Report): void {
  if (link.weight === before.weight && link.share === before.share)
    report.note(spot, said`${link.reference} is listed twice; it counts once.`);
  else
    report.refuse(spot, {
      reason: said`${link.reference} is listed twice, with different weights or shares.`,
      mend: said`Keep one of the two.`,
    });
}
