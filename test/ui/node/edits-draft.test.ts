import type { ItemId } from '@throughline/core/model/ids.ts';
import { hierarchyWordsFor } from '@throughline/core/view/words/hierarchy-words.ts';
import { draftOfEdits, readEdits, type NodeEdit } from '@throughline/ui/hierarchy/what-if/edits-draft.ts';
import { node } from './gallery/world.ts';

const words = hierarchyWordsFor('de-DE').tryOut;
const nodes = new Map(
  [node('kr-reply', 'Reply'), node('kr-other', 'Other', { shard: 'OPS~1' })].map((one) => [
    one.id as string,
    one,
  ]),
);
const edit = (more: Partial<NodeEdit>): NodeEdit => ({
  id: 'kr-reply',
  weight: '',
  days: '',
  value: '',
  ...more,
});
const read = (edits: readonly NodeEdit[], drop: readonly string[] = []) =>
  readEdits(
    { nodes: edits, drop: drop.map((id) => ({ id: id as ItemId, key: id, title: '' })) },
    nodes,
    ['SUP~1', 'OPS~1', 'HR~1'],
    'de-DE',
    words,
  );

it('asks for nothing where nothing is tried', () => {
  expect(read([edit({})])).toEqual({ request: null, wrong: {} });
});

it('sends what is written in the reader’s own form, exactly, to the shards that it touches', () => {
  expect(read([edit({ weight: '0,5', days: '-14', value: '38,25 min' })]).request).toEqual({
    shards: ['SUP~1'],
    drop: [],
    weights: [{ id: 'kr-reply', weight: '0.5' }],
    slips: [{ id: 'kr-reply', days: -14 }],
    readings: [{ id: 'kr-reply', value: '38.25' }],
  });
  expect(read([edit({ id: 'kr-other', value: 'yes' })]).request?.shards).toEqual(['OPS~1']);
});

it('asks all shards where work is dropped: it may count in any', () => {
  expect(read([], ['jira:acme/12']).request).toMatchObject({
    shards: ['SUP~1', 'OPS~1', 'HR~1'],
    drop: ['jira:acme/12'],
  });
});

it.each([
  ['weight', 'viel', words.badWeight],
  ['weight', '-1', words.badWeight],
  ['weight', '10001', words.badWeight],
  ['weight', '0,1234', words.badWeight],
  ['days', '1,5', words.badDays],
  ['days', 'bald', words.badDays],
  ['value', 'viel', words.badValue],
] as const)('tries nothing while the %s is "%s", and says why', (field, text, message) => {
  expect(read([edit({ [field]: text })], ['jira:acme/12'])).toEqual({
    request: null,
    wrong: { [`kr-reply.${field}`]: message },
  });
});

it('opens a kept draft as it was written, and reads it the same again', () => {
  const request = read(
    [edit({ weight: '0,5', days: '14' }), edit({ id: 'kr-other', value: '3,5' })],
    ['jira:acme/12'],
  ).request;
  if (request === null) throw new Error('nothing to keep');
  const draft = draftOfEdits(request, 'de-DE');
  expect(draft.nodes).toContainEqual(edit({ weight: '0,5', days: '14' }));
  expect(readEdits(draft, nodes, ['SUP~1', 'OPS~1', 'HR~1'], 'de-DE', words).request).toEqual(request);
});
