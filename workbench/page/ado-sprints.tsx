import { useEffect, useRef } from 'preact/hooks';
import type { AdoFrame } from '../ado-host/frame-options.ts';
import { mountAdoFrame } from '../ado-host/xdm-host.ts';
import type { AdoFrameView, Board, BoardAction, BoardSprint, BoardTeam } from '../shell/board.ts';
import type { Shown } from './address.ts';
import { adoFrame } from './shell-api.ts';

interface SprintsProps {
  readonly board: Board;
  readonly team: BoardTeam;
  /** The iteration that is shown, by its path; null = the present one. */
  readonly sprint: string | null;
  readonly show: (sprint: string | null) => void;
  readonly origin: string;
  readonly shown: Shown;
  readonly open: (id: string) => void;
  readonly navigate: (url: string) => void;
  readonly act: (action: BoardAction) => Promise<boolean>;
  readonly failed: (message: string) => void;
}

/** The sprint hub of a team with the extension's tab, for one of its iterations. */
export function AdoSprints(props: SprintsProps) {
  const { board, team, sprint: wanted, show, act } = props;
  const sprints = team.sprints ?? [];
  const sprint =
    sprints.find(({ id }) => id === wanted) ?? sprints.find(({ state }) => state === 'active') ?? sprints[0];
  if (!sprint) return <p class="notice">This team has chosen no iterations.</p>;
  return (
    <section class="work" aria-label={`Sprints of ${team.name}`}>
      <label class="choice">
        Iteration
        <select value={sprint.id} onChange={(event) => show(event.currentTarget.value)}>
          {sprints.map(({ id, name, state }) => (
            <option key={id} value={id}>
              {name} ({state})
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>Backlog of {sprint.name}</summary>
        <Backlog board={board} sprints={sprints} sprint={sprint} act={act} />
      </details>
      <h3>OKRs</h3>
      <div class="okrs">
        <SprintTab {...props} sprint={sprint} />
      </div>
    </section>
  );
}

// ── below ──

/** The tab as the sprint hub frames it. */
function SprintTab(props: Omit<SprintsProps, 'sprint'> & { readonly sprint: BoardSprint }) {
  const { team, sprint, origin, shown, open, navigate, failed } = props;
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<AdoFrame | null>(null);
  const { person, frame, theme } = shown;

  useEffect(() => {
    let gone = false;
    const mount = async (): Promise<void> => {
      const view = await adoFrame({ project: team.project ?? '' }, person);
      const iterationId = await iterationOf(view, team.id, sprint.id);
      if (gone || !element.current) return;
      mounted.current = mountAdoFrame(element.current, {
        ...view,
        team: { id: team.id, name: team.name },
        panelUrl: `${origin}/dist/sprint-tab.html`,
        contribution: 'sprint-review-tab',
        // As the sprint hub tells it.
        initialConfig: {
          iterationId,
          team: { id: team.id, name: team.name },
          foregroundInstance: true,
        },
        fills: true,
        item: null,
        token: () => view.token,
        culture: navigator.language,
        theme,
        handshake: frame === 'older' ? 'older' : 'new',
        sandbox: frame === 'sandboxed',
        onOpenItem: (id) => open(String(id)),
        onNavigate: navigate,
      });
    };
    mount().catch((cause: Error) => failed(cause.message));
    return () => {
      gone = true;
      mounted.current?.close();
      mounted.current = null;
    };
  }, [origin, team.id, sprint.id, person, frame]);
  useEffect(() => void mounted.current?.setTheme(theme), [theme]);

  return <div ref={element} class="ado-frame" />;
}

/** The hub knows its iterations by their ids. */
async function iterationOf(view: AdoFrameView, team: string, path: string): Promise<string | null> {
  const { restUrl, project, token } = view;
  const response = await fetch(
    `${restUrl}${project.id}/${team}/_apis/work/teamsettings/iterations?api-version=7.1`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  const { value = [] } = (await response.json()) as { value?: readonly { id: string; path: string }[] };
  return value.find((one) => one.path === path)?.id ?? null;
}

function Backlog(props: {
  readonly board: Board;
  readonly sprints: readonly BoardSprint[];
  readonly sprint: BoardSprint;
  readonly act: (action: BoardAction) => Promise<boolean>;
}) {
  const { board, sprints, sprint, act } = props;
  return (
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
              aria-label={`Iteration of ${item.key}`}
              value={item.sprint ?? ''}
              onChange={(event) =>
                void act({ do: 'put', id: item.id, sprint: event.currentTarget.value || null })
              }
            >
              <option value="">Backlog</option>
              {sprints.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </li>
        ))}
    </ul>
  );
}
