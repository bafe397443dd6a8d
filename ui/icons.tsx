import type { ComponentChildren } from 'preact';

export function Icon({ children, name }: { children: ComponentChildren; name: string }) {
  return (
    <svg
      class={`tl-icon tl-icon-${name}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Twisty = () => (
  <Icon name="twisty">
    <path d="M6 4l4 4-4 4" />
  </Icon>
);
export const RecountIcon = () => (
  <Icon name="recount">
    <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5V5h-2.5" />
  </Icon>
);
/** The tree of all OKRs. */
export const HierarchyIcon = () => (
  <Icon name="hierarchy">
    <path d="M2.5 2.5h4v3h-4zM9.5 6.5h4v3h-4zM9.5 11.5h4v3h-4zM4.5 5.5V13h5M4.5 8h5" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon name="plus">
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon name="close">
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
);
/** Something to know about the number. */
export const NoteIcon = () => (
  <Icon name="note">
    <path d="M8 2.5l6 10.5H2zM8 6.5v3M8 10.6v1.2" />
  </Icon>
);
export const StaleIcon = () => (
  <Icon name="stale">
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 5v3l2 1.5" />
  </Icon>
);
