import type { FoundWork } from '@throughline/core/use/hierarchy-client.ts';
import { useHierarchyWords } from '../words-context.ts';
import type { FoundItem, ItemLinks } from './use-item-links.ts';

interface LinkResultsProps {
  /** null = not searched yet. */
  readonly found: FoundWork | null;
  readonly links: ItemLinks;
}

/** What a search found, and what was ticked in an earlier one. */
export function LinkResults({ found, links }: LinkResultsProps) {
  const { editor: say } = useHierarchyWords();
  const items = found?.items ?? [];
  const earlier = links.chosen.filter(({ id }) => !items.some((item) => item.id === id));
  return (
    <>
      <output class="tl-ed-live tl-quiet">{found !== null && say.workFound(items.length, found.more)}</output>
      {items.length > 0 && (
        <fieldset class="tl-ed-results">
          <legend class="tl-unseen">{say.workFound(items.length, found?.more ?? false)}</legend>
          {items.map((item) => (
            <Item key={item.id} item={item} links={links} />
          ))}
        </fieldset>
      )}
      {earlier.length > 0 && (
        <fieldset class="tl-ed-results">
          <legend class="tl-ed-label">{say.chosenBefore}</legend>
          {earlier.map((item) => (
            <Item key={item.id} item={item} links={links} />
          ))}
        </fieldset>
      )}
    </>
  );
}

// ── below ──

function Item({ item, links }: { readonly item: FoundItem; readonly links: ItemLinks }) {
  const words = useHierarchyWords();
  const { editor: say } = words;
  const linked = links.linked.has(item.id);
  const failure = links.failed.get(item.id);
  return (
    <label class="tl-ed-check tl-ed-result">
      <input
        type="checkbox"
        checked={linked || links.chosen.some(({ id }) => id === item.id)}
        disabled={linked || links.busy}
        onChange={() => links.toggle(item)}
      />
      <span>
        <span class="tl-ed-result-key">{item.key}</span> <bdi>{item.title}</bdi>
      </span>
      <span class="tl-quiet">{linked ? say.linkedNow : item.type}</span>
      {failure !== undefined && (
        <span class="tl-ed-wrong">{words.said(failure.message) || words.failure(failure.code)}</span>
      )}
    </label>
  );
}
