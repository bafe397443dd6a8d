import { itemId, type ProjectId } from '@throughline/core/model/ids.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { PanelPlace } from '@throughline/core/use/client.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import type { Projects } from '../projects.ts';
import type { Around } from './connect.ts';
import { formService } from './host-services.ts';

/** What the form says of the work item that it shows. */
export interface FormPlaces {
  /** The number of the work item that the form holds now; null = none, or the form does not say. */
  formItem(): Promise<number | null>;
  /** @throws when neither the form nor Azure DevOps says where this work item is */
  whereIs(item: number): Promise<PanelPlace>;
}

export function formPlaces(around: Around, projects: Projects): FormPlaces {
  return {
    formItem: async () => {
      try {
        const form = await formService();
        const id = await form.getId();
        return typeof id === 'number' && id > 0 ? id : null;
      } catch {
        return null;
      }
    },
    whereIs: async (item) => {
      const form = await formService();
      const fields = record(await form.getFieldValues(['System.WorkItemType', 'System.TeamProject']));
      const type = text(fields?.['System.WorkItemType']);
      if (!type) throw new WorkFault('The form did not say what type of work item it shows.');
      const name = text(fields?.['System.TeamProject']) ?? '';
      return { item: itemId('ado', around.organisation, item), project: await projectId(name), type };
    },
  };

  /** A work item of another project may be open in this one's page. */
  async function projectId(name: string): Promise<ProjectId> {
    const { project } = around;
    if (project && (name === '' || name === project.name)) return project.id;
    const found = await projects.find(name);
    if (!found) throw new WorkFault('Azure DevOps does not show the project of this work item.');
    return found.id;
  }
}
