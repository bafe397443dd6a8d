import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dropAttributes } from './tool-attributes.ts';

interface DropProps {
  /** What the button says; a sign without letters is read out as the panel is called. */
  readonly text: string;
  /** What the panel is called. */
  readonly label: string;
  readonly class?: string;
  /** Told when it opens and closes. */
  readonly onOpen?: (open: boolean) => void;
  /** What to show in it, drawn only while it is open. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button with a panel below it: a native popover, closed by Escape, by a click elsewhere, or by what is in it. */
export function Drop({ text, label, class: more = '', onOpen, children }: DropProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const close = (back = true): void => {
    setOpen(false);
    onOpen?.(false);
    if (back) button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        {...dropAttributes(text, label, more, open)}
        // A press outside has closed the panel before the click comes.
        onPointerDown={() => (wasOpen.current = open)}
        onClick={(event) => {
          const before = event.detail === 0 ? open : wasOpen.current;
          setOpen(!before);
          onOpen?.(!before);
        }}
      >
        {text}
      </button>
      {open && (
        <Panel under={button} label={label} close={close}>
          {children(close)}
        </Panel>
      )}
    </>
  );
}

// ── below ──

interface PanelProps {
  readonly under: { readonly current: HTMLElement | null };
  readonly label: string;
  /** @param back the focus is to go back to the button */
  readonly close: (back?: boolean) => void;
  readonly children: ComponentChildren;
}

function Panel({ under, label, close, children }: PanelProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = place.current;
    if (panel === null) return;
    panel.showPopover();
    settle(panel, under.current);
    panel.querySelector<HTMLElement>('input:checked, input, button, select')?.focus();
    const onToggle = (event: ToggleEvent): void => {
      if (event.newState !== 'closed') return;
      // A press on something else that takes the focus keeps it.
      const focused = document.activeElement;
      close(focused === null || focused === document.body || panel.contains(focused));
    };
    panel.addEventListener('toggle', onToggle);
    return () => panel.removeEventListener('toggle', onToggle);
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset lays itself out in its own way
    <div ref={place} popover="auto" class="tl-drop-panel" role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** Below its button, or above it where there is more room; never out of the window. */
function settle(panel: HTMLElement, button: HTMLElement | null): void {
  const at = button?.getBoundingClientRect();
  if (at === undefined) return;
  const { width, height } = panel.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - at.bottom - 4;
  const over = height > below && at.top > below;
  panel.style.left = `${Math.max(4, Math.min(at.left, clientWidth - width - 4))}px`;
  panel.style.top = over ? 'auto' : `${at.bottom + 2}px`;
  panel.style.bottom = over ? `${clientHeight - at.top + 2}px` : 'auto';
  panel.style.maxHeight = `${Math.max(120, (over ? at.top : below) - 8)}px`;
}
