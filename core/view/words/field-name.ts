/** A field of a plan file by a language's name for it; of a field that is the weight of another node, its title. */
export const fieldName = (
  names: Readonly<Record<string, string>>,
  nameOf: (id: string) => string | null,
  words: { readonly weightOf: (title: string) => string; readonly quoted: (field: string) => string },
) => {
  return (field: string): string => {
    const title = nameOf(field.replace(/^weights?\./, ''));
    return names[field] ?? (title === null ? words.quoted(field) : words.weightOf(title));
  };
};

/** "measure.milestones[2].weight" → "weight": the part that a form has a label for. */
export const lastPart = (field: string): string => /[^.[\]]+(?=(?:\[\d+\])?$)/.exec(field)?.[0] ?? '';
