import type { Brand } from './brand.ts';

/**
 * A work item, for ever: `jira:<site>/<issue id>` or `ado:<organisation>/<work item id>`.
 * Never the key: a Jira key changes when the issue moves to another project (R16).
 */
export type ItemId = Brand<'ItemId'>;
/** Chosen by the writer of the plan; unique over objectives, key results and KPIs together. */
export type ObjectiveId = Brand<'ObjectiveId'>;
export type KeyResultId = Brand<'KeyResultId'>;
export type KpiId = Brand<'KpiId'>;
/** A Jira project id or an Azure DevOps project id, as the host knows it for ever. */
export type ProjectId = Brand<'ProjectId'>;
/** A person as the host knows them: Atlassian account id, Azure DevOps user id. */
export type UserId = Brand<'UserId'>;

/** A sprint (Jira) or iteration (Azure DevOps): `jira:<site>/<sprint id>` or `ado:<organisation>/<iteration path>`. */
export type SprintId = Brand<'SprintId'>;
/** Whoever has sprints: a board (Jira) or a team (Azure DevOps), as the host knows it for ever. */
export type TeamId = Brand<'TeamId'>;

export type HostKind = 'jira' | 'ado';

/** What an id is made of: where it is known, and as what. */
export interface IdParts {
  readonly host: HostKind;
  readonly site: string;
  readonly local: string;
}

/** The parts of an item id; null when the text is not one. */
export const readItemId = (id: ItemId): IdParts | null => partsOf(/^(jira|ado):([^/]*)\/([^/]+)$/.exec(id));

/** Is it an id of an item, and not a key that a person wrote? */
export const isItemId = (text: string): text is ItemId => readItemId(text as ItemId) !== null;

/** The parts of a sprint id; null when the text is not one. An iteration's path may hold anything. */
export const readSprintId = (id: SprintId): IdParts | null =>
  partsOf(/^(jira|ado):([^/]*)\/([^]+)$/.exec(id));

export function itemId(host: HostKind, site: string, local: string | number): ItemId {
  return `${host}:${site}/${local}` as ItemId;
}

export function sprintId(host: HostKind, site: string, local: string | number): SprintId {
  return `${host}:${site}/${local}` as SprintId;
}

// ── below ──

const partsOf = (found: RegExpExecArray | null): IdParts | null =>
  found && { host: found[1] as HostKind, site: found[2] ?? '', local: found[3] ?? '' };
