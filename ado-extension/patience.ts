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

/**
 * The answers to all questions, in their order, a few of them asked at a time: a host that counts requests against a
 * limit refuses a flood of them.
 */
export async function fewAtOnce<Question, Answer>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<Answer>,
  few = 4,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < questions.length) {
      const at = next++;
      answers[at] = await ask(questions[at] as Question);
    }
  };
  await Promise.all(Array.from({ length: Math.min(few, questions.length) }, worker));
  return answers;
}
