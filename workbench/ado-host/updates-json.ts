import type { AdoOrganisation } from './organisation.ts';
import type { Item } from './revisions.ts';
import { fieldsOf, identity, isoOf, workItemJson, workItemUrl } from './work-item-json.ts';

/**
 * The updates of a work item as the host lists them: each with the fields that it changed, the links that it added and
 * took away, and when the next one came (9999 of the last).
 */
export function updatesOf(organisation: AdoOrganisation, item: Item): readonly object[] {
  return item.revisions.map((revision, at) => {
    const [before, next] = [item.revisions[at - 1], item.revisions[at + 1]];
    const fields = changes(
      before ? fieldsOf(organisation, item, before) : {},
      fieldsOf(organisation, item, revision),
    );
    const [was, is] = [before?.parent ?? null, revision.parent];
    return {
      id: at + 1,
      workItemId: item.id,
      rev: revision.rev,
      revisedBy: identity(organisation, revision.changedBy),
      revisedDate: next ? isoOf(next.changedAt) : '9999-01-01T00:00:00Z',
      fields,
      ...(was === is ? {} : { relations: { ...parentLink('removed', was), ...parentLink('added', is) } }),
      url: `${workItemUrl(organisation, item.id)}/updates/${at + 1}`,
    };
  });

  function parentLink(how: 'added' | 'removed', parent: number | null): object {
    if (parent === null) return {};
    const url = workItemUrl(organisation, parent);
    const attributes = { isLocked: false, name: 'Parent' };
    return { [how]: [{ rel: 'System.LinkTypes.Hierarchy-Reverse', url, attributes }] };
  }
}

/** Whole work items, one a revision. */
export function revisionsOf(organisation: AdoOrganisation, item: Item): readonly object[] {
  return item.revisions.map((revision) => ({
    ...workItemJson(organisation, item, null, revision),
    url: `${workItemUrl(organisation, item.id)}/revisions/${revision.rev}`,
  }));
}

// ── below ──

/** The parent is told by the links alone. */
function changes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): object {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name !== 'System.Parent' && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        ...(before[name] === undefined ? {} : { oldValue: before[name] }),
        ...(after[name] === undefined ? {} : { newValue: after[name] }),
      },
    ]),
  );
}
