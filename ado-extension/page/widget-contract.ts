import type { IConfigurableWidget, WidgetSettings } from 'azure-devops-extension-api/Dashboard';
import { readReviewRequest, type ReviewRequest } from '@throughline/core/review/request.ts';

/** What a dashboard shows of a widget, as far as this one heeds it. */
export interface WidgetView {
  readonly name: string;
  /** null = it is not configured, or by nothing that can be read. */
  readonly request: ReviewRequest | null;
}

/**
 * What a dashboard calls on a widget. It calls right behind the handshake, or later, or again with every change of the
 * settings beside it; the SDK may ask for the provider with every message, so all state lies in what draws.
 * @param draw resolves when it is on show; rejects with a sentence for people
 */
export function widgetProvider(draw: (view: WidgetView) => Promise<void>): IConfigurableWidget {
  const show = async (settings: WidgetSettings): Promise<{ statusType: number }> => {
    const view = viewOf(settings);
    await draw(view).catch(refused);
    return { statusType: view.request === null ? statusType.unconfigured : statusType.success };
  };
  return {
    // Without a call over the network nothing is known; the dashboard's own picture of loading stays.
    preload: async () => ({ statusType: statusType.success }),
    load: show,
    reload: show,
  };
}

/** In the dashboard's own shape: it shows the sentence, and "reload" beside it. */
function refused(cause: unknown): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw { message: cause instanceof Error ? cause.message : '', isUserVisible: true, isRichText: false };
}

/** What a configuration keeps in a widget's settings. */
export function settingsOf(request: ReviewRequest): WidgetSettings['customSettings'] {
  return { data: JSON.stringify(request), version: { major: 1, minor: 0, patch: 0 } };
}

export function viewOf({ name, customSettings }: WidgetSettings): WidgetView {
  return { name, request: readReviewRequest(parsed(customSettings.data)) };
}

// ── below ──

/** WidgetStatusType: an enum of the host's, which is not loaded for two numbers. */
const statusType = { success: 0, unconfigured: 2 };

/** A widget that was never configured has no text here, or `null` in it. */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
  } catch {
    return null;
  }
}
