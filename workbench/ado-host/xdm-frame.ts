import { channelManager } from '../../node_modules/azure-devops-extension-sdk/esm/XDM.js';
import { extensionDataService } from './data-service.ts';
import type { AdoFrameOptions } from './frame-options.ts';
import { handshake } from './handshake.ts';
import { navigationService } from './navigation-service.ts';
import { themes, type ThemeName } from './themes.ts';

/** A page of the extension in a frame, and the host's end of its message channel. Runs in the page around the frame. */
export interface XdmFrame {
  readonly element: HTMLIFrameElement;
  /** Of the extension's last resize; null = it never asked. */
  height(): number | null;
  /** loading until notifyLoadSucceeded or notifyLoadFailed. */
  state(): 'loading' | 'loaded' | 'failed';
  /**
   * Calls what the extension registered for its contribution. An older host knows it by the contribution's own id, the
   * present one by the full id.
   */
  call<Answer>(method: string, args: readonly unknown[], context?: object): Promise<Answer>;
  setTheme(theme: ThemeName): Promise<void>;
  /** The hash was changed by somebody else: a link, the way back. */
  hashChanged(hash: string): void;
  close(): void;
}

export interface XdmFrameParts {
  /** Further services, by their names. */
  readonly services?: Readonly<Record<string, object>>;
  /** The extension said that it has loaded. */
  readonly onLoaded?: () => void | Promise<void>;
}

/** The real message channel of the SDK, with the host's objects and services at its other end. */
export function mountXdmFrame(
  element: HTMLElement,
  options: Omit<AdoFrameOptions, 'item'>,
  { services: further = {}, onLoaded }: XdmFrameParts = {},
): XdmFrame {
  const { publisher, id } = options.extension;
  const contributionId = `${publisher}.${id}.${options.contribution}`;
  const frame = document.createElement('iframe');
  frame.title = 'Throughline';
  frame.style.cssText = 'border: 0; width: 100%; display: block';
  if (options.sandbox) frame.setAttribute('sandbox', 'allow-scripts allow-forms');
  let height: number | null = null;
  let state: ReturnType<XdmFrame['state']> = 'loading';
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
    'ms.vss-work-web.work-item-form-navigation-service': {
      openWorkItem: async (opened: number) => {
        options.onOpenItem?.(opened);
        return { id: opened };
      },
    },
    ...further,
  };
  if (!options.silent) {
    const registry = channel.getObjectRegistry();
    registry.register('DevOps.HostControl', {
      initialHandshake: async () => handshake(options, contributionId, themes[theme]),
      getAccessToken: async () => ({ token: await options.token() }),
      notifyLoadSucceeded: async () => {
        state = 'loaded';
        await onLoaded?.();
      },
      notifyLoadFailed: async () => {
        state = 'failed';
      },
      resize: (_width: number | undefined, asked: number | undefined) => {
        // A zero among the arguments is lost on the wire only inside an object: here it arrives.
        height = asked ?? 0;
        if (!options.hash && !options.fills) frame.style.height = `${height}px`;
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
    call: async <Answer>(method: string, args: readonly unknown[], context?: object) => {
      const called = options.handshake === 'older' ? options.contribution : contributionId;
      return (await channel.invokeRemoteMethod(method, called, [...args], context)) as Answer;
    },
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
}

// ── below ──

function locationService(restUrl: string): object {
  return {
    getResourceAreaLocation: async () => restUrl,
    getServiceLocation: async () => restUrl,
  };
}
