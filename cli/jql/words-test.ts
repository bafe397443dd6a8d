/**
 * What `~` finds: every word of the operand as a word of the text, without case, in any order; `word*` as the start
 * of one; `"two words"` inside the operand as neighbours. No word stems, unlike Jira. Null for a pattern that this does not
 * read (`?`, a `*` elsewhere, Lucene's operators).
 */
export function wordsTest(operand: string): ((text: string) => boolean) | null {
  const parts = [...operand.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => ({
    phrase: found[1] !== undefined,
    text: (found[1] ?? found[2] ?? '').toLowerCase(),
  }));
  const odd = parts.some(({ phrase, text }) => !phrase && /[?~^+!|&(){}[\]]|^-|\*./.test(text));
  if (parts.length === 0 || odd || parts.some(({ text }) => wordsIn(text).length === 0)) return null;
  const patterns = parts.map(({ text }) => {
    const words = wordsIn(text);
    const prefix = text.endsWith('*');
    return (all: readonly string[]) =>
      all.some((_, at) =>
        words.every((word, next) => {
          const found = all[at + next] ?? '';
          return prefix && next === words.length - 1 ? found.startsWith(word) : found === word;
        }),
      );
  });
  return (text) => {
    const all = wordsIn(text.toLowerCase());
    return patterns.every((pattern) => pattern(all));
  };
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}
