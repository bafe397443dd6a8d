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
}

/** What a person can do to the work in the workbench; each fires what the host would fire. */
export type BoardAction =
  | { readonly do: 'move'; readonly id: string; readonly state: string }
  | { readonly do: 'estimate'; readonly id: string; readonly points: number | null }
  | { readonly do: 'add'; readonly parent: string; readonly title: string }
  | { readonly do: 'delete'; readonly id: string };

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

/** The action, or null when it is not one: the page is not trusted more than anybody. */
export function readAction(body: unknown): BoardAction | null {
  if (typeof body !== 'object' || body === null) return null;
  const given = body as Record<string, unknown>;
  const text = (name: string): string | null => {
    const value = given[name];
    return typeof value === 'string' && value.trim() !== '' && value.length <= 255 ? value.trim() : null;
  };
  const id = text('id');
  switch (given['do']) {
    case 'move': {
      const state = text('state');
      return id && state ? { do: 'move', id, state } : null;
    }
    case 'estimate': {
      const points = given['points'];
      const fine = points === null || (typeof points === 'number' && Number.isFinite(points) && points >= 0);
      return id && fine ? { do: 'estimate', id, points } : null;
    }
    case 'add': {
      const parent = text('parent');
      const title = text('title');
      return parent && title ? { do: 'add', parent, title } : null;
    }
    case 'delete':
      return id ? { do: 'delete', id } : null;
    default:
      return null;
  }
}
