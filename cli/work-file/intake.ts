import { stockCategory } from '@throughline/core/tracker/ado-stock-processes.ts';
import type { ReadHistory } from '@throughline/core/model/item-history.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { ItemLevel } from '@throughline/core/model/work-item.ts';
import { readAdoHistory } from '@throughline/core/tracker/ado-updates.ts';
import { readAdoWorkItem, type AdoReading } from '@throughline/core/tracker/ado-work-item.ts';
import { epicFields, type JiraField } from '@throughline/core/tracker/jira-fields.ts';
import { readJiraHistory } from '@throughline/core/tracker/jira-changelog.ts';
import { readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import { idText, record, text, type Json } from '@throughline/core/tracker/json.ts';
import type { ReadItem } from '@throughline/core/tracker/read-item.ts';
import { jiraFacts, type JiraFacts } from '../jql/facts.ts';
import { isAdoCsv, readAdoCsv } from './ado-csv.ts';
import { rebuiltFromUpdates } from './ado-updates.ts';
import { BadFile } from './bad-file.ts';
import { readCsv } from './csv.ts';
import type { JsonDocument } from './documents.ts';
import { epicNameOfCsv, isJiraCsv, readJiraCsv } from './jira-csv.ts';
import { foundIn } from './kinds.ts';
import type { WorkFileOptions } from './options.ts';
import { pagesWithGaps, type Page } from './pages.ts';
import type { SeenFields } from './points-field.ts';
import { Shelf, type Shelved } from './shelf.ts';
import { SprintShelf, type KnownSprint } from './sprint-shelf.ts';
import { adoOrganisation, jiraSite } from './site.ts';
import type { KnownStates } from './states-file.ts';
import { addTo } from '@throughline/core/model/groups.ts';

/** Takes in documents of any kind, one at a time, and keeps of each only what the plan needs: not the JSON. */
export class Intake {
  readonly #shelf = new Shelf();
  readonly #sprints = new SprintShelf();
  readonly #pages: Page[] = [];
  readonly #updates: { readonly path: string; readonly json: Json }[] = [];
  /** Whole work items by organisation and id, kept where the past is wanted: several of one are its revisions. */
  readonly #revisions = new Map<string, Json[]>();
  readonly #typeLevels = new Map<string, ItemLevel>();
  readonly #fields = new Map<string, JiraField>();
  readonly #present = new Set<string>();
  readonly #filled = new Set<string>();
  readonly #states: KnownStates;
  readonly #options: WorkFileOptions;
  readonly #listed: readonly JiraField[];

  constructor(listed: readonly JiraField[], states: KnownStates, options: WorkFileOptions) {
    this.#listed = listed;
    this.#states = states;
    this.#options = options;
    for (const field of listed) this.#fields.set(field.id, field);
  }

  /** @throws BadFile when it holds what is no work, or a part of what there is */
  takeJson(path: string, document: JsonDocument): void {
    for (const found of foundIn(document.json)) {
      switch (found.kind) {
        case 'jira-issue':
          this.#knowFields(found.names, found.schema);
          this.#takeIssue(found.json, document);
          break;
        case 'ado-item':
          this.#takeItem(found.json, document);
          break;
        case 'ado-update':
          this.#updates.push({ path, json: found.json });
          break;
        case 'page':
          this.#pages.push({ path, startAt: found.startAt, count: found.count, total: found.total });
          break;
        case 'refused':
          throw new BadFile(document.line === null ? found.reason : `Line ${document.line}: ${found.reason}`);
      }
    }
  }

  /** @throws BadFile */
  takeCsv(content: string): void {
    const csv = readCsv(content);
    const document = { line: null };
    if (isJiraCsv(csv)) {
      const { issues, fields } = readJiraCsv(csv, (name) => this.#idNamed(name), this.#states.jiraKey);
      for (const field of fields) if (!this.#fields.has(field.id)) this.#fields.set(field.id, field);
      for (const issue of issues) this.#takeIssue(issue, document, epicNameOfCsv);
    } else if (isAdoCsv(csv)) {
      for (const item of readAdoCsv(csv)) this.#takeItem(item, document);
    } else {
      throw new BadFile(
        'It is neither JSON nor an issue list as CSV: its first line has no "Issue key" (Jira) and no "ID" with "Work Item Type" (Azure DevOps).',
      );
    }
  }

  /** After the last file: what turned out to be incomplete, one sentence each (R22). */
  incomplete(): string[] {
    for (const { issue, site, field } of this.#sprints.kept([...this.#fields.values()])) {
      this.#rememberIssue(issue, site, field);
    }
    const gaps = pagesWithGaps(this.#pages).map(
      ({ path, startAt, count, total }) =>
        `${path}: It is one page of a search: ${count} of ${total} issues, from number ${startAt + 1} on. Pass all pages.`,
    );
    const broken: string[] = [];
    for (const rebuilt of rebuiltFromUpdates(this.#updates.map((update) => update.json))) {
      if (rebuilt.ok) {
        this.#takeItem(rebuilt.json, { line: null });
        this.#rememberItem(rebuilt.updates, adoOrganisation(rebuilt.json));
      } else broken.push(`${this.#pathOfUpdates(rebuilt.id)}: ${rebuilt.reason}`);
    }
    for (const revisions of this.#revisions.values()) {
      // One item in two files at one revision has no past.
      if (new Set(revisions.map((json) => json['rev'])).size > 1) {
        this.#rememberItem(revisions, adoOrganisation(revisions[0] ?? {}));
      }
    }
    return [...gaps, ...broken];
  }

  /** One reading an item, of everything taken in. */
  settled(): readonly Shelved[] {
    return this.#shelf.settled();
  }

  /** What the files tell of the items' past; nothing where it is not wanted. */
  pasts(): ReadonlyMap<ItemId, ReadHistory> {
    return this.#shelf.pasts();
  }

  /** The sprints that issues describe, under their sites. */
  sprints(): readonly KnownSprint[] {
    return this.#sprints.sprints().map((known) => this.placed(known));
  }

  placed({ sprint, board }: KnownSprint): KnownSprint {
    return { sprint: { ...sprint, id: this.#shelf.placedSprint(sprint.id) }, board };
  }

  /** The level of a Jira issue type, as an issue of the site showed it. */
  typeLevel(site: string, type: string): ItemLevel | null {
    return this.#typeLevels.get(`${site} ${type}`) ?? this.#typeLevels.get(` ${type}`) ?? null;
  }

  fields(): readonly JiraField[] {
    return [...this.#fields.values()];
  }

  seen(): SeenFields {
    return { present: this.#present, filled: this.#filled };
  }

  #takeIssue(issue: Json, document: Pick<JsonDocument, 'line'>, epicNameField?: string): void {
    const { needs, pointsField } = this.#options;
    const fields = record(issue['fields']) ?? {};
    const numbers = new Set(needs.numberFields);
    for (const [name, value] of Object.entries(fields)) {
      if (!name.startsWith('customfield_') && !this.#fields.has(name)) continue;
      this.#present.add(name);
      const number = typeof value === 'number' || (typeof value === 'string' && this.#fields.has(name));
      if (number) this.#filled.add(name);
      if (number && (needs.points !== 'no' || pointsField !== null)) numbers.add(name);
    }
    const epics = epicFields([...this.#fields.values()]);
    const site = jiraSite(issue);
    const sprintField = needs.sprints
      ? this.#sprints.fieldFor(issue, site, [...this.#fields.values()])
      : null;
    const read = readJiraIssue(issue, {
      site,
      pointsField: null,
      numberFields: [...numbers],
      epicLinkField: epics.link,
      epicNameField: epicNameField ?? epics.name,
      sprintField,
    });
    if (needs.sprints) this.#sprints.takeIssue(issue, site, sprintField);
    this.#shelve(read, needs.asks.size > 0 ? jiraFacts(issue, needs.asks, epics.link) : null, document);
    if (!needs.histories) return;
    if (needs.sprints && sprintField === null) this.#sprints.keepForLater(issue, site);
    else this.#rememberIssue(issue, site, sprintField);
    const type = idText(record(fields['issuetype'])?.['id']);
    if (read.ok && read.levelKnown && type) this.#typeLevels.set(`${site} ${type}`, read.item.level);
  }

  #rememberIssue(issue: Json, site: string, sprintField: string | null): void {
    const past = readJiraHistory(issue, { site, sprintField });
    if (past) this.#shelf.remember(past);
  }

  #takeItem(item: Json, document: Pick<JsonDocument, 'line'>): void {
    const organisation = adoOrganisation(item);
    this.#shelve(readAdoWorkItem(item, this.#adoReading(organisation)), null, document);
    if (!this.#options.needs.histories) return;
    const name = `${organisation} ${idText(item['id'])}`;
    addTo(this.#revisions, name, item);
  }

  #rememberItem(updates: readonly Json[], organisation: string): void {
    if (!this.#options.needs.histories) return;
    const past = readAdoHistory(updates, this.#adoReading(organisation));
    if (past) this.#shelf.remember(past);
  }

  #adoReading(organisation: string): AdoReading {
    const { needs, pointsField } = this.#options;
    return {
      organisation,
      stateCategory: this.#states.ado,
      stockCategory,
      effortField: pointsField?.includes('.') ? pointsField : null,
      levels: null,
      numberFields: needs.numberFields,
    };
  }

  #shelve(read: ReadItem, facts: JiraFacts | null, document: Pick<JsonDocument, 'line'>): void {
    if (!read.ok)
      throw new BadFile(
        `${document.line === null ? '' : `Line ${document.line}: `}There is an entry that is no work item: ${read.reason}.`,
      );
    const { item, parentKey, levelKnown } = read;
    this.#shelf.add({ item, parentKey, levelKnown, facts });
  }

  /** Names and schemas that a search was asked to bring along (`expand=names,schema`). */
  #knowFields(names: Json | null, schemas: Json | null): void {
    for (const [id, given] of Object.entries(names ?? {})) {
      const name = text(given);
      if (!name || this.#fields.has(id)) continue;
      const schema = record(schemas?.[id]);
      const custom = text(schema?.['custom']) ?? '';
      this.#fields.set(id, {
        id,
        name,
        custom: custom.slice(custom.lastIndexOf(':') + 1),
        type: text(schema?.['type']) ?? 'number',
      });
    }
  }

  #pathOfUpdates(id: string): string {
    return this.#updates.find((update) => idText(update.json['workItemId']) === id)?.path ?? '';
  }

  #idNamed(name: string): string | null {
    const named = this.#listed.filter((field) => field.name.toLowerCase() === name.toLowerCase());
    return named.length === 1 ? (named[0]?.id ?? null) : null;
  }
}
