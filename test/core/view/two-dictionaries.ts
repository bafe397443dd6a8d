// What every pair of dictionaries is held to.

/** Words by their path: "editor.levels.team". */
function entriesOf(dictionary: unknown, path = ''): readonly (readonly [path: string, word: unknown])[] {
  if (typeof dictionary !== 'object' || dictionary === null) return [[path, dictionary]];
  return Object.entries(dictionary).flatMap(([key, word]) =>
    entriesOf(word, path === '' ? key : `${path}.${key}`),
  );
}

/** What a word of a dictionary says of these, where it takes such; null = it does not. */
function saidOf(word: unknown, given: readonly unknown[]): string | null {
  if (typeof word !== 'function') return null;
  try {
    const said: unknown = (word as (...all: readonly unknown[]) => unknown)(...given);
    return typeof said === 'string' ? said : null;
  } catch {
    return null;
  }
}

/** What a value that does not fit the word leaves in it. */
const NOT_SAID = /undefined|null|NaN/g;

/** Words that the one has and the other has not, or has of another kind. */
export function otherKinds(en: unknown, de: unknown): readonly string[] {
  const kinds = (words: unknown) => new Map(entriesOf(words).map(([path, word]) => [path, typeof word]));
  const [one, two] = [kinds(en), kinds(de)];
  return [...new Set([...one.keys(), ...two.keys()])].filter((path) => one.get(path) !== two.get(path));
}

/** Plain words that are the same in both languages: "editor.levels.team: Team". */
export function alikeWords(en: unknown, de: unknown): readonly string[] {
  const english = new Map(entriesOf(en));
  return entriesOf(de)
    .filter(
      ([path, word]) => typeof word === 'string' && /\p{L}{2}/u.test(word) && word === english.get(path),
    )
    .map(([path, word]) => `${path}: ${String(word)}`)
    .sort();
}

/** Words that say the same in both languages of a number, a title or nothing, though there are words around it. */
export function alikeSentences(en: unknown, de: unknown): readonly string[] {
  const english = new Map(entriesOf(en));
  const given = [
    [2, 3, 4, 5],
    ['§', '§', '§', '§'],
    [null, null, null, null],
  ];
  return entriesOf(de)
    .filter(([path, word]) =>
      given.some((some) => {
        const said = saidOf(word, some);
        return (
          said !== null &&
          /\p{L}{2}/u.test(said.replaceAll(NOT_SAID, '')) &&
          said === saidOf(english.get(path), some)
        );
      }),
    )
    .map(([path]) => path);
}
