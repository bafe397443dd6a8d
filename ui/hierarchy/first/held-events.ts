/** What a reader does before the page can answer: kept in its order, and done when it can. */
export interface HeldEvents {
  /** Does all that was kept, one after the other; what comes meanwhile joins the end. */
  release(): Promise<void>;
  /** Forgets it. */
  drop(): void;
}

/** Keys that a tree answers; others (Tab, F5, Escape) are the browser's at once. */
const ours = /^(?:.|Enter|Home|End|Arrow.+|Page.+)$/u;

/** Keeps presses within `root`, keys of its tree, and what is typed into its field. */
export function holdEvents(root: HTMLElement): HeldEvents {
  const held: (() => void)[] = [];
  let typed = (): void => {};
  const hold = (event: Event): void => {
    // What `release` does again is for the page.
    if (!event.isTrusted || !(event.target instanceof Element)) return;
    if (event.type === 'input' && event.target instanceof HTMLInputElement) typed = typedInto(event.target);
    const again = repeated(event);
    if (again === null) return;
    const find = finderOf(root, event.target);
    held.push(() => find()?.dispatchEvent(again));
    if (event.type !== 'focus') event.stopPropagation();
    if (event.type === 'keydown') event.preventDefault();
  };
  for (const type of types) root.addEventListener(type, hold, true);
  const drop = (): void => {
    for (const type of types) root.removeEventListener(type, hold, true);
  };
  return {
    drop,
    async release() {
      // At once: the next letter must find these.
      typed();
      for (let next = held.shift(); next !== undefined; next = held.shift()) {
        next();
        // Each finds the page as the one before it left it.
        await new Promise((done) => {
          setTimeout(done);
        });
      }
      drop();
    },
  };
}

// ── below ──

const types = ['focus', 'mousedown', 'click', 'keydown', 'input'] as const;

/** The same event, to be sent again; null = the browser's own answer to it is enough. */
function repeated(event: Event): Event | null {
  const { target, type } = event;
  const onTree = target instanceof Element && target.getAttribute('role') === 'treegrid';
  if (type === 'focus') return onTree ? new FocusEvent(type) : null;
  if (event instanceof KeyboardEvent) {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (!onTree || ctrlKey || altKey || metaKey || !ours.test(key)) return null;
    return new KeyboardEvent(type, { key, shiftKey, bubbles: true, cancelable: true });
  }
  if (!(event instanceof MouseEvent)) return null;
  const { clientX, clientY, detail, button } = event;
  return new MouseEvent(type, { clientX, clientY, detail, button, bubbles: true, cancelable: true });
}

/** Where an event belongs once others have drawn the same: in a row its cell, elsewhere the element, which stays. */
function finderOf(root: HTMLElement, target: Element): () => Element | null {
  const row = target.closest<HTMLElement>('[data-at]');
  if (row === null) return () => (target.isConnected ? target : null);
  const at = row.dataset['at'];
  const cell = target === row ? -1 : [...row.children].findIndex((one) => one.contains(target));
  return () => {
    const now = root.querySelector(`[data-at="${at}"]`);
    return now?.children[cell] ?? now;
  };
}

/** Puts back what stands in a field now, with its caret, and tells it to who listens then. */
function typedInto(field: HTMLInputElement): () => void {
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    field.value = value;
    field.setSelectionRange(selectionStart, selectionEnd);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
}
