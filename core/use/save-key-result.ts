import { countedKeyResult } from '../change/counted-work.ts';
import { countingOf } from '../change/counting.ts';
import { editedKeyResult, needsCountAnew, withKeyResult } from '../change/edit-key-result.ts';
import { isTooLarge } from '../change/shard-room.ts';
import { dayOf } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { KeyResult } from '../model/plan.ts';
import { saidValues } from '../model/reading.ts';
import { said, type Said } from '../model/said.ts';
import { fieldsOfKeyResult } from '../plan-file/write-fields.ts';
import type { KeyResultDocument, ShardKpi, TextDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Fields } from '../view/node-details.ts';
import { WorkFault } from '../port/work-items.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { askQuery } from './ask-query.ts';
import type { Desk } from './desk.ts';
import { findNamedItems } from './find-named-items.ts';
import { findNode } from './find-node.ts';
import type { FoundNode } from './find-node.ts';
import type { SaveRequest } from './hierarchy-client.ts';
import { mergeChanges } from './merge-changes.ts';
import { nameProjects } from './name-projects.ts';
import { includes, rightOn } from './okr-rights.ts';
import { findPointsField } from './points-field.ts';
import { presentFields } from './present-fields.ts';
import { kpiKey } from './project-shards.ts';
import { readKeyResultFields } from './read-edited.ts';
import type { FieldProblem } from './read-edited.ts';
import { CLOSED, conflictOf, differences, plainProblems, refuse, touchesClosed } from './save-answers.ts';
import type { Laid } from './save-answers.ts';
import type { Written } from './save-objective.ts';
import { countAnew } from './settle-on-desk.ts';
import { projectOf } from './shard-reading.ts';
import { signed } from './sign-override.ts';
import { groupOf, isList } from './typed-fields.ts';
import { plainChange, usualOfKeyResult } from './usual-fields.ts';
import { NOTHING_CHANGED } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

const FIELDS = new Set([
  'title',
  'owner',
  'weight',
  'start',
  'end',
  'kind',
  'threshold',
  'checkInEvery',
  'status',
  'override',
  'measure',
]);

