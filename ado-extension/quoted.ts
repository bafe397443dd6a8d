/** A text of a person as one value of a query: in quotes, quotes in it doubled, so that it never ends it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
