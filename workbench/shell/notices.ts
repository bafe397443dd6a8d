/** What a person must know of an import's answer; nothing when it went well. */
export function noticesOf(host: string, answer: unknown): readonly string[] {
  const given = answer as
    | {
        readonly ok?: boolean;
        readonly failure?: { readonly message: string; readonly details?: readonly string[] };
      }
    | undefined;
  if (given?.ok) return [];
  const { message, details = [] } = given?.failure ?? { message: 'The app gave no answer.' };
  return [`${host}: the plan was not imported. ${message}`, ...details.map((detail) => `  ${detail}`)];
}
