import { useEffect, useRef } from 'preact/hooks';
import {
  attachFrame,
  type AttachedFrame,
  type NavigateTo,
  type WidgetEdit,
} from '../jira-host/frame/attach-frame.ts';
import type { JiraPlace } from '../jira-host/place.ts';
import { jiraContext, jiraInvoke } from './shell-api.ts';

/**
 * A page of the app as Jira frames it, beside an issue, of a project or of the whole site, on a dashboard, in a modal: another
 * origin, Forge's content policy, Forge's bridge.
 */
export function JiraFrame(props: {
  readonly origin: string;
  readonly place: JiraPlace;
  readonly person: string;
  readonly theme: 'light' | 'dark';
  /** Grows when the issue's work was changed: Jira then tells the panel. */
  readonly changes: number;
  /** The part of the address that is the app's own; a panel has none. */
  readonly hash: string;
  readonly setHash: (text: string) => void;
  /** An issue, by its key. */
  readonly open: (key: string) => void;
  /** The app's page of a project's OKRs, by the project's key (null = of all projects), at an address of its own. */
  readonly openOkrs: (text: string, project: string | null) => void;
  /** Of a view that can be submitted (a gadget being configured). */
  readonly submit?: (payload: unknown) => Promise<void>;
  /** Of a view that can be closed (a modal). */
  readonly close?: () => void;
  /** Of the edit view of a widget. */
  readonly widgetEdit?: WidgetEdit;
  /** Grows when somebody refreshes the gadget. */
  readonly refreshes?: number;
}) {
  const { origin, place, person, theme, changes, hash, refreshes = 0 } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const attached = useRef<AttachedFrame | null>(null);
  /** What the frame's calls see, whenever they come. */
  const latest = useRef(props);
  latest.current = props;
  const name = nameOf(place);
  const hasHistory = place.kind === 'project' || place.kind === 'global';
  const fitsContent = place.kind === 'issue' || place.kind === 'gadget';

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const now = attachFrame(element, origin, {
      context: () => jiraContext(place, person),
      invoke: (functionKey, payload) => jiraInvoke(place, person, functionKey, payload),
      mode: () => latest.current.theme,
      navigate: (to) => {
        if (to.issueKey) latest.current.open(to.issueKey);
        else if (to.moduleKey) latest.current.openOkrs(withoutSlash(to.path), to.projectKey ?? null);
      },
      url: addressOf,
      ...(hasHistory ? { history: { path: () => `/${latest.current.hash}`, show } } : {}),
      ...(props.submit ? { submit: async (payload) => latest.current.submit?.(payload) } : {}),
      ...(props.close ? { close: () => latest.current.close?.() } : {}),
      ...(props.widgetEdit ? { widgetEdit: props.widgetEdit } : {}),
      flag: () => {},
      // A panel and a gadget are as tall as their content; a page has the height that is left.
      height: (height) => {
        element.style.height = fitsContent ? `${height}px` : '';
      },
    });
    attached.current = now;
    // Only now: the frame's first message must find its listener.
    element.src = `${origin}/`;
    return () => now.detach();
  }, [origin, name, person]);

  useEffect(() => attached.current?.modeChanged(), [theme]);
  useEffect(() => attached.current?.pathChanged(), [hash]);
  useEffect(() => {
    if (changes > 0 && place.kind === 'issue') {
      attached.current?.emit('JIRA_ISSUE_CHANGED', { issueId: place.issue });
    }
  }, [changes]);

  useEffect(() => {
    if (refreshes > 0 && place.kind === 'gadget') {
      const payload = { origin: 'gadget', gadgetId: place.gadget };
      attached.current?.emit('JIRA_DASHBOARD_GADGET_REFRESH', payload);
    }
  }, [refreshes]);

  function show(path: string): void {
    const text = withoutSlash(path);
    // The frame asks where it is before this page has drawn itself again.
    latest.current = { ...latest.current, hash: text };
    latest.current.setHash(text);
  }

  return (
    <iframe
      key={`${name} ${person}`}
      ref={frame}
      title="Throughline in Jira"
      class="jira-frame"
      allow={allowed}
      sandbox={sandbox}
    />
  );
}

// ── below ──

/** What Forge allows a frame of Custom UI, and what it does not: there are no pop-ups among it. */
const allowed = 'camera; clipboard-write; display-capture; fullscreen; microphone';
const sandbox = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

function nameOf(place: JiraPlace): string {
  return Object.values(place).join(' ');
}

function withoutSlash(path = ''): string {
  return path.replace(/^\//, '');
}

/** The workbench's own address of a page of the app. */
function addressOf(to: NavigateTo): string | null {
  if (!to.moduleKey) return null;
  const url = new URL(location.href);
  url.searchParams.set('page', to.projectKey ? 'okrs' : 'all');
  url.searchParams.set('only', 'jira');
  url.searchParams.set('jiraAt', withoutSlash(to.path));
  return url.href;
}
