import type { Board, BoardItem, BoardTeam } from '../shell/board.ts';
import type { Shown } from './address.ts';

/** The host's name, and what can be chosen of it: which item, project, board or team. */
export function HostHeader(props: {
  readonly board: Board;
  readonly shown: Shown;
  readonly show: (change: Partial<Shown>) => void;
  readonly open: (key: string) => void;
  readonly item: BoardItem;
  readonly project: Board['projects'][number];
  readonly team: BoardTeam | null;
}) {
  const { board, shown, show, open, item, project, team } = props;
  const isJira = board.host === 'jira';
  return (
    <header>
      <h2>{board.name}</h2>
      {shown.page === 'item' ? (
        <label class="choice">
          Open
          <select value={item.key} onChange={(event) => open(event.currentTarget.value)}>
            <optgroup label="Epics">{board.items.filter(({ epic }) => epic).map(choice)}</optgroup>
            <optgroup label="Other work items">
              {board.items.filter(({ epic }) => !epic).map(choice)}
            </optgroup>
          </select>
        </label>
      ) : null}
      {shown.page === 'okrs' || (shown.page === 'all' && !isJira) ? (
        <label class="choice">
          Project
          <select
            value={project.id}
            onChange={(event) => show({ [isJira ? 'jiraProject' : 'adoProject']: event.currentTarget.value })}
          >
            {board.projects.map(named)}
          </select>
        </label>
      ) : null}
      {shown.page === 'sprint' && team ? (
        <label class="choice">
          {isJira ? 'Board' : 'Team'}
          <select
            value={team.id}
            onChange={(event) => {
              const id = event.currentTarget.value;
              show(isJira ? { jiraTeam: id, jiraSprint: null } : { adoTeam: id, adoSprint: null });
            }}
          >
            {board.teams.map(named)}
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

function named({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <option key={id} value={id}>
      {name}
    </option>
  );
}
