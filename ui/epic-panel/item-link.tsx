import type { ItemId } from '@throughline/core/model/ids.ts';
import { ItemKey } from '../item-key.tsx';
import { useTracePlaces } from '../trace-context.ts';

interface ItemLinkProps {
  readonly id: ItemId;
  readonly itemKey: string;
  readonly url: string | null;
}

/** A work item's key on a screen that explains its numbers. */
export function ItemLink({ id, itemKey, url }: ItemLinkProps) {
  const { openItem } = useTracePlaces();
  return <ItemKey itemKey={itemKey} url={url} open={() => openItem({ id, key: itemKey, url })} />;
}
