/** What the workbench shows, kept in the address so that a view can be opened again and linked to. */
export interface Shown {
  readonly person: string;
  readonly theme: 'light' | 'dark';
  /** Item ids, by host. */
  readonly jira: string | null;
  readonly ado: string | null;
  /** How the Azure DevOps frame is made: see workbench/ado-host. */
  readonly frame: 'plain' | 'sandboxed' | 'older';
}

export function readAddress(search: string, dark: boolean): Shown {
  const given = new URLSearchParams(search);
  const frame = given.get('frame');
  return {
    person: given.get('person') ?? 'maria',
    theme: given.get('theme') === 'dark' || (given.get('theme') === null && dark) ? 'dark' : 'light',
    jira: given.get('jira'),
    ado: given.get('ado'),
    frame: frame === 'sandboxed' || frame === 'older' ? frame : 'plain',
  };
}

export function writeAddress(shown: Shown): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value !== null) said.set(name, String(value));
  return `?${said.toString()}`;
}
