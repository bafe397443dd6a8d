/** An Azure DevOps organisation as plain data: what a sample or an export is turned into. */
export interface OrganisationData {
  readonly name: string;
  readonly projects: readonly ProjectData[];
  readonly users: readonly UserData[];
  readonly teams: readonly TeamData[];
  /** Of all projects; absent = none. */
  readonly iterations?: readonly IterationData[];
  readonly items: readonly ItemData[];
  /** What is on its dashboard; absent = nothing. */
  readonly widgets?: readonly WidgetData[];
}

/** A widget as the host keeps it. */
export interface WidgetData {
  readonly id: string;
  /** The contribution's own id, as in the manifest. */
  readonly contribution: string;
  readonly name: string;
  /** In squares of 160 px with 10 px between them. */
  readonly size: { readonly rowSpan: number; readonly columnSpan: number };
  /** As its configuration saved it; null = it was never configured. */
  readonly settings: { readonly data: string; readonly version?: object } | null;
}

/** A node of a project's iteration tree. */
export interface IterationData {
  /** A GUID. */
  readonly id: string;
  /** A project's id. */
  readonly project: string;
  /** From the project's name on: `Support\\Sprint 4`. */
  readonly path: string;
  /** The first and the last day, `2026-10-05`; null = it has no dates. */
  readonly start: string | null;
  readonly finish: string | null;
}

export interface ProjectData {
  /** A GUID, as the host has it. */
  readonly id: string;
  readonly name: string;
  readonly process: ProcessData;
  /** Who may read it, by user id; null = everybody. */
  readonly readers: readonly string[] | null;
}

export interface UserData {
  readonly id: string;
  readonly name: string;
  /** An e-mail address. */
  readonly uniqueName: string;
}

export interface TeamData {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly members: readonly { readonly user: string; readonly admin: boolean }[];
  /** Ids of the iterations that the team has chosen, in its order; absent = none. */
  readonly iterations?: readonly string[];
  /** What is on its boards; absent = everything of the project. */
  readonly areas?: readonly AreaData[];
}

export interface AreaData {
  /** An area path: `Support\\Chat`. */
  readonly value: string;
  readonly includeChildren: boolean;
}

/** What the process of a project says. */
export interface ProcessData {
  /** Highest first; the epic backlog has the id Microsoft.EpicCategory. */
  readonly portfolio: readonly BacklogData[];
  readonly requirement: BacklogData;
  readonly task: BacklogData;
  readonly bugs: { readonly types: readonly string[]; readonly behave: 'asRequirements' | 'asTasks' | 'off' };
  /** By reference name; null = the process has none. */
  readonly effort: { readonly field: string; readonly name: string } | null;
  readonly states: Readonly<Record<string, readonly StateData[]>>;
}

export interface BacklogData {
  readonly id: string;
  readonly name: string;
  readonly types: readonly string[];
}

export interface StateData {
  readonly name: string;
  readonly category: 'Proposed' | 'InProgress' | 'Resolved' | 'Completed' | 'Removed';
}

export interface ItemData {
  readonly id: number;
  readonly project: string;
  readonly type: string;
  readonly title: string;
  readonly state: string;
  readonly parent?: number | null;
  /** In the process's effort field; null or absent = not estimated. */
  readonly effort?: number | null;
  /** Hours. */
  readonly estimate?: number | null;
  readonly completed?: number | null;
  readonly remaining?: number | null;
  /** A user id, or the name of somebody who is not in the organisation. */
  readonly assignee?: string | null;
  /** A path; null or absent = the root of the project's tree. */
  readonly iteration?: string | null;
  readonly area?: string | null;
  /** Further fields by reference name. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Only these users may see it (a restricted area path); null or absent = all readers of the project. */
  readonly seenBy?: readonly string[] | null;
  readonly rev?: number;
  /** Milliseconds: when this revision came, the first one where there is no other. */
  readonly changedAt?: number;
  /** A user id; absent = nobody knows. */
  readonly changedBy?: string | null;
  readonly deletedAt?: number | null;
  /**
   * How it came to be so: each revision up to the present one, oldest first; the first with all that it had then, each
   * other one with what it changed. Absent = the present revision is the first that is known.
   */
  readonly revisions?: readonly RevisionData[];
}

export type RevisionData = Partial<Omit<ItemData, 'id' | 'seenBy' | 'revisions'>> & {
  readonly rev: number;
  readonly changedAt: number;
};

/** The Agile process, for samples and tests. */
export const agile: ProcessData = (() => {
  const states = (...rows: readonly (readonly [string, StateData['category']])[]): readonly StateData[] =>
    rows.map(([name, category]) => ({ name, category }));
  const story = states(
    ['New', 'Proposed'],
    ['Active', 'InProgress'],
    ['Resolved', 'InProgress'],
    ['Closed', 'Completed'],
    ['Removed', 'Removed'],
  );
  return {
    portfolio: [
      { id: 'Microsoft.EpicCategory', name: 'Epics', types: ['Epic'] },
      { id: 'Microsoft.FeatureCategory', name: 'Features', types: ['Feature'] },
    ],
    requirement: { id: 'Microsoft.RequirementCategory', name: 'Stories', types: ['User Story'] },
    task: { id: 'Microsoft.TaskCategory', name: 'Tasks', types: ['Task'] },
    bugs: { types: ['Bug'], behave: 'asRequirements' },
    effort: { field: 'Microsoft.VSTS.Scheduling.StoryPoints', name: 'Story Points' },
    states: {
      Epic: story,
      Feature: story,
      'User Story': story,
      Task: states(
        ['New', 'Proposed'],
        ['Active', 'InProgress'],
        ['Closed', 'Completed'],
        ['Removed', 'Removed'],
      ),
      Bug: states(
        ['New', 'Proposed'],
        ['Active', 'InProgress'],
        ['Resolved', 'Resolved'],
        ['Closed', 'Completed'],
      ),
    },
  };
})();
