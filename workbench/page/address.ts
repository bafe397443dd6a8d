/** What the workbench shows, kept in the address so that a view can be opened again and linked to. */
export interface Shown {
  readonly person: string;
  readonly theme: 'light' | 'dark';
  /**
   * A work item with the panel beside it; the OKRs of a project; those of all projects (Jira alone has such a page); the
   * host's dashboard; the sprints of a board or team.
   */
  readonly page: Page;
  /** One host alone; null = both. */
  readonly only: 'jira' | 'ado' | null;
  /** Item ids, by host. */
  readonly jira: string | null;
  readonly ado: string | null;
  /** A board, or team, and one of its sprints whose review is open, by host. */
  readonly jiraTeam: string | null;
  readonly jiraSprint: string | null;
  readonly adoTeam: string | null;
  readonly adoSprint: string | null;
  /** Project ids, by host. */
  readonly jiraProject: string | null;
  readonly adoProject: string | null;
  /** The part of the address that is the app's own, by host: what the host's page would keep for it. */
  readonly jiraAt: string | null;
  readonly adoAt: string | null;
  /** How the Azure DevOps frame is made: see workbench/ado-host. */
  readonly frame: 'plain' | 'sandboxed' | 'older';
}

export type Page = (typeof pages)[number];

const pages = ['item', 'okrs', 'all', 'dashboard', 'sprint'] as const;

export function readAddress(search: string, dark: boolean): Shown {
  const given = new URLSearchParams(search);
  return {
    person: given.get('person') ?? 'maria',
    theme: given.get('theme') === 'dark' || (given.get('theme') === null && dark) ? 'dark' : 'light',
    page: oneOf(pages, given.get('page')),
    only: oneOf([null, 'jira', 'ado'], given.get('only')),
    jira: given.get('jira'),
    ado: given.get('ado'),
    jiraTeam: given.get('jiraTeam'),
    jiraSprint: given.get('jiraSprint'),
    adoTeam: given.get('adoTeam'),
    adoSprint: given.get('adoSprint'),
    jiraProject: given.get('jiraProject'),
    adoProject: given.get('adoProject'),
    jiraAt: given.get('jiraAt'),
    adoAt: given.get('adoAt'),
    frame: oneOf(['plain', 'sandboxed', 'older'], given.get('frame')),
  };
}

export function writeAddress(shown: Shown): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value !== null) said.set(name, String(value));
  return `?${said.toString()}`;
}

// ── below ──

/** What was given, where it is one of these; else the first of them. */
function oneOf<const Choice extends string | null>(
  choices: readonly [Choice, ...Choice[]],
  given: string | null,
): Choice {
  return choices.find((choice) => choice === given) ?? choices[0];
}
