import { useEffect, useRef } from 'preact/hooks';
import type { Board, BoardAction, BoardItem, BoardSprint, BoardTeam } from '../shell/board.ts';
import { JiraFrame } from './jira-frame.tsx';
import type { FrameProps } from './jira-gadget.tsx';

/** The backlog of a board: its sprints and what is in them, each sprint with the app's action, which opens in a modal. */
export function JiraSprints(props: {
  readonly board: Board;
  readonly team: BoardTeam;
  /** The sprint whose action is open. */
  readonly sprint: string | null;
  readonly review: (sprint: string | null) => void;
  readonly frame: FrameProps;
  readonly busy: boolean;
  readonly act: (action: BoardAction) => Promise<boolean>;
}) {
  const { board, team, sprint: reviewed, review, frame, busy, act } = props;
  const sprints = team.sprints ?? [];
  const open = sprints.filter(({ state }) => state !== 'closed');
  const isBelow = (item: BoardItem): boolean =>
    board.items.some(({ id, epic }) => id === item.parent && !epic);
  return (
    <section class="work" aria-label={`Sprints of ${team.name}`}>
      {sprints.length === 0 ? <p class="notice">This board flows without sprints.</p> : null}
      {sprints.toReversed().map((sprint) => (
        <details key={sprint.id} open={sprint.state === 'active'}>
          <summary>
            {sprint.name} <small class="quiet">{told(sprint)}</small>
          </summary>
          <p class="notice">
            <button type="button" onClick={() => review(sprint.id)}>
              Sprint review of {sprint.name}
            </button>{' '}
            <button type="button" disabled={busy} onClick={() => void act(nextStep(sprint))}>
              {steps[sprint.state]} {sprint.name}
            </button>
          </p>
          <ul class="backlog">
            {board.items
              .filter((item) => item.sprint === sprint.id)
              .map((item) => (
                <li key={item.id}>
                  <span class="key">{item.key}</span>
                  <span class="title">
                    {item.title} <small>{item.state}</small>
                  </span>
                  <select
                    aria-label={`Sprint of ${item.key}`}
                    // A sub-task is where its parent is.
                    disabled={busy || isBelow(item)}
                    value={item.sprint ?? ''}
                    onChange={(event) =>
                      void act({ do: 'put', id: item.id, sprint: event.currentTarget.value || null })
                    }
                  >
                    <option value="">Backlog</option>
                    {open.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </li>
              ))}
          </ul>
        </details>
      ))}
      {reviewed === null ? null : (
        <Modal title="Sprint review" close={() => review(null)}>
          <JiraFrame
            {...frame}
            place={{ kind: 'sprint', board: team.id, sprint: reviewed }}
            changes={0}
            hash=""
            setHash={() => {}}
            close={() => review(null)}
          />
        </Modal>
      )}
    </section>
  );
}

// ── below ──

const steps = { future: 'Start', active: 'Complete', closed: 'Reopen' } as const;

function nextStep({ id, state }: BoardSprint): BoardAction {
  const step = ({ future: 'startSprint', active: 'closeSprint', closed: 'reopenSprint' } as const)[state];
  return { do: step, sprint: id };
}

function told({ state, start, end }: BoardSprint): string {
  const day = (at: number | null) => (at === null ? '?' : new Date(at).toISOString().slice(0, 10));
  return `${state}, ${day(start)} to ${day(end)}`;
}

function Modal(props: {
  readonly title: string;
  readonly close: () => void;
  readonly children: preact.ComponentChildren;
}) {
  const { title, close, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="modal" aria-label={title} onClose={close}>
      <header>
        <h3>{title}</h3>
        <button type="button" onClick={close}>
          Close
        </button>
      </header>
      {children}
    </dialog>
  );
}
