import type { ItemId } from '@throughline/core/model/ids.ts';
import { useTracePlaces } from '../trace-context.ts';

interface ItemLinkProps {
  readonly id: ItemId;
  readonly itemKey: string;
  readonly url: string | null;
}

/** A work item's key, opened in the host's own way. With an address it is a real link, for a new tab or to copy. */
export function ItemLink({ id, itemKey, url }: ItemLinkProps) {
  const { openItem } = useTracePlaces();
  const open = (): void => openItem({ id, key: itemKey, url });
  // An address from a host is text until it is seen to be one: a script must not get in by it.
  if (url === null || !/^https?:\/\//i.test(url)) {
    return (
      <button type="button" class="tl-item-key" onClick={open}>
        {itemKey}
      </button>
    );
  }
  return (
    <a
      class="tl-item-key"
      href={url}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open();
      }}
    >
      {itemKey}
    </a>
  );
}
