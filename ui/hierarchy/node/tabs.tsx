import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { focusFirst } from '../editor/field.tsx';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';

export type TabName = Extract<Opened, { kind: 'details' }>['tab'];

interface TabsProps {
  readonly tabs: readonly TabName[];
  readonly chosen: TabName;
  readonly choose: (tab: TabName) => void;
  readonly children: ComponentChildren;
}

/** Tabs in one row: one stop for Tab, the arrow keys go round, Home and End to the ends. */
export function Tabs({ tabs, chosen, choose, children }: TabsProps) {
  const { details } = useHierarchyWords();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const go = (name: TabName | undefined): void => {
    if (name === undefined) return;
    choose(name);
    row.current?.querySelector<HTMLElement>(`[data-tab=${name}]`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(chosen);
    const forward = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(tabs[(next + tabs.length) % tabs.length]);
  };
  return (
    <>
      {/* Its tabs have the focus, one at a time; the keys come up from them. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div class="tl-tabs" role="tablist" aria-label={details.tabs} ref={row} onKeyDown={onKey}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            class="tl-tab"
            id={`${id}-${name}`}
            data-tab={name}
            aria-selected={name === chosen}
            aria-controls={name === chosen ? `${id}-panel` : undefined}
            tabIndex={name === chosen ? 0 : -1}
            // Where the dialog begins: what was asked for is one step from here, and so are the other tabs.
            ref={name === chosen ? focusFirst : null}
            onClick={() => choose(name)}
          >
            {details.tab(name)}
          </button>
        ))}
      </div>
      <div
        class="tl-tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        tabIndex={0}
      >
        {/* The tab says it to the eye; headings below it need one above them. */}
        <h3 class="tl-unseen">{details.tab(chosen)}</h3>
        {children}
      </div>
    </>
  );
}
