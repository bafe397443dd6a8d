import type { Host } from '@throughline/core/port/host.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { HierarchyClient, HierarchyPlace } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyCalls, HierarchyFunctions } from '@throughline/core/use/hierarchy-functions.ts';
import { previewHere } from '@throughline/core/use/preview-here.ts';

/** The hierarchy's client in Azure DevOps: there is no back end, the use cases run in the page. */
export function hubClient(host: Host, place: HierarchyPlace, functions: HierarchyFunctions): HierarchyClient {
  const calls = Object.fromEntries(
    Object.entries(functions).map(([name, use]) => [
      name,
      (request?: object) => (use as AnyUse)(host, place, request),
    ]),
  ) as unknown as HierarchyCalls;
  return { ...calls, preview: previewHere };
}

type AnyUse = (host: Host, place: HierarchyPlace, request: unknown) => Promise<Answer<unknown>>;
