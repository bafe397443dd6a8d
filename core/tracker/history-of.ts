import { itemId, readItemId, sprintId, type ItemId, type SprintId } from '../model/ids.ts';
import type { ItemChange, ItemFields, ItemHistory, ReadFields, ReadHistory } from '../model/item-history.ts';
import type { ItemLevel, ItemState, WorkItem } from '../model/work-item.ts';

/** What is known once everything is read. */
export interface KnownOfSite {
  /** The category of a Jira status by its id; `unknown` where nobody said (R18). */
  readonly statusCategory: (item: WorkItem, statusId: string) => ItemState['category'];
  /** The level of a Jira issue type by its id; null where nobody said. */
  readonly typeLevel: (item: WorkItem, typeId: string) => ItemLevel | null;
  /** The Jira field that holds points; null = none. */
  readonly pointsField: string | null;
  /** A Jira field's name, for changelogs that carry names only; null = not known. */
  readonly fieldName: (id: string) => string | null;
}

/**
 * The history of a work item as it was read: its changes lead back from what it is now (R35). What a change says of
 * other fields than those that count is left out.
 */
export function historyOf(item: WorkItem, read: ReadHistory, known: KnownOfSite): ItemHistory {
  const changes: ItemChange[] = [];
  let now: ItemFields = fieldsOf(item);
  for (const { at, before: said } of read.changes.toReversed()) {
    const then = takenBack(now, said, item, known);
    const keys = fieldKeys.filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]));
    if (keys.length > 0) changes.push({ at, before: picked(then, keys), after: picked(now, keys) });
    now = then;
  }
  return { item, created: read.created, deleted: null, changes: changes.toReversed() };
}

/**
 * Answers the category of a Jira status: from the site's own list where given, else from what the issues themselves
 * show for that status of their site; what two of them contradict, or nobody says, is unknown (R18).
 * @param listed by status id
 */
export function statusesOf(
  items: readonly WorkItem[],
  listed: ReadonlyMap<string, ItemState['category']>,
): KnownOfSite['statusCategory'] {
  const shown = new Map<string, ItemState['category']>();
  for (const item of items) {
    const { id, category } = item.state;
    if (id === null || category === 'unknown') continue;
    const other = shown.get(spotOf(item, id));
    shown.set(spotOf(item, id), other === undefined || other === category ? category : 'unknown');
  }
  return (item, id) => listed.get(id) ?? shown.get(spotOf(item, id)) ?? 'unknown';
}

/** Status ids are a site's own. */
const spotOf = ({ id }: WorkItem, status: string): string => `${id.slice(0, id.indexOf('/'))} ${status}`;

const fieldKeys = ['parent', 'level', 'state', 'sizes', 'logged', 'remaining', 'sprints'] as const;

const fieldsOf = ({ parent, level, state, sizes, logged, remaining, sprints }: WorkItem): ItemFields => ({
  parent,
  level,
  state,
  sizes,
  logged,
  remaining,
  ...(sprints ? { sprints } : {}),
});

const picked = (from: ItemFields, keys: readonly (keyof ItemFields)[]): Partial<ItemFields> =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

function takenBack(now: ItemFields, said: ReadFields, item: WorkItem, known: KnownOfSite): ItemFields {
  const { parent, type, level, logged, remaining } = said;
  const typed = type && type.id !== null ? known.typeLevel(item, type.id) : null;
  return {
    parent: parent === undefined ? now.parent : underSite(parent, item),
    level: level ?? typed ?? now.level,
    state: stateBefore(now.state, said, item, known),
    sizes: sizesBefore(now.sizes, said, known),
    logged: logged === undefined ? now.logged : logged,
    remaining: remaining === undefined ? now.remaining : remaining,
    ...sprintsBefore(now, said, item),
  };
}

/** Where the present sprints were not read the past ones are not known either: they would lead to nothing. */
function sprintsBefore(now: ItemFields, said: ReadFields, item: WorkItem): Pick<ItemFields, 'sprints'> {
  if (!now.sprints) return {};
  return { sprints: said.sprints?.map((id) => sprintUnderSite(id, item)) ?? now.sprints };
}

function stateBefore(
  now: ItemState,
  { state, status, resolution }: ReadFields,
  item: WorkItem,
  known: KnownOfSite,
): ItemState {
  if (state) return state;
  const then = resolution === undefined ? now : { ...now, resolution };
  if (!status) return then;
  const { id, name } = status;
  const same = id !== null && id === item.state.id;
  const category = same ? item.state.category : id === null ? 'unknown' : known.statusCategory(item, id);
  return { name, category, resolution: then.resolution, id };
}

function sizesBefore(
  now: ItemFields['sizes'],
  { points, seconds, numbers }: ReadFields,
  { pointsField, fieldName }: KnownOfSite,
): ItemFields['sizes'] {
  const number = (id: string, otherwise: number | null): number | null => {
    const name = fieldName(id);
    const found = numbers?.[id];
    const named = name === null ? undefined : numbers?.[name];
    return found !== undefined ? found : named !== undefined ? named : otherwise;
  };
  return {
    points:
      points !== undefined ? points : pointsField === null ? now.points : number(pointsField, now.points),
    seconds: seconds === undefined ? now.seconds : seconds,
    fields: Object.fromEntries(Object.entries(now.fields).map(([id, value]) => [id, number(id, value)])),
  };
}

/** A file that names no site is from the one that the others name, as its items are. */
function underSite(parent: ItemId | null, { id }: WorkItem): ItemId | null {
  const [of, own] = [parent && readItemId(parent), readItemId(id)];
  return of?.site === '' && own ? itemId(of.host, own.site, of.local) : parent;
}

/** The same of its sprints. */
export function sprintUnderSite(sprint: SprintId, { id }: Pick<WorkItem, 'id'>): SprintId {
  const own = readItemId(id);
  const nameless = own && `${own.host}:/`;
  return nameless && sprint.startsWith(nameless)
    ? sprintId(own.host, own.site, sprint.slice(nameless.length))
    : sprint;
}
