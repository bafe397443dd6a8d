import { useEffect, useRef } from 'preact/hooks';
import { attachFrame, type AttachedFrame } from '../jira-host/frame/attach-frame.ts';
import { jiraContext, jiraInvoke } from './shell-api.ts';

/** The app's page beside an issue, as Jira frames it: another origin, Forge's content policy, Forge's bridge. */
export function JiraFrame(props: {
  readonly origin: string;
  readonly issue: string;
  readonly person: string;
  readonly theme: 'light' | 'dark';
  /** Grows when the issue's work was changed: Jira then tells the panel. */
  readonly changes: number;
  readonly open: (key: string) => void;
}) {
  const { origin, issue, person, theme, changes, open } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const attached = useRef<AttachedFrame | null>(null);
  const mode = useRef(theme);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const now = attachFrame(element, origin, {
      context: () => jiraContext(issue, person),
      invoke: (functionKey, payload) => jiraInvoke(issue, person, functionKey, payload),
      mode: () => mode.current,
      navigate: ({ issueKey }) => issueKey && open(issueKey),
      flag: () => {},
      height: (height) => {
        element.style.height = `${height}px`;
      },
    });
    attached.current = now;
    // Only now: the frame's first message must find its listener.
    element.src = `${origin}/`;
    return () => now.detach();
  }, [origin, issue, person]);

  useEffect(() => {
    mode.current = theme;
    attached.current?.modeChanged();
  }, [theme]);

  useEffect(() => {
    if (changes > 0) attached.current?.emit('JIRA_ISSUE_CHANGED', { issueId: issue });
  }, [changes]);

  return <iframe key={`${issue} ${person}`} ref={frame} title="Throughline in Jira" class="jira-frame" />;
}
