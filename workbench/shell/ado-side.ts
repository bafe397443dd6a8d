import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataManager } from '@throughline/ado-extension/extension-data.ts';
import { adoHost } from '@throughline/ado-extension/host.ts';
import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { adoStore } from '@throughline/ado-extension/store.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { itemId, type ProjectId, type UserId } from '@throughline/core/model/ids.ts';
import type { PanelPlace } from '@throughline/core/use/client.ts';
import { importPlanFile } from '@throughline/core/use/import-plan-file.ts';
import { createAdoHost, type AdoHost, type KeptAdo } from '../ado-host/create-ado-host.ts';
import { extensionDataService } from '../ado-host/data-service.ts';
import { adoOrganisation } from '../ado-host/organisation.ts';
import { keptInFolder, keptNowhere } from '../kept-folder.ts';
import { actInAdo, adoBoard } from './ado-board.ts';
import type { AdoFrameView, Board, BoardAction } from './board.ts';
import { finishCounts } from './finish-counts.ts';
import { noticesOf } from './notices.ts';
import type { AdoWorld } from './world.ts';

/** The Azure DevOps half of the workbench. */
export interface AdoSide {
  /** Imports the world's plan when nothing is stored yet. The REST interface must be served by then. */
  seed(): Promise<readonly string[]>;
  board(): Board;
  act(action: BoardAction): void;
  /**
   * What the page needs to show the panel of this work item, or the hub of this project, to this person; null when
   * there is no such item or project.
   */
  frameOf(
    place: { readonly item: string } | { readonly project: string },
    person: string,
  ): AdoFrameView | null;
  /** Its REST interface lies below `/<name>/`. */
  readonly name: string;
  readonly handleHttp: AdoHost['handleHttp'];
  close(): void;
}

export function adoSide(
  options: AdoWorld & {
    readonly root: string;
    /** Of the page, where the REST interface is served too. */
    readonly origin: string;
    readonly dataDir: string | null;
  },
): AdoSide {
  const { root, origin, dataDir, userOf, administrator, plan } = options;
  const kept = dataDir === null ? keptNowhere : keptInFolder(dataDir);
  const state = kept.read('ado') as KeptAdo | null;
  const organisation = adoOrganisation(state?.organisation ?? options.organisation);
  const host = createAdoHost({
    organisation,
    collections: state?.collections ?? {},
    persistence: { keep: (next) => kept.write('ado', () => next) },
  });
  const extension = readExtension(root);
  const restUrl = `${origin}/${organisation.name}/`;

  return {
    name: organisation.name,
    handleHttp: (request, response) => host.handleHttp(request, response),
    board: () => adoBoard(organisation),
    act: (action) => actInAdo(organisation, action),
    close: () => kept.flush(),

    frameOf(place, person) {
      const project = organisation.project(
        'item' in place ? (organisation.item(Number(place.item))?.project ?? '') : place.project,
      );
      const user = organisation.users.find(({ id }) => id === userOf(person));
      const team = organisation.teams.find((one) => one.project === project?.id);
      if (!project || !user) return null;
      return {
        restUrl,
        token: host.tokenFor(user.id),
        extension,
        organisation: { id: organisation.name, name: organisation.name },
        user: { id: user.id, name: user.name },
        project: { id: project.id, name: project.name },
        team: team ? { id: team.id, name: team.name } : null,
      };
    },

    async seed() {
      if (state !== null || plan === null) return [];
      const epic = organisation.items().find(({ id }) => isEpic(id));
      if (!epic) return ['No epic is among the work items: there is no panel to import the plan from.'];
      const token = async (): Promise<string> => host.tokenFor(administrator);
      const { publisher, id } = extension;
      const service = extensionDataService({ restUrl, publisher, extension: id }) as {
        getExtensionDataManager(extension: string, token: string): Promise<DataManager>;
      };
      const send = transport({ base: async () => restUrl, token, fetch });
      const around = adoHost({
        store: adoStore({
          manager: async () => service.getExtensionDataManager(id, await token()),
          newName: () => crypto.randomUUID(),
        }),
        send,
        projects: adoProjects(send),
        organisation: organisation.name,
        user: { id: administrator as UserId, name: 'Workbench' },
        now: Date.now,
        newId: () => crypto.randomUUID().replaceAll('-', ''),
      });
      const place: PanelPlace = {
        item: itemId('ado', organisation.name, epic.id),
        project: epic.project as ProjectId,
        type: epic.type,
      };
      const answer = await importPlanFile(around, place, plan);
      await finishCounts(around, place);
      return noticesOf('Azure DevOps', answer);
    },
  };

  function isEpic(id: number): boolean {
    return adoBoard(organisation).items.some((item) => item.id === String(id) && item.epic);
  }
}

// ── below ──

function readExtension(root: string): AdoFrameView['extension'] {
  const manifest = JSON.parse(readFileSync(path.join(root, 'ado-extension/vss-extension.json'), 'utf8')) as {
    publisher: string;
    id: string;
    version: string;
  };
  return { publisher: manifest.publisher, id: manifest.id, version: manifest.version };
}
