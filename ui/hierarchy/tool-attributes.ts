// What the tools above the rows wear, in the first picture and from then on.

/** A button with a panel below it. @param label read out where the text has no letters */
export const dropAttributes = (text: string, label: string, more: string, open: boolean) => ({
  type: 'button' as const,
  class: `tl-button tl-drop ${more}`,
  'aria-expanded': open,
  'aria-label': hasLetter(text) ? undefined : label,
});

/** Most texts have a plain letter; the table of all letters takes its time to be made. */
const hasLetter = (text: string): boolean => /[a-z]/i.test(text) || /\p{L}/u.test(text);

export const findAttributes = (text: string) => ({
  type: 'search' as const,
  class: 'tl-input tl-find',
  'aria-label': text,
  placeholder: text,
});
