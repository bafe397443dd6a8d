import { functions, readMessage } from './protocol.ts';
import type { FrameMessage } from './protocol.ts';

/** Where `router` of @forge/bridge may lead; the rest of Jira is not here. */
export interface NavigateTo {
  readonly type?: string;
  readonly target?: string;
  readonly issueKey?: string;
  readonly moduleKey?: string;
  readonly projectKey?: string;
  /** Within the module's page. */
  readonly path?: string;
  readonly url?: string;
}

/** The page that plays Jira, around the app's frame. */
export interface AroundFrame {
  /** What the app's page is told of where it stands (`GET …/context`). */
  readonly context: () => Promise<unknown>;
  /** A function of the app's resolver; rejects as Forge does when it threw. */
  readonly invoke: (functionKey: string, payload: unknown) => Promise<unknown>;
  readonly mode: () => 'light' | 'dark';
  /** `router.open` and `router.navigate`: an issue, a page of the app, or an address. */
  readonly navigate: (to: NavigateTo) => void;
  /** `router.getUrl`; null = Jira has no such address. */
  readonly url?: (to: NavigateTo) => string | null;
  /** The part of the address that belongs to the app's page, `/node=o-1`; absent where a module has none (a panel). */
  readonly history?: {
    readonly path: () => string;
    readonly show: (path: string, how: 'push' | 'replace') => void;
  };
  /** `view.submit`: what an edit view gives to be kept; absent = not a view that can be submitted. */
  readonly submit?: (payload: unknown) => void | Promise<void>;
  /** `view.close`; absent = not a view that can be closed. */
  readonly close?: () => void;
  /** The edit view of a dashboard's widget, whose page around has the button that saves; absent = another module. */
  readonly widgetEdit?: WidgetEdit;
  readonly flag: (flag: { readonly title?: string; readonly description?: string }) => void;
  readonly height: (height: number) => void;
}

/** What `widgetEdit` of @forge/dashboards-bridge asks of the host. */
export interface WidgetEdit {
  readonly updateConfig: (config: unknown) => void;
  /** What gives the configuration to be kept, as the app last said; null = it keeps it elsewhere. */
  readonly onProductSave: (given: (config: unknown) => unknown) => void;
  readonly onSave: (saved: (config: unknown, widgetId: string) => unknown) => void;
  readonly onSaveError: (failed: (error: unknown) => unknown) => void;
}

export interface AttachedFrame {
  /** An event of the issue view, such as JIRA_ISSUE_CHANGED. */
  emit(event: string, payload: unknown): void;
  /** The person went back or forward, or opened another address of the page. */
  pathChanged(): void;
  /** The person changed between light and dark. */
  modeChanged(): void;
  detach(): void;
}

/**
 * Plays Forge's side of the bridge for the app in `frame`, which must be of the origin given. Attach before the frame
 * is loaded. To be used by the page of the workbench; knows nothing of what is around.
 */
export function attachFrame(frame: HTMLIFrameElement, origin: string, around: AroundFrame): AttachedFrame {
  const post = (message: FrameMessage) => frame.contentWindow?.postMessage(message, origin);
  const passed = functions(post);
  const listeners = new Map<string, Set<Listener>>();
  const wearing = new Set<Listener>();
  const following = new Set<Listener>();

  const commands: Readonly<Record<string, (data: Data) => unknown>> = {
    getContext: around.context,
    invoke: ({ functionKey, payload }) => around.invoke(String(functionKey), payload ?? {}),
    navigate: (data) => around.navigate(data),
    getUrl: (data) => around.url?.(data) ?? null,
    createHistory: () => {
      if (!around.history) throw new Error('This module has no history.');
      return {
        location: here(),
        push: (to: unknown) => show(to, 'push'),
        replace: (to: unknown) => show(to, 'replace'),
        listen: (listener: Listener) => void following.add(listener),
      };
    },
    submit: (data) => (around.submit ? Promise.resolve(around.submit(data)).then(() => true) : false),
    close: () => {
      around.close?.();
      return around.close !== undefined;
    },
    getWidgetEditApi: () => {
      if (!around.widgetEdit) throw new Error('This module is not the edit view of a widget.');
      return around.widgetEdit;
    },
    showFlag: (data) => around.flag(data),
    enableTheming: () => (wear: Listener) => {
      wearing.add(wear);
      wear(around.mode());
    },
    on: ({ event, callback }) => listen(String(event), callback as Listener),
    emit: ({ event, payload }) => tell(String(event), payload),
  };

  const receive = ({ source, origin: from, data }: MessageEvent): void => {
    const message = readMessage(data);
    if (source !== frame.contentWindow || from !== origin || !message) return;
    if (passed.take(message)) return;
    if (message.forge === 'height') around.height(message.height);
    if (message.forge === 'call') void answer(message.id, message.command, passed.unpack(message.data));
  };
  window.addEventListener('message', receive);

  return {
    emit: tell,
    pathChanged: () => following.forEach((follow) => follow(here())),
    modeChanged: () => wearing.forEach((wear) => wear(around.mode())),
    detach: () => window.removeEventListener('message', receive),
  };

  async function answer(id: number, command: string, data: unknown): Promise<void> {
    try {
      const run = commands[command];
      if (!run) throw new Error(`The workbench's bridge does not know "${command}".`);
      const value = passed.pack(await run((data ?? {}) as Data));
      post({ forge: 'answer', id, ok: true, value });
    } catch (cause) {
      post({ forge: 'answer', id, ok: false, value: cause instanceof Error ? cause.message : 'failed' });
    }
  }

  function here() {
    return { pathname: around.history?.path() ?? '/', search: '', hash: '' };
  }

  /** Listeners hear of their own steps too, as those of the history package do. */
  function show(to: unknown, how: 'push' | 'replace'): void {
    around.history?.show(typeof to === 'string' ? to : (to as { pathname: string }).pathname, how);
    following.forEach((follow) => follow(here()));
  }

  function listen(event: string, callback: Listener): { unsubscribe: () => void } {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all.add(callback));
    return { unsubscribe: () => all.delete(callback) };
  }

  function tell(event: string, payload: unknown): void {
    listeners.get(event)?.forEach((listener) => listener(payload));
  }
}

// ── below ──

type Data = Readonly<Record<string, unknown>>;
type Listener = (argument: unknown) => unknown;
