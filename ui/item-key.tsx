interface ItemKeyProps {
  readonly itemKey: string;
  /** As the host told it; null = none. */
  readonly url: string | null;
  readonly open: () => void;
}

/** A work item's key, opened in the host's own way. With an address it is a real link, for a new tab or to copy. */
export function ItemKey({ itemKey, url, open }: ItemKeyProps) {
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
