import { whatHangsOn, withoutNode, withoutText } from '../change/remove-node.ts';
import { said } from '../model/said.ts';
import type { LedgerEntry } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Field, Fields } from '../view/node-details.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import type { FoundNode } from './find-node.ts';
import type { Changed } from './hierarchy-client.ts';
import { nameProjects } from './name-projects.ts';
import { includes, rightOn } from './okr-rights.ts';
import { conflictOf, differences } from './save-answers.ts';
import { projectOf } from './shard-reading.ts';
import { NOTHING_CHANGED } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * Takes a node away that was just made, by who made it or who administers its project: as long as nobody changed it and
 * nothing hangs on it. Its ledger stays.
 * @param present what its fields are now
 */
export async function undoCreated(
  host: Host,
  desk: Desk,
  { shard, document, objective, keyResult }: FoundNode,
  entry: LedgerEntry,
  present: Fields,
): Promise<Answer<Changed>> {
  const id = keyResult?.id ?? objective.id;
  const project = projectOf(objective, document);
  const rights = await host.rights({ item: null, projects: [project] });
  const needed = entry.by === host.user.id ? 'edit' : 'administer';
  if (!includes(rightOn(rights, project, objective.level), needed)) {
    return bad(
      'forbidden',
      said`Only who made this may take it back, or who administers the project. ${NOTHING_CHANGED}`,
    );
  }
  await desk.read([
    { kind: 'ledger', id },
    { kind: 'keyResult', id },
    { kind: 'count', id },
  ]);
  const made = Object.fromEntries(
    entry.fields.flatMap(({ field, to }): [string, Field][] => (to === null ? [] : [[field, to as Field]])),
  );
  const since = differences(made, present);
  if (since.length > 0) {
    const conflicts = since.map(({ field, to }) => ({ field, mine: null, theirs: to }));
    return conflictOf(conflicts, desk.get('ledger', id));
  }
  const hanging = whatHangsOn(id, document, keyResult && desk.get('keyResult', id));
  if (hanging) {
    return bad(
      'conflict',
      said`It has ${names[hanging]} by now, so it cannot be taken back. ${NOTHING_CHANGED} Delete it instead.`,
    );
  }
  const after = withoutNode(document, id);
  const text = desk.get('text', shard);
  desk.put('shard', shard, after);
  if (text) desk.put('text', shard, withoutText(text, id));
  if (keyResult) {
    desk.put('keyResult', id, null);
    desk.put('count', id, null);
  }
  await nameProjects(desk, shard, document, after);
  const node = { id, shard };
  await writeLedger(host, desk, node, 'undone', differences(made, {}), entry.id);
  return good({ node, shards: [shard], change: null, notices: [] });
}

// ── below ──

const names = {
  'key results': said`key results`,
  objectives: said`objectives`,
  links: said`links`,
  'check-ins': said`check-ins`,
} as const;
