import type { Host } from '@throughline/core/port/host.ts';
import { adoHost } from '../host.ts';
import { adoProjects, type Projects } from '../projects.ts';
import { adoStore } from '../store.ts';
import { transport, type Transport } from '../transport.ts';
import type { Around } from './connect.ts';
import { extensionDataManager, hostToken, organisationAddress } from './host-services.ts';

/** The host that a page's use cases run on; it lives as long as the page. */
export function hostOf(around: Around): {
  readonly host: Host;
  readonly projects: Projects;
  readonly send: Transport;
} {
  const address = organisationAddress();
  const send = transport({ base: address, token: hostToken, fetch: window.fetch.bind(window) });
  const projects = adoProjects(send);
  let site = '';
  const learnSite = async (): Promise<void> => {
    site = (await address()).replace(/\/*$/, '/');
  };
  // Work items are read after it is known; without it they have no address to show.
  void learnSite().catch(() => undefined);
  const host = adoHost({
    store: adoStore({
      manager: extensionDataManager(around.extension),
      newName: () => crypto.getRandomValues(new Uint32Array(3)).join('-'),
    }),
    send,
    projects,
    organisation: around.organisation,
    user: around.user,
    now: () => Date.now(),
    newId: () => [...crypto.getRandomValues(new Uint32Array(3))].map((one) => one.toString(36)).join(''),
    itemUrl: (id, project) => `${site}${encodeURIComponent(project)}/_workitems/edit/${id}`,
  });
  return { host, projects, send };
}
