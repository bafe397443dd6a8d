/** Waiting, injected so that tests do not. */
export type Wait = (milliseconds: number) => Promise<void>;

export const realWait: Wait = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * The promise, or a rejection after that time: a message to the host's frame that nobody answers stays open for ever.
 * @param limit milliseconds
 */
export async function within<T>(promise: Promise<T>, limit: number, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), limit);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
