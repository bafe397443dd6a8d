import { fieldsOfKeyResult, fieldsOfObjective } from '../plan-file/write-fields.ts';
import type { Fields } from '../view/node-details.ts';
import type { Desk } from './desk.ts';
import type { FoundNode } from './find-node.ts';

/** The fields of a node as it is stored now. @param desk holds its shard and the texts of it */
export function presentFields(desk: Desk, { shard, document, objective, keyResult }: FoundNode): Fields {
  const id = keyResult?.id ?? objective.id;
  const text = desk.get('text', shard)?.texts[id];
  const words = { title: text?.title ?? id, owner: text?.owner ?? null };
  return keyResult
    ? fieldsOfKeyResult(keyResult, words, objective)
    : // Whose rights decide is said, also where a plan file left it open.
      fieldsOfObjective({ ...objective, project: objective.project ?? document.home }, words);
}
