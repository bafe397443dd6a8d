/** What the workbench's own page shows and does: the same for both hosts, apart from the hosts' words. */
export interface Board {
  readonly host: 'jira' | 'ado';
  /** "Jira Cloud", "Azure DevOps". */
  readonly name: string;
  /** In the order of the host. */
  readonly states: readonly string[];
  readonly items: readonly BoardItem[];
  /** `key`: what people call it in links; in Azure DevOps its name. */
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  /** Whoever has sprints: boards in Jira, teams in Azure DevOps. */
  readonly teams: readonly BoardTeam[];
  /** What is on the host's dashboard, in its order. */
  readonly gadgets: readonly BoardGadget[];
}

export interface BoardTeam {
  readonly id: string;
  readonly name: string;
  /** The project that it lies in, by id. */
  readonly project: string | null;
  /** As the host lists them; null = it flows without. */
  readonly sprints: readonly BoardSprint[] | null;
}

export interface BoardSprint {
  /** The host's own id: Jira's number, Azure DevOps' path. */
  readonly id: string;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  /** Milliseconds; null = not said. */
  readonly start: number | null;
  readonly end: number | null;
}

/** A gadget (Jira) or widget (Azure DevOps) on the dashboard. */
export interface BoardGadget {
  readonly id: string;
  /** Which part of the app it shows: a module of manifest.yml, a contribution of vss-extension.json. */
  readonly module: string;
  /** Columns of the host's grid. Jira has twelfths of the width, Azure DevOps squares of 160 px. */
  readonly columns: number;
  /** Rows of the grid; 0 = as tall as its content (Jira). */
  readonly rows: number;
  /** As the host keeps it; null = not configured yet. */
  readonly configuration: unknown;
}

export interface BoardItem {
  /** The host's own id. */
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly title: string;
  readonly epic: boolean;
  readonly parent: string | null;
  /** One of the board's states. */
  readonly state: string;
  readonly points: number | null;
  readonly restricted: boolean;
  /** The sprint that is not over and that it is in, by id; null = none. */
  readonly sprint: string | null;
}

/** What a person can do to the work in the workbench; each fires what the host would fire. */
export type BoardAction =
  | { readonly do: 'move'; readonly id: string; readonly state: string }
  | { readonly do: 'estimate'; readonly id: string; readonly points: number | null }
  | { readonly do: 'add'; readonly parent: string; readonly title: string }
  | { readonly do: 'delete'; readonly id: string }
  | { readonly do: 'put'; readonly id: string; readonly sprint: string | null }
  | { readonly do: 'startSprint' | 'closeSprint' | 'reopenSprint'; readonly sprint: string }
  | {
      readonly do: 'addGadget';
      readonly module: string;
      readonly columns: number;
      readonly rows: number;
    }
  | {
      readonly do: 'resizeGadget';
      readonly gadget: string;
      readonly columns: number;
      readonly rows: number;
    }
  | { readonly do: 'configureGadget'; readonly gadget: string; readonly configuration: unknown }
  | { readonly do: 'removeGadget'; readonly gadget: string };

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly may: string;
}

export interface ShellView {
  readonly boards: readonly Board[];
  readonly people: readonly Person[];
  /** Origins of the two frames; null = that host has no work. */
  readonly frames: {
    readonly jira: string | null;
    readonly ado: string | null;
  };
}

/** What Azure DevOps' page knows of itself, of the person and of the work item in its form. */
export interface AdoFrameView {
  readonly restUrl: string;
  readonly token: string;
  readonly extension: { readonly publisher: string; readonly id: string; readonly version: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string };
  readonly project: { readonly id: string; readonly name: string };
  readonly team: { readonly id: string; readonly name: string } | null;
}
