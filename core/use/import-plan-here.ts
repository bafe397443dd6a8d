import type { Host } from '../port/host.ts';
import type { HierarchyView } from '../view/hierarchy.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { bringPlan } from './bring-plan.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { openHierarchy } from './open-hierarchy.ts';
import { readPlan } from './import-plan-file.ts';

/**
 * Imports a plan file from the hierarchy page, and shows the plan's cycle. Objectives that name no project belong to the
 * page's; on the page of all projects each must name one.
 */
export async function importPlanHere(
  host: Host,
  place: HierarchyPlace,
  file: { readonly fileName: string; readonly text: string },
): Promise<Answer<HierarchyView>> {
  const plan = readPlan(file);
  if (!plan.ok) return plan;
  const brought = await bringPlan(host, place, plan.value);
  if (!brought.ok) return brought;
  const { notices } = brought.value;
  const opened = await openHierarchy(host, place, { cycle: plan.value.cycle.id });
  return opened.ok && notices.length > 0 ? good({ ...opened.value, notices }) : opened;
}
