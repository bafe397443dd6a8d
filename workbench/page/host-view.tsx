import { useState } from 'preact/hooks';
import type { Board, BoardAction } from '../shell/board.ts';
import { AdoFrame } from './ado-frame.tsx';
import type { Shown } from './address.ts';
import { BoardView } from './board-view.tsx';
import { JiraFrame } from './jira-frame.tsx';

/** One host: a work item of it, the work below, and the panel beside. */
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

  const wanted = shown[board.host];
  const item =
    board.items.find(({ key }) => key === wanted) ?? board.items.find(({ epic }) => epic) ?? board.items[0];
  if (!item) return null;
  const open = (key: string): void => show({ [board.host]: key });
  const openId = (id: string): void => open(board.items.find((one) => one.id === id)?.key ?? id);

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

  return (
    <section class="host" data-host={board.host} aria-label={board.name}>
      <header>
        <h2>{board.name}</h2>
        <label class="choice">
          Open
          <select value={item.key} onChange={(event) => open(event.currentTarget.value)}>
            <optgroup label="Epics">{board.items.filter(({ epic }) => epic).map(choice)}</optgroup>
            <optgroup label="Other work items">
              {board.items.filter(({ epic }) => !epic).map(choice)}
            </optgroup>
          </select>
        </label>
        {board.host === 'ado' ? (
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
        ) : null}
      </header>
      {trouble ? (
        <p class="notice" role="alert">
          {trouble}
        </p>
      ) : null}
      <h3>
        <small class="quiet">
          {item.type} {item.key}
        </small>{' '}
        {item.title}
      </h3>
      <div class="issue">
        <BoardView board={board} epic={item} busy={busy} act={(action) => void run(action)} />
        <div class="panel">
          {board.host === 'jira' ? (
            <JiraFrame
              origin={origin}
              issue={item.id}
              person={shown.person}
              theme={shown.theme}
              changes={changes}
              open={open}
            />
          ) : (
            <AdoFrame
              origin={origin}
              item={item.id}
              person={shown.person}
              theme={shown.theme}
              frame={shown.frame}
              changes={changes}
              open={openId}
              failed={setTrouble}
            />
          )}
        </div>
      </div>
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
