import { useState } from 'preact/hooks';
import type { Board, BoardAction } from '../shell/board.ts';
import { AdoFrame } from './ado-frame.tsx';
import type { Shown } from './address.ts';
import { BoardView } from './board-view.tsx';
import { JiraFrame } from './jira-frame.tsx';

/** One host: a work item with the panel beside it, or its page of OKRs. */
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

  const wanted = shown[board.host];
  const item =
    board.items.find(({ key }) => key === wanted) ?? board.items.find(({ epic }) => epic) ?? board.items[0];
  const wantedProject = isJira ? shown.jiraProject : shown.adoProject;
  const project = board.projects.find(({ id }) => id === wantedProject) ?? board.projects[0];
  if (!item || !project) return null;
  const open = (key: string): void => show({ page: 'item', [board.host]: key });
  const openId = (id: string): void => open(board.items.find((one) => one.id === id)?.key ?? id);
  const hash = (isJira ? shown.jiraAt : shown.adoAt) ?? '';
  const setHash = (text: string): void => show({ [isJira ? 'jiraAt' : 'adoAt']: text === '' ? null : text });
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

  const run = async (action: BoardAction): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      await act(action);
      setChanges((before) => before + 1);
    } catch (cause) {
      setTrouble(cause instanceof Error ? cause.message : 'That did not work.');
    }
    setBusy(false);
  };

  const isItem = shown.page === 'item';
  const frame = isJira ? (
    <JiraFrame
      origin={origin}
      place={
        isItem
          ? { kind: 'issue', issue: item.id }
          : shown.page === 'all'
            ? { kind: 'global' }
            : { kind: 'project', project: project.id }
      }
      person={shown.person}
      theme={shown.theme}
      changes={changes}
      hash={hash}
      setHash={setHash}
      open={open}
      openOkrs={openOkrs}
    />
  ) : (
    <AdoFrame
      origin={origin}
      place={isItem ? { item: item.id } : { project: project.id }}
      person={shown.person}
      theme={shown.theme}
      frame={shown.frame}
      changes={changes}
      hash={hash}
      setHash={setHash}
      open={openId}
      navigate={(url) => {
        // `/<organisation>/<project>/_apps/hub/…#…`
        const { pathname, hash: at } = new URL(url);
        openOkrs(at.slice(1), decodeURIComponent(pathname.split('/')[2] ?? ''));
      }}
      failed={setTrouble}
    />
  );

  return (
    <section class="host" data-host={board.host} aria-label={board.name}>
      <header>
        <h2>{board.name}</h2>
        {isItem ? (
          <label class="choice">
            Open
            <select value={item.key} onChange={(event) => open(event.currentTarget.value)}>
              <optgroup label="Epics">{board.items.filter(({ epic }) => epic).map(choice)}</optgroup>
              <optgroup label="Other work items">
                {board.items.filter(({ epic }) => !epic).map(choice)}
              </optgroup>
            </select>
          </label>
        ) : shown.page === 'okrs' || !isJira ? (
          <label class="choice">
            Project
            <select
              value={project.id}
              onChange={(event) =>
                show({ [isJira ? 'jiraProject' : 'adoProject']: event.currentTarget.value })
              }
            >
              {board.projects.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {isJira ? null : (
          <label class="choice">
            Frame
            <select
              value={shown.frame}
              onChange={(event) => show({ frame: event.currentTarget.value as Shown['frame'] })}
            >
              <option value="plain">as in the cloud</option>
              <option value="sandboxed">sandboxed, as on premises</option>
              <option value="older">older handshake</option>
            </select>
          </label>
        )}
      </header>
      {trouble ? (
        <p class="notice" role="alert">
          {trouble}
        </p>
      ) : null}
      {isItem ? (
        <>
          <h3>
            <small class="quiet">
              {item.type} {item.key}
            </small>{' '}
            {item.title}
          </h3>
          <div class="issue">
            <BoardView board={board} epic={item} busy={busy} act={(action) => void run(action)} />
            <div class="panel">{frame}</div>
          </div>
        </>
      ) : (
        <div class="okrs">{frame}</div>
      )}
    </section>
  );
}

// ── below ──

function choice({ key, title }: { readonly key: string; readonly title: string }) {
  return (
    <option key={key} value={key}>
      {key} {title}
    </option>
  );
}
