import { daysBetween } from '../model/day.ts';
import { clampPpm, whole } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { Confidence, NodeValue } from './evaluation.ts';
import type { Found } from './node-value.ts';
import { frozenOn, lastDayOf } from './override.ts';
import type { Tree, TreeKeyResult, TreeObjective } from './tree.ts';

/** The last days of an override, in which its end is announced (R30). */
const announcedDays = 7;

/** What is worth knowing of any node: its override's end (R30), ambition (R31), changes after its close (R36). */
export function noticesOf(
  node: TreeObjective | TreeKeyResult,
  found: Found,
  { score }: Pick<NodeValue, 'score'>,
  { cycle, asOf }: Tree,
): Problem[] {
  const at = node.id;
  const notices: Problem[] = [];
  if (score === whole && node.kind === 'aspirational') notices.push({ code: 'D_AMBITIOUS_ENOUGH', at });
  if (node.override && node.status === 'active') {
    const days = daysBetween(asOf, lastDayOf(node.override, cycle));
    if (days < 0) notices.push({ code: 'D_OVERRIDE_ENDED', at });
    else if (days < announcedDays) notices.push({ code: 'D_OVERRIDE_ENDS', at, amounts: { days } });
  }
  const frozen = frozenOn(node, asOf);
  if (frozen) {
    const now = found.raw === null ? null : clampPpm(found.raw);
    if (now !== (frozen.raw === null ? null : clampPpm(frozen.raw))) {
      notices.push({ code: 'D_CHANGED_AFTER_CLOSE', at, ...(now === null ? {} : { amounts: { ppm: now } }) });
    }
  }
  return notices;
}

/** The same of a key result: also that it went backwards (R2), and a confidence that contradicts its pace (R33). */
export function keyResultNotices(
  keyResult: TreeKeyResult,
  found: Found,
  value: Pick<NodeValue, 'score' | 'health'>,
  confidence: Confidence | null,
  tree: Tree,
): Problem[] {
  const notices = noticesOf(keyResult, found, value, tree);
  const { id: at, status } = keyResult;
  if (found.raw !== null && found.raw < 0 && status !== 'closed') notices.push({ code: 'D_REGRESSED', at });
  const { health } = value;
  if (confidence && status === 'active') {
    const odd =
      health === 'off-track' || health === 'missed'
        ? confidence.min >= 7
        : (health === 'on-track' || health === 'achieved') && confidence.min <= 3;
    if (odd) notices.push({ code: 'D_CONFIDENCE', at });
  }
  return notices;
}
