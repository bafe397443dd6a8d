import * as SDK from 'azure-devops-extension-sdk';
import type {
  IExtensionDataService,
  IHostNavigationService,
  ILocationService,
} from 'azure-devops-extension-api/Common';
import type {
  IWorkItemFormNavigationService,
  IWorkItemFormService,
} from 'azure-devops-extension-api/WorkItemTracking';
import type { DataManager } from '../extension-data.ts';
import { within } from '../patience.ts';

/** Milliseconds. The manager keeps the token that it was given; a token lives for about an hour. */
const managerLife = 300_000;
/** Milliseconds before a service counts as not answered. */
const patience = 20_000;
/** The area of the work item REST interface; the whole organisation answers at the same address. */
const workItemArea = '5264459e-e5e0-4bd8-b118-0985e68a4ec5';

/** The host's data manager, made anew now and then. */
export function extensionDataManager(extension: string): () => Promise<DataManager> {
  let manager: Promise<DataManager> | null = null;
  let made = 0;
  return () => {
    if (manager && Date.now() - made < managerLife) return manager;
    made = Date.now();
    const next = makeManager(extension);
    manager = next;
    next.catch(() => {
      if (manager === next) manager = null;
    });
    return next;
  };
}

async function makeManager(extension: string): Promise<DataManager> {
  const service = await hostService<IExtensionDataService>('ms.vss-features.extension-data-service');
  const token = await hostToken();
  return service.getExtensionDataManager(extension, token);
}

/** The address of the organisation. */
export function organisationAddress(): () => Promise<string> {
  let address: Promise<string> | null = null;
  return () => {
    const asked = (address ??= hostService<ILocationService>('ms.vss-features.location-service').then(
      (service) => service.getResourceAreaLocation(workItemArea),
    ));
    asked.catch(() => {
      address = null;
    });
    return asked;
  };
}

export function hostToken(): Promise<string> {
  return within(SDK.getAccessToken(), patience, () => new Error('The host gave no token in time.'));
}

export function formService(): Promise<IWorkItemFormService> {
  return hostService('ms.vss-work-web.work-item-form');
}

/** Opens a work item as the host does, in a dialog over this page: no address of ours, no hash. */
export function openItem({ id }: { readonly id: string }): void {
  const number = Number(id.slice(id.lastIndexOf('/') + 1));
  void hostService<IWorkItemFormNavigationService>('ms.vss-work-web.work-item-form-navigation-service')
    .then((service) => service.openWorkItem(number))
    .catch(() => undefined);
}

export function navigationService(): Promise<IHostNavigationService> {
  return hostService('ms.vss-features.host-navigation-service');
}

async function hostService<Service>(name: string): Promise<Service> {
  return within(
    SDK.getService<Service>(name),
    patience,
    () => new Error(`The host gave no ${name} in time.`),
  );
}
