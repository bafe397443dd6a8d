import type { Host, LaterJob } from '../port/host.ts';

/**
 * Hands jobs on, each once. Without a queue a count waits for the page to go on with it. A push that fails is the
 * caller's fault to report: its event or page comes again.
 */
export async function pushJobs(host: Host, jobs: readonly LaterJob[]): Promise<void> {
  const once = new Map(jobs.map((job) => [JSON.stringify(job), job]));
  for (const job of once.values()) await host.later?.(job);
}
