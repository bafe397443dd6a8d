import type { Answer } from '@throughline/core/use/answer.ts';

/**
 * An answer also where the call itself broke (a cut connection, a host that threw): for a person both are "did not
 * answer", and the panel must offer to try again rather than stand still. The message is left to the words.
 */
export async function settled<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch {
    return { ok: false, failure: { code: 'unreachable', message: '' } };
  }
}
