import type { JqlField } from '../jql/facts.ts';

/** What a person may say about work files on the command line. */
export interface WorkFileFlags {
  readonly fields?: string;
  readonly pointsField?: string;
  readonly states?: string;
  readonly sprints?: readonly string[];
}

/** What the person said about the files, and what the plan wants to know of them. */
export interface WorkFileOptions {
  /** A field id or, where names are known, a name; null = to be found. */
  readonly pointsField: string | null;
  /** Paths. */
  readonly fieldsFile: string | null;
  readonly statesFile: string | null;
  readonly sprintFiles: readonly string[];
  readonly needs: WorkNeeds;
}

export interface WorkNeeds {
  /** needed: some key result counts points. welcome: read them where the field is found, and say nothing where not. */
  readonly points: 'needed' | 'welcome' | 'no';
  /** Number fields that key results count or sum, by id. */
  readonly numberFields: readonly string[];
  /** What the plan's queries ask of an issue. */
  readonly asks: ReadonlySet<JqlField>;
  /** The items' past is wanted too (changelogs, updates). */
  readonly histories: boolean;
  /** The sprints of items too, and what is told of sprints. */
  readonly sprints: boolean;
}

export const noNeeds: WorkNeeds = {
  points: 'no',
  numberFields: [],
  asks: new Set(),
  histories: false,
  sprints: false,
};

/** Without a plan nobody knows yet what will be counted. */
export const openNeeds: WorkNeeds = { ...noNeeds, points: 'welcome' };

export function optionsOf(flags: WorkFileFlags, needs: WorkNeeds): WorkFileOptions {
  return {
    pointsField: flags.pointsField ?? null,
    fieldsFile: flags.fields ?? null,
    statesFile: flags.states ?? null,
    sprintFiles: flags.sprints ?? [],
    needs,
  };
}
