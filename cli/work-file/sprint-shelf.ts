import type { SprintId, TeamId } from '@throughline/core/model/ids.ts';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import { isSprintName, sprintField, type JiraField } from '@throughline/core/tracker/jira-fields.ts';
import {
  fieldOfSprints,
  jiraSprintBoard,
  jiraSprintValues,
  readJiraSprint,
} from '@throughline/core/tracker/jira-sprint.ts';
import { list, record, text, type Json } from '@throughline/core/tracker/json.ts';

/** A sprint that the files speak of. */
export interface KnownSprint {
  readonly sprint: Sprint;
  /** Jira: the board that it was made on; null = not said. */
  readonly board: TeamId | null;
}

/**
 * What issues tell of sprints beside their own state: which field holds them on each site, and the sprints themselves,
 * which every issue that is in one describes.
 */
export class SprintShelf {
  readonly #fields = new Map<string, string>();
  readonly #sprints = new Map<SprintId, KnownSprint>();
  readonly #early: { readonly issue: Json; readonly site: string }[] = [];

  /** The field that holds an issue's sprints: as the site's list says, else as an issue of the site showed it; null = not known yet. */
  fieldFor(issue: Json, site: string, listed: readonly JiraField[]): string | null {
    const fields = record(issue['fields']) ?? {};
    const said = sprintField(listed);
    if (said !== null && fields[said] !== undefined) return said;
    const seen = fieldOfSprints(fields) ?? this.#fields.get(site) ?? fieldOfChangelog(issue);
    if (seen !== null) this.#fields.set(site, seen);
    return seen ?? said;
  }

  takeIssue(issue: Json, site: string, field: string | null): void {
    for (const value of jiraSprintValues(record(issue['fields']) ?? {}, field) ?? []) {
      const sprint = readJiraSprint(value, site);
      if (sprint) this.#take({ sprint, board: jiraSprintBoard(value) });
    }
  }

  /** Its changelog is to be read when it is known which field holds sprints; of the issue nothing else is kept. */
  keepForLater({ id, fields, changelog }: Json, site: string): void {
    const { created } = record(fields) ?? {};
    if (changelog !== undefined) this.#early.push({ issue: { id, fields: { created }, changelog }, site });
  }

  /** What was kept, with the field as far as it is known by now. */
  kept(
    listed: readonly JiraField[],
  ): readonly { readonly issue: Json; readonly site: string; readonly field: string | null }[] {
    return this.#early.map(({ issue, site }) => ({ issue, site, field: this.fieldFor(issue, site, listed) }));
  }

  sprints(): readonly KnownSprint[] {
    return [...this.#sprints.values()];
  }

  /** Of one sprint that issues describe differently the later description: exports are of different days. */
  #take(known: KnownSprint): void {
    const before = this.#sprints.get(known.sprint.id);
    if (!before || isLater(known, before)) this.#sprints.set(known.sprint.id, known);
  }
}

// ── below ──

/** Never by the order of the files (R1). */
function isLater(one: KnownSprint, other: KnownSprint): boolean {
  const [a, b] = [one, other].map(({ sprint }) => [
    rank[sprint.state],
    sprint.completed ?? 0,
    sprint.end ?? 0,
  ]);
  const at = (a ?? []).findIndex((value, n) => value !== b?.[n]);
  return at >= 0 ? (a?.[at] ?? 0) > (b?.[at] ?? 0) : JSON.stringify(one) > JSON.stringify(other);
}

const rank = { future: 0, active: 1, closed: 2 } as const;

/** Where no list names it and no issue is in a sprint: a change of a field called so. */
function fieldOfChangelog(issue: Json): string | null {
  const log = record(issue['changelog']);
  const entries = [issue['changelog'], log?.['histories'], log?.['values'], log?.['changeHistories']].find(
    Array.isArray,
  );
  for (const entry of entries ?? []) {
    for (const item of list(record(entry)?.['items'])) {
      const said = record(item);
      const id = text(said?.['fieldId']);
      if (id?.startsWith('customfield_') && isSprintName(text(said?.['field']) ?? '')) return id;
    }
  }
  return null;
}
