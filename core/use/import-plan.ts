import type { Plan } from '../model/plan.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { bringPlan } from './bring-plan.ts';
import type { PanelPlace } from './client.ts';
import { openEpicPanel } from './open-epic-panel.ts';

/** Brings a plan into the store from the panel of a work item, and shows that panel. */
export async function importPlan(host: Host, place: PanelPlace, plan: Plan): Promise<Answer<EpicPanelView>> {
  const brought = await bringPlan(host, place, plan);
  if (!brought.ok) return brought;
  const opened = await openEpicPanel(host, place);
  return opened.ok && opened.value.kind === 'full'
    ? good({ ...opened.value, notices: brought.value.notices })
    : opened;
}
