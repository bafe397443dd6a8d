import { useEffect, useRef } from 'preact/hooks';
import { attachFrame, type AttachedFrame, type NavigateTo } from '../jira-host/frame/attach-frame.ts';
import type { JiraPlace } from '../jira-host/place.ts';
import { jiraContext, jiraInvoke } from './shell-api.ts';

/**
 * A page of the app as Jira frames it, beside an issue, of a project or of the whole site: another origin, Forge's content
 * policy, Forge's bridge.
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
}) {
  const { origin, place, person, theme, changes, hash } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const attached = useRef<AttachedFrame | null>(null);
  /** What the frame's calls see, whenever they come. */
  const latest = useRef(props);
  latest.current = props;
  const name = nameOf(place);

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
      ...(place.kind === 'issue' ? {} : { history: { path: () => `/${latest.current.hash}`, show } }),
      flag: () => {},
      // A panel is as tall as its content; a page has the height that is left.
      height: (height) => {
        element.style.height = place.kind === 'issue' ? `${height}px` : '';
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

  function show(path: string): void {
    const text = withoutSlash(path);
    // The frame asks where it is before this page has drawn itself again.
    latest.current = { ...latest.current, hash: text };
    latest.current.setHash(text);
  }

  return <iframe key={`${name} ${person}`} ref={frame} title="Throughline in Jira" class="jira-frame" />;
}

// ── below ──

function nameOf(place: JiraPlace): string {
  if (place.kind === 'issue') return `issue ${place.issue}`;
  return place.kind === 'project' ? `project ${place.project}` : 'global';
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
