import { useState } from 'preact/hooks';
import type { Board, BoardAction } from '../shell/board.ts';
import { AdoDashboard } from './ado-dashboard.tsx';
import { AdoFrame } from './ado-frame.tsx';
import { AdoSprints } from './ado-sprints.tsx';
import type { Shown } from './address.ts';
import { BoardView } from './board-view.tsx';
import { HostHeader } from './host-header.tsx';
import { JiraDashboard } from './jira-dashboard.tsx';
import { JiraFrame } from './jira-frame.tsx';
import { JiraSprints } from './jira-sprints.tsx';

/** One host: a work item with the panel beside it, a page of OKRs, a dashboard, or the sprints of a board or team. */
export function HostView(props: {
  readonly board: Board;
  readonly origin: string;
  readonly shown: Shown;
  readonly show: (change: Partial<Shown>) => void;
  readonly act: (action: BoardAction) => Promise<void>;
}) {
  const { board, origin, shown, show, act } = props;
  const [busy, setBusy] = useState(false);
  const [changes, setChanges] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isJira = board.host === 'jira';

  const item =
    board.items.find(({ key }) => key === shown[board.host]) ??
    board.items.find(({ epic }) => epic) ??
    board.items[0];
  const wantedProject = isJira ? shown.jiraProject : shown.adoProject;
  const project = board.projects.find(({ id }) => id === wantedProject) ?? board.projects[0];
  const wantedTeam = isJira ? shown.jiraTeam : shown.adoTeam;
  const team = board.teams.find(({ id }) => id === wantedTeam) ?? board.teams[0] ?? null;
  if (!item || !project) return null;
  const open = (key: string): void => show({ page: 'item', [board.host]: key });
  const openId = (id: string): void => open(board.items.find((one) => one.id === id)?.key ?? id);
  const hash = (isJira ? shown.jiraAt : shown.adoAt) ?? '';
  const setHash = (text: string): void => show({ [isJira ? 'jiraAt' : 'adoAt']: text === '' ? null : text });
  const sprint = isJira ? shown.jiraSprint : shown.adoSprint;
  const setSprint = (id: string | null): void => show({ [isJira ? 'jiraSprint' : 'adoSprint']: id });
  /** The app leads to its own page of OKRs: with what it wants shown there. */
  const openOkrs = (text: string, key: string | null): void => {
    const at = text === '' ? null : text;
    const id = board.projects.find((one) => one.key === key)?.id ?? null;
    show({
      page: isJira && key === null ? 'all' : 'okrs',
      only: board.host,
      ...(isJira ? { jiraAt: at, jiraProject: id } : { adoAt: at, adoProject: id }),
    });
  };
  const navigate = (url: string): void => {
    // `/<organisation>/<project>/_apps/hub/…#…`
    const { pathname, hash: at } = new URL(url);
    openOkrs(at.slice(1), decodeURIComponent(pathname.split('/')[2] ?? ''));
  };

  const run = async (action: BoardAction): Promise<boolean> => {
    setBusy(true);
    setTrouble(null);
    let done = true;
    try {
      await act(action);
      setChanges((before) => before + 1);
    } catch (cause) {
      done = false;
      setTrouble(cause instanceof Error ? cause.message : 'That did not work.');
    }
    setBusy(false);
    return done;
  };

  const { person, theme, frame } = shown;
  const jira = { origin, person, theme, open, openOkrs };
  const ado = { origin, shown, open: openId, navigate, failed: setTrouble };
  return (
    <section class="host" data-host={board.host} aria-label={board.name}>
      <HostHeader
        board={board}
        shown={shown}
        show={show}
        open={open}
        item={item}
        project={project}
        team={team}
      />
      {trouble ? (
        <p class="notice" role="alert">
          {trouble}
        </p>
      ) : null}
      {content()}
    </section>
  );

  function content() {
    if (shown.page === 'dashboard') {
      return isJira ? (
        <JiraDashboard board={board} frame={jira} act={run} />
      ) : (
        <AdoDashboard board={board} {...ado} act={run} />
      );
    }
    if (shown.page === 'sprint') {
      if (!team) return <p class="notice">Nobody has sprints here.</p>;
      return isJira ? (
        <JiraSprints
          board={board}
          team={team}
          sprint={sprint}
          review={setSprint}
          frame={jira}
          busy={busy}
          act={run}
        />
      ) : (
        <AdoSprints board={board} team={team} sprint={sprint} show={setSprint} {...ado} act={run} />
      );
    }
    return shown.page === 'item' ? beside() : <div class="okrs">{okrsOrPanel()}</div>;
  }

  function beside() {
    if (!item) return null;
    return (
      <>
        <h3>
          <small class="quiet">
            {item.type} {item.key}
          </small>{' '}
          {item.title}
        </h3>
        <div class="issue">
          <BoardView board={board} epic={item} busy={busy} act={(action) => void run(action)} />
          <div class="panel">{okrsOrPanel()}</div>
        </div>
      </>
    );
  }

  function okrsOrPanel() {
    if (!item || !project) return null;
    const isItem = shown.page === 'item';
    if (!isJira) {
      return (
        <AdoFrame
          {...ado}
          place={isItem ? { item: item.id } : { project: project.id }}
          person={person}
          theme={theme}
          frame={frame}
          changes={changes}
          hash={hash}
          setHash={setHash}
        />
      );
    }
    const okrs =
      shown.page === 'all'
        ? ({ kind: 'global' } as const)
        : ({ kind: 'project', project: project.id } as const);
    return (
      <JiraFrame
        {...jira}
        place={isItem ? { kind: 'issue', issue: item.id } : okrs}
        changes={changes}
        hash={hash}
        setHash={setHash}
      />
    );
  }
}
