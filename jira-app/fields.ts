import { route } from '@forge/api';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { PointsField } from '@throughline/core/port/work-items.ts';
import { pointsFieldCandidates, readJiraFields, sprintField } from '@throughline/core/tracker/jira-fields.ts';
import { idText, record } from '@throughline/core/tracker/json.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { askJira } from './ask-jira.ts';

/** The site's fields, asked for once a request; kept no longer, since they are a tenant's. */
export interface SiteFields {
  /** Those that could hold points in this project, by their schema. */
  points(project: ProjectId): readonly PointsField[];
  /** Every custom number field, points included: a key result may count any of them. */
  readonly numbers: readonly string[];
  /** The one that holds an issue's sprints; null = the site has none. */
  readonly sprints: string | null;
}

/** Asks for the fields with the first call alone. A failed answer is not kept: it is asked again next time. */
export function fieldsOnce(): () => Promise<SiteFields> {
  let asked: Promise<SiteFields> | null = null;
  return async () => {
    asked ??= readSiteFields();
    try {
      return await asked;
    } catch (cause) {
      asked = null;
      throw cause;
    }
  };
}

// ── below ──

/** @throws WorkFault */
async function readSiteFields(): Promise<SiteFields> {
  const answer = await askJira('app', route`/rest/api/3/field`);
  const entries = Array.isArray(answer) ? answer : [];
  const fields = readJiraFields(entries);
  if (!fields) throw new WorkFault('Jira answered without a list of fields.');
  // A team-managed project keeps fields of its own, named like those of its neighbours.
  const owner = new Map(entries.map((entry) => [record(entry)?.['id'], ownerOf(entry)] as const));
  return {
    points: (project) => {
      const candidates = pointsFieldCandidates(fields);
      const own = candidates.filter(({ id }) => owner.get(id) === project);
      return own.length > 0 ? own : candidates.filter(({ id }) => !owner.get(id));
    },
    numbers: fields.filter(({ type, custom }) => type === 'number' && custom !== '').map(({ id }) => id),
    sprints: sprintField(fields),
  };
}

/** The one project that a field belongs to; null = the whole site's. */
function ownerOf(entry: unknown): string | null {
  const scope = record(record(entry)?.['scope']);
  return scope?.['type'] === 'PROJECT' ? idText(record(scope['project'])?.['id']) : null;
}
