import { readFileSync } from 'node:fs';
import path from 'node:path';
import { itemId, type ProjectId, type UserId } from '@throughline/core/model/ids.ts';
import type { PanelPlace } from '@throughline/core/use/client.ts';
import { importPlanFile } from '@throughline/core/use/import-plan-file.ts';
import { importPlanHere } from '@throughline/core/use/import-plan-here.ts';
import { createAdoHost, type AdoHost, type KeptAdo } from '../ado-host/create-ado-host.ts';
import { readKeptAdo } from '../ado-host/kept.ts';
import { adoOrganisation } from '../ado-host/organisation.ts';
import { keptInFolder, keptNowhere } from '../kept-folder.ts';
import { clockAt } from '../sample/lived/clock.ts';
import { liveInAdo } from '../sample/lived/in-ado.ts';
import { adoApp, allShards } from './ado-app.ts';
import { actInAdo, adoBoard } from './ado-board.ts';
import type { AdoFrameView, Board, BoardAction } from './board.ts';
import { finishCounts } from './finish-counts.ts';
import { noticesOf } from './notices.ts';
import type { AdoWorld } from './world.ts';

/** The Azure DevOps half of the workbench. */
export interface AdoSide {
  /** Imports the world's plan when nothing is stored yet. */
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
  const state = readKeptAdo(kept.read('ado'));
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
      const user = { id: administrator as UserId, name: 'Workbench' };
      const app = adoApp(host, extension, user, Date.now);
      const place: PanelPlace = {
        item: itemId('ado', organisation.name, epic.id),
        project: epic.project as ProjectId,
        type: epic.type,
      };
      const answer = await importPlanFile(app, place, plan);
      await finishCounts(app, await allShards(app));
      return noticesOf('Azure DevOps', answer);
    },
  };

  function isEpic(id: number): boolean {
    return adoBoard(organisation).items.some((item) => item.id === String(id) && item.epic);
  }
}

/**
 * Lets the world's past happen in an organisation of its own, whose data are then in the folder as an earlier run would
 * have left them.
 * @param now milliseconds
 */
export async function liveAdoPast(
  root: string,
  { begun, userOf }: AdoWorld,
  folder: string,
  now: number,
): Promise<void> {
  if (!begun) return;
  const clock = clockAt(0);
  const organisation = adoOrganisation(begun.organisation, clock.now);
  const host = createAdoHost({ organisation, persistence: null });
  const extension = readExtension(root);
  const app = (person: string) => {
    const user = organisation.users.find(({ id }) => id === userOf(person));
    return adoApp(host, extension, { id: userOf(person) as UserId, name: user?.name ?? '' }, clock.now);
  };
  await liveInAdo(organisation, app, clock, now, (page) =>
    importPlanHere(page, { project: null }, begun.plan),
  );
  const kept = keptInFolder(folder);
  kept.write('ado', (): KeptAdo => ({ organisation: organisation.data(), collections: host.data.data() }));
  kept.flush();
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