/** Puts a new or edited key result on the desk, with its entry in the ledger, and a count where its sums no longer hold. */
export async function layKeyResult(
  host: Host,
  desk: Desk,
  request: SaveRequest,
  written: Written,
): Promise<Answer<Laid>> {
  const found = await findNode(desk, request.id ?? request.objective ?? '', [
    request.shard,
    ...written.shards,
  ]);
  if (!found || (found.keyResult === null) !== (request.id === null)) {
    return bad(
      'not-found',
      request.id === null
        ? said`The objective that it belongs to is not there any more. ${NOTHING_CHANGED}`
        : said`This key result is not there any more. ${NOTHING_CHANGED}`,
    );
  }
  const { objective, keyResult: stored } = found;
  const id = (request.id ?? written.newId) as KeyResultId;
  const project = projectOf(objective, found.document);
  const rights = await host.rights({ item: null, projects: [project] });
  if (!includes(rightOn(rights, project, objective.level), 'edit')) {
    return bad('forbidden', said`You may not edit the key results of this objective. ${NOTHING_CHANGED}`);
  }

  await desk.read([
    { kind: 'ledger', id },
    { kind: 'keyResult', id },
    { kind: 'count', id },
  ]);
  const present = stored ? presentFields(desk, found) : {};
  const usual = usualOfKeyResult(objective);
  const changes = request.changes.map((change) => signed(host, plainChange(change, usual), written.kind));
  const merged = mergeChanges(present, changes);
  if (!merged.ok) return conflictOf(merged.conflicts, desk.get('ledger', id));
  const { fields, changed } = merged;
  if (stored?.status === 'closed' && touchesClosed(changed)) return bad('bad-input', CLOSED);
  if (!stored && objective.status === 'closed') {
    return bad('bad-input', said`The objective is closed. ${NOTHING_CHANGED} Reopen it first.`);
  }

  const document = desk.get('keyResult', id);
  const isMeasured = !stored || changed.some((field) => ['measure', 'start', 'end'].includes(field));
  const kpis = await kpisFor(desk, found, fields, isMeasured);
  const read = readKeyResultFields({
    id,
    cycle: { id: found.document.cycle.id, start: objective.start, end: objective.end },
    fields,
    objective,
    readings: isMeasured ? saidValues(document?.readings ?? stored?.readings ?? []) : [],
    kpis: kpis.map((kpi) => ({ ...kpi, readings: saidValues(kpi.readings) })),
    fed: isFed(found, id),
  });
  const problems = [
    ...plainProblems(fields, changes, FIELDS, stored?.status === 'closed'),
    ...linkProblems(fields),
    ...(read.ok ? [] : read.problems),
  ];
  if (problems.length > 0 || !read.ok) return refuse(problems);
  const refusal = await refusedQuery(host, stored, read.node, written);
  if (refusal !== null) return refuse([{ field: 'measure.query', message: refusal }]);
  const measure = await findNamedItems(host, stored?.measure ?? null, read.node.measure);
  const notices = read.notices.filter(({ field }) => changed.includes(field.split(/[.[]/, 1)[0] ?? field));
  return lay(
    host,
    desk,
    { found, id, present, wanted: { ...read.node, measure }, document, kpis: isMeasured ? kpis : [] },
    written,
    {
      notices: notices.map(({ message }) => message),
    },
  );
}

// ── below ──

/** The KPI that it is bound to, with all its readings where the target is measured against them. */
async function kpisFor(
  desk: Desk,
  { shard, document }: FoundNode,
  fields: Fields,
  withReadings: boolean,
): Promise<readonly ShardKpi[]> {
  const bound = document.kpis.filter(({ id }) => id === groupOf(fields['measure'])?.['kpi']);
  if (!withReadings) return bound.map((kpi) => ({ ...kpi, readings: [] }));
  await desk.read(bound.map(({ id }) => kpiKey(shard, id)));
  return bound.map((kpi) => ({
    ...kpi,
    readings: desk.get('keyResult', kpiKey(shard, kpi.id).id)?.readings ?? kpi.readings,
  }));
}

const isFed = ({ document }: FoundNode, id: KeyResultId): boolean =>
  document.objectives.some(({ parents }) =>
    parents.some(({ parent, contributes }) => contributes && parent === id),
  );

/**
 * What the tracker has against a new query, asked as the person who writes it: they are here to mend it. What was taken
 * once is not asked when a change is undone; and a tracker that does not answer is asked by the count.
 */
async function refusedQuery(
  host: Host,
  stored: FoundNode['keyResult'],
  wanted: KeyResult,
  { undid }: Written,
): Promise<Said | null> {
  const query = countingOf(wanted.measure)?.query ?? null;
  const before = stored && (countingOf(stored.measure)?.query ?? null);
  if (query === null || query === before || undid !== undefined) return null;
  try {
    const asked = await askQuery(query, (text) => host.work.count(text));
    return asked.ok ? null : said`${asked.failure.message}`;
  } catch (thrown) {
    if (thrown instanceof WorkFault) return null;
    throw thrown;
  }
}

/** Links have two sides, and each is made with the rights on its item: not here. */
function linkProblems(fields: Fields): readonly FieldProblem[] {
  const measure = groupOf(fields['measure']);
  const items = measure?.['items'];
  return measure?.['kind'] === 'work' && isList(items) && items.length > 0
    ? [
        {
          field: 'measure.items',
          message: said`Save it first; work items are linked to it then, one by one.`,
        },
      ]
    : [];
}

interface Edit {
  readonly found: FoundNode;
  readonly id: KeyResultId;
  readonly present: Fields;
  readonly wanted: KeyResult;
  readonly document: KeyResultDocument | null;
  /** With all their readings. */
  readonly kpis: readonly ShardKpi[];
}

async function lay(
  host: Host,
  desk: Desk,
  { found, id, present, wanted, document, kpis }: Edit,
  written: Written,
  { notices }: { readonly notices: readonly Said[] },
): Promise<Answer<Laid>> {
  const { shard, objective, keyResult: stored, document: before } = found;
  const node = { id, shard };
  const now = host.now();
  const today = dayOf(now, before.policy.timeZone);
  const next = editedKeyResult(stored, wanted, document, { today, now });
  const changed = differences(present, fieldsOfKeyResult(next, wanted, objective));
  if (changed.length === 0) return good({ is: 'laid', node, change: null, notices: [], started: [] });

  const kpiReadings = new Map(kpis.map((kpi) => [kpi.id, kpi.readings]));
  const after = withKeyResult(before, next, kpiReadings, today);
  const { title, owner } = wanted;
  const texts: TextDocument['texts'] = { ...desk.get('text', shard)?.texts, [id]: { title, owner } };
  if (isTooLarge(after, texts)) {
    return bad('bad-input', said`There is no room for this in the tree of its objective. ${NOTHING_CHANGED}`);
  }
  desk.put('shard', shard, after);
  desk.put('text', shard, { v: 1, texts });
  if (!document) desk.put('keyResult', id, { v: 1, shard, links: [], readings: [] });
  await nameProjects(desk, shard, before, after);
  const change = await writeLedger(host, desk, node, written.kind, changed, written.undid);

  const counted = needsCountAnew(stored, next) ? countedKeyResult(desk, shard, id) : null;
  if (!counted) return good({ is: 'laid', node, change, notices, started: [] });
  await findPointsField(host, desk, projectOf(objective, before), next);
  return good({ is: 'laid', node, change, notices, started: [await countAnew(host, desk, counted)] });
}
