import type { Instant } from '../model/day.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { ItemDocument } from '../port/documents.ts';
import type { WorkGone, WorkMoved } from './work-moved.ts';

/*
 * What is known of an item, and since when. A field is as old as `fieldsAt` says, or else as the last whole reading
 * (`revision`); every `fieldsAt` is younger than that. The younger value wins, field by field, so events and readings
 * may come twice and in any order.
 */

/** The document after a whole reading of the item; `stored` = null where there was none. */
export function afterReading(stored: ItemDocument | null, read: WorkItem): ItemDocument {
  const facts = {
    key: read.key,
    project: read.project,
    parent: read.parent,
    level: read.level,
    state: read.state,
    sizes: read.sizes,
    logged: read.logged,
    remaining: read.remaining,
    revision: read.revision,
  };
  if (!stored) {
    return { v: 1, item: read.id, ...facts, fieldsAt: {}, deleted: false, links: [], entries: [] };
  }
  if (read.revision < stored.revision) return stored;
  const younger = Object.entries(stored.fieldsAt).filter(([, at]) => at > read.revision);
  const fieldsAt = Object.fromEntries(younger);
  const fields = { ...read.sizes.fields };
  for (const [name] of younger) {
    if (name.startsWith(NUMBER)) fields[name.slice(NUMBER.length)] = numberOf(stored, name);
  }
  return {
    ...stored,
    ...facts,
    state: {
      ...('status' in fieldsAt ? stored.state : read.state),
      resolution: ('resolution' in fieldsAt ? stored : read).state.resolution,
    },
    sizes: {
      points: ('points' in fieldsAt ? stored : read).sizes.points,
      seconds: ('estimate' in fieldsAt ? stored : read).sizes.seconds,
      fields,
    },
    logged: ('logged' in fieldsAt ? stored : read).logged,
    remaining: ('remaining' in fieldsAt ? stored : read).remaining,
    fieldsAt,
    deleted: false,
  };
}

/**
 * The document after an event. The same object when the event says nothing new.
 * @param pointsField id of the field that holds points in the item's project; null = not known
 */
export function afterEvent(stored: ItemDocument, moved: WorkMoved, pointsField: string | null): ItemDocument {
  if (moved.at <= stored.revision || stored.deleted) return stored;
  const fieldsAt: Record<string, Instant> = { ...stored.fieldsAt };
  let news = false;
  const isNews = (name: string): boolean => {
    if (moved.at <= (fieldsAt[name] ?? stored.revision)) return false;
    fieldsAt[name] = moved.at;
    news = true;
    return true;
  };
  let { state, sizes, logged, remaining } = stored;
  if (moved.status && isNews('status')) state = { ...moved.status, resolution: state.resolution };
  if (moved.resolution !== undefined && isNews('resolution'))
    state = { ...state, resolution: moved.resolution };
  if (moved.estimate !== undefined && isNews('estimate')) sizes = { ...sizes, seconds: moved.estimate };
  if (moved.logged !== undefined && isNews('logged')) ({ logged } = moved);
  if (moved.remaining !== undefined && isNews('remaining')) ({ remaining } = moved);
  for (const [field, value] of Object.entries(moved.numbers ?? {})) {
    if (field === pointsField && isNews('points')) sizes = { ...sizes, points: value };
    if (isNews(NUMBER + field)) sizes = { ...sizes, fields: { ...sizes.fields, [field]: value } };
  }
  return news ? { ...stored, state, sizes, logged, remaining, fieldsAt } : stored;
}

/** A tombstone: it counts nowhere, and nothing older than its end brings it back. Its links stay, in case it returns. */
export const afterEnd = (stored: ItemDocument, gone: WorkGone): ItemDocument => ({
  ...stored,
  deleted: true,
  revision: Math.max(stored.revision, gone.at),
  fieldsAt: {},
});

const NUMBER = 'number ';
const numberOf = ({ sizes }: ItemDocument, name: string) => sizes.fields[name.slice(NUMBER.length)] ?? null;
