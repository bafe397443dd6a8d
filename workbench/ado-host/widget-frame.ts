import type { IWidgetConfigurationContext, WidgetSettings } from 'azure-devops-extension-api/Dashboard';
import type { AdoFrameOptions } from './frame-options.ts';
import type { WidgetData } from './organisation-data.ts';
import type { ThemeName } from './themes.ts';
import { mountXdmFrame } from './xdm-frame.ts';

export type WidgetFrameOptions = Omit<AdoFrameOptions, 'item' | 'hash' | 'fills' | 'initialConfig'> & {
  readonly widget: WidgetData;
};

/** What a widget said of a load: on show, or without settings of its own, or a sentence why not. */
export type WidgetAnswer =
  { readonly status: 'success' | 'unconfigured' } | { readonly status: 'failure'; readonly message: string };

/** A widget on a dashboard, while it is there. */
export interface WidgetFrame {
  readonly element: HTMLIFrameElement;
  /** With other settings, or the same again when the dashboard refreshes. */
  reload(widget: WidgetData): Promise<void>;
  setTheme(theme: ThemeName): Promise<void>;
  close(): void;
}

/** Shows a widget as the dashboard does: in its squares, `preload`, then `load`, with its settings. */
export function mountWidget(
  element: HTMLElement,
  options: WidgetFrameOptions,
  answered: (answer: WidgetAnswer) => void,
): WidgetFrame {
  let { widget } = options;
  let loaded = false;
  const frame = mountXdmFrame(
    element,
    { ...options, fills: true },
    {
      onLoaded: async () => {
        await frame.call('preload', [settingsOf(widget)]);
        loaded = true;
        await ask('load');
      },
    },
  );
  frame.element.style.height = '100%';
  return {
    element: frame.element,
    reload: async (next) => {
      widget = next;
      if (loaded) await ask('reload');
    },
    setTheme: (theme) => frame.setTheme(theme),
    close: () => frame.close(),
  };

  async function ask(method: 'load' | 'reload'): Promise<void> {
    const answer = await frame
      .call<{ statusType?: number }>(method, [settingsOf(widget)])
      .then(({ statusType }): WidgetAnswer => ({ status: statusType === 2 ? 'unconfigured' : 'success' }))
      .catch((refusal: unknown): WidgetAnswer => ({ status: 'failure', message: sentenceIn(refusal) }));
    answered(answer);
  }
}

/** The configuration that the dashboard opens beside a widget, while it is open. */
export interface WidgetConfigurationFrame {
  readonly element: HTMLIFrameElement;
  /** What is to be kept; null = the configuration is not ready to be saved. */
  save(): Promise<WidgetData['settings']>;
  setTheme(theme: ThemeName): Promise<void>;
  close(): void;
}

/**
 * Shows the configuration of a widget: `load` with its settings and a context through which it tells of changes.
 * @param changed it would save this now: the preview shows it
 */
export function mountWidgetConfiguration(
  element: HTMLElement,
  options: WidgetFrameOptions,
  changed: (settings: WidgetData['settings']) => void,
  failed: (message: string) => void,
): WidgetConfigurationFrame {
  const notify: IWidgetConfigurationContext['notify'] = async (event, { data }) => {
    if (event === 'ConfigurationChange') changed(data as WidgetData['settings']);
    if (event === 'ConfigurationError') failed(String(data));
    return { getResponse: async () => '' };
  };
  const frame = mountXdmFrame(element, options, {
    onLoaded: async () => {
      await frame
        .call('load', [settingsOf(options.widget), { notify }])
        .catch((refusal: unknown) => failed(sentenceIn(refusal)));
    },
  });
  return {
    element: frame.element,
    save: async () => {
      const status = await frame
        .call<{ isValid?: boolean; customSettings?: WidgetData['settings'] }>('onSave', [])
        .catch(() => null);
      return status?.isValid ? (status.customSettings ?? null) : null;
    },
    setTheme: (theme) => frame.setTheme(theme),
    close: () => frame.close(),
  };
}

// ── below ──

function settingsOf({ name, size, settings }: WidgetData): WidgetSettings {
  // A widget that was never configured has no text: `null` is lost on the wire.
  const customSettings = { data: settings?.data ?? null, version: settings?.version ?? defaultVersion };
  return { name, size, customSettings: customSettings as WidgetSettings['customSettings'] };
}

const defaultVersion = { major: 1, minor: 0, patch: 0 };

const sentenceIn = (refusal: unknown): string => {
  const said = (refusal as { message?: unknown } | null)?.message;
  return typeof said === 'string' && said !== '' ? said : 'The widget could not be loaded.';
};
