/**
 * What the host calls on the form's provider. The host keeps one frame per work item type and shows one work item
 * after the other in it; and the SDK may ask for the provider with every message. So what is known is kept by work
 * item, outside of the provider.
 */
export interface Form {
  /** To be registered before the SDK is initialised. */
  readonly provider: object;
  /** The work item on show; null = none, or one that was never saved. */
  current(): number | null;
  /** For a host that has not called onLoaded. */
  assume(item: number): void;
  /** Called when a saved change, a refresh or a reset of this item may have changed what the host holds. */
  onChange(item: number, listener: () => void): () => void;
}

/** @param show called with each work item that comes on show, and with null when it goes */
export function form(show: (item: number | null) => void): Form {
  let item: number | null = null;
  let told = false;
  const listeners = new Map<number, Set<() => void>>();

  const turnTo = (next: number | null): void => {
    told = true;
    if (next === item) return;
    item = next;
    show(next);
  };
  const changed = (given: unknown): void => {
    const id = idIn(given);
    if (id === null) return;
    // A new work item gets its number when it is saved first.
    if (item === null) turnTo(id);
    for (const listener of listeners.get(id) ?? []) listener();
  };

  return {
    provider: {
      onLoaded: (given: unknown) => {
        told = true;
        turnTo(isNew(given) ? null : idIn(given));
      },
      onUnloaded: (given: unknown) => {
        // May come after onLoaded of the next one.
        if (idIn(given) === item) turnTo(null);
      },
      onSaved: changed,
      onRefreshed: changed,
      onReset: changed,
      // What is typed and not saved changes nothing that is counted.
      onFieldChanged: () => {},
    },
    current: () => item,
    assume: (id) => {
      if (!told) turnTo(id);
    },
    onChange: (id, listener) => {
      const those = listeners.get(id) ?? new Set();
      listeners.set(id, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size === 0) listeners.delete(id);
      };
    },
  };
}

function idIn(given: unknown): number | null {
  const id = typeof given === 'object' && given !== null ? (given as { id?: unknown }).id : null;
  return typeof id === 'number' && id > 0 ? id : null;
}

function isNew(given: unknown): boolean {
  return typeof given === 'object' && given !== null && (given as { isNew?: unknown }).isNew === true;
}
