import { channelManager } from '../../node_modules/azure-devops-extension-sdk/esm/XDM.js';
import { extensionDataService } from './data-service.ts';
import type { AdoFrame, AdoFrameOptions } from './frame-options.ts';
import { navigationService } from './navigation-service.ts';
import { formService } from './form-service.ts';
import { handshake } from './handshake.ts';
import { themes, type ThemeName } from './themes.ts';

/**
 * Shows the extension's page as Azure DevOps shows it beside a work item: a frame, the real message channel of the
 * SDK, the host's objects and services at its other end. Runs in the page around the frame.
 */
export function mountAdoFrame(element: HTMLElement, options: AdoFrameOptions): AdoFrame {
  const { publisher, id } = options.extension;
  const contributionId = `${publisher}.${id}.${options.contribution}`;
  const frame = document.createElement('iframe');
  frame.title = 'Throughline';
  frame.style.cssText = 'border: 0; width: 100%; display: block';
  if (options.sandbox) frame.setAttribute('sandbox', 'allow-scripts allow-forms');
  let height: number | null = null;
  let state: ReturnType<AdoFrame['state']> = 'loading';
  let item = options.item;
  let theme: ThemeName = options.theme;
  element.append(frame);
  const target = frame.contentWindow;
  if (!target) throw new Error('The frame has no window: it must be in the page first.');
  // Known only by what the frame says first: its origin is "null" in a sandbox.
  const channel = channelManager.addChannel(target, new URL(options.panelUrl, location.href).origin);

  const navigation = navigationService(options);
  const services: Readonly<Record<string, object>> = {
    'ms.vss-features.host-navigation-service': navigation.service,
    'ms.vss-features.extension-data-service': extensionDataService({
      restUrl: options.restUrl,
      publisher,
      extension: id,
    }),
    'ms.vss-features.location-service': locationService(options.restUrl),
    'ms.vss-tfs-web.tfs-page-data-service': { getProject: async () => options.project },
    'ms.vss-work-web.work-item-form': formService(() => item, options),
    'ms.vss-work-web.work-item-form-navigation-service': {
      openWorkItem: async (opened: number) => {
        options.onOpenItem?.(opened);
        return { id: opened };
      },
    },
  };
  if (!options.silent) {
    const registry = channel.getObjectRegistry();
    registry.register('DevOps.HostControl', {
      initialHandshake: async () => handshake(options, contributionId, themes[theme]),
      getAccessToken: async () => ({ token: await options.token() }),
      notifyLoadSucceeded: async () => loaded(),
      notifyLoadFailed: async () => {
        state = 'failed';
      },
      resize: (_width: number | undefined, asked: number | undefined) => {
        // A zero among the arguments is lost on the wire only inside an object: here it arrives.
        height = asked ?? 0;
        // A hub has the room that the host gives it.
        if (!options.hash) frame.style.height = `${height}px`;
      },
    });
    registry.register('DevOps.ServiceManager', {
      getService: async (name: string) => {
        const service = services[name];
        if (!service) throw new Error(`No service ${name} is known to this host.`);
        return service;
      },
    });
  }
  frame.src = options.panelUrl;

  return {
    element: frame,
    open: async (next) => {
      const before = item;
      if (before !== null && before !== next) await tell('onUnloaded', { id: before });
      item = next;
      if (state === 'loaded') await tellLoaded();
    },
    saved: () => tell('onSaved', { id: item }),
    fieldChanged: (changedFields) => tell('onFieldChanged', { id: item, changedFields }),
    refreshed: () => tell('onRefreshed', { id: item }),
    reset: () => tell('onReset', { id: item }),
    setTheme: async (next) => {
      theme = next;
      await channel.invokeRemoteMethod('dispatchEvent', 'DevOps.SdkClient', [
        'themeChanged',
        { detail: { data: themes[next] } },
      ]);
    },
    hashChanged: (hash) => navigation.tell(hash),
    height: () => height,
    state: () => state,
    close: () => {
      channelManager.removeChannel(channel);
      frame.remove();
    },
  };

  async function loaded(): Promise<void> {
    state = 'loaded';
    if (item !== null) await tellLoaded();
  }

  async function tellLoaded(): Promise<void> {
    await tell('onLoaded', { id: item, isNew: false, isReadOnly: false });
  }

  async function tell(method: string, about: object): Promise<void> {
    await channel.invokeRemoteMethod(method, contributionId, [about], { formId: 1 });
  }
}

function locationService(restUrl: string): object {
  return {
    getResourceAreaLocation: async () => restUrl,
    getServiceLocation: async () => restUrl,
  };
}
