import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A native fold whose content is made when it is first opened: there may be hundreds of rows in it. */
export function Fold(fold: { title: string; aside?: string; children: ComponentChildren }) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      class="tl-review-fold"
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>
        {fold.title} {fold.aside !== undefined && <span class="tl-quiet">{fold.aside}</span>}
      </summary>
      {opened && fold.children}
    </details>
  );
}
