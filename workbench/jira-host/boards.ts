/** A board, as plain data. Its filter holds the issues of some projects. */
export interface JiraBoard {
  readonly id: number;
  readonly name: string;
  /** simple = of a team-managed project. */
  readonly type: 'scrum' | 'kanban' | 'simple';
  /** The project that it lies in, by id; null = a person's. */
  readonly location: string | null;
  /** Projects whose issues its filter finds, by id; absent = its location's. */
  readonly projects?: readonly string[];
}

/** Times in milliseconds; null = not said yet. */
export interface JiraSprint {
  readonly id: number;
  /** The board that it was made on. */
  readonly board: number;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly start: number | null;
  readonly end: number | null;
  /** When it was closed; stays where it was opened again. */
  readonly completed: number | null;
  readonly goal: string | null;
}

/** As `GET /rest/agile/1.0/board` answers it. */
export function boardJson(
  { id, name, type, location }: JiraBoard,
  projects: readonly { readonly id: string; readonly key: string; readonly name: string }[],
) {
  const project = projects.find((one) => one.id === location);
  return {
    id,
    self: `https://api.atlassian.com/rest/agile/1.0/board/${id}`,
    name,
    type,
    ...(project
      ? {
          location: {
            projectId: Number(project.id),
            displayName: `${project.name} (${project.key})`,
            projectName: project.name,
            projectKey: project.key,
            projectTypeKey: 'software',
            name: `${project.name} (${project.key})`,
          },
        }
      : {}),
    isPrivate: false,
  };
}

/** As `GET /rest/agile/1.0/sprint/{id}` answers it: what is not said is left out. */
export function sprintJson(sprint: JiraSprint) {
  return {
    id: sprint.id,
    self: `https://api.atlassian.com/rest/agile/1.0/sprint/${sprint.id}`,
    originBoardId: sprint.board,
    ...shared(sprint),
  };
}

/** As an issue's sprint field holds it. */
export function sprintInField(sprint: JiraSprint) {
  return { id: sprint.id, boardId: sprint.board, ...shared(sprint) };
}

// ── below ──

function shared({ name, state, start, end, completed, goal }: JiraSprint) {
  const said = (at: number | null, key: string) => (at === null ? {} : { [key]: new Date(at).toISOString() });
  return {
    name,
    state,
    ...said(start, 'startDate'),
    ...said(end, 'endDate'),
    ...said(completed, 'completeDate'),
    goal: goal ?? '',
  };
}
