import { dayOf } from '../model/day.ts';
import type { Host } from '../port/host.ts';
import type { ValuedShard } from '../view/objective-view.ts';
import { isRunning, keepValues } from './take-snapshot.ts';

/**
 * Where no queue and no schedule keep the days (Azure DevOps), whoever looks does. Nobody waits for it and nothing fails
 * for it: the next look does it again.
 */
export function snapshotSoon(host: Host, shards: readonly ValuedShard[]): void {
  if (host.later !== null) return;
  const running = shards.filter(({ numbers: { cycle, policy } }) =>
    isRunning(cycle, dayOf(host.now(), policy.timeZone)),
  );
  if (running.length > 0) keepValues(host, running).catch(() => undefined);
}
