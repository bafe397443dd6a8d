/** Asks once for each name, however often it is called; a question that failed is asked again. */
export function remembered<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const known = answers.get(name);
    if (known) return known;
    const asked = ask(name);
    answers.set(name, asked);
    asked.catch(() => answers.delete(name));
    return asked;
  };
}
