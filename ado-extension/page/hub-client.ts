import type { Host } from '@throughline/core/port/host.ts';
import { bad, type Answer } from '@throughline/core/use/answer.ts';
import type { HierarchyClient, HierarchyPlace } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyCalls, HierarchyFunctions } from '@throughline/core/use/hierarchy-functions.ts';

/** The hierarchy's client in Azure DevOps: there is no back end, the use cases run in the page. */
export function hubClient(host: Host, place: HierarchyPlace, functions: HierarchyFunctions): HierarchyClient {
  const calls = Object.fromEntries(
    Object.entries(functions).map(([name, use]) => [
      name,
      (request?: object) => (use as AnyUse)(host, place, request),
    ]),
  ) as unknown as HierarchyCalls;
  return {
    ...calls,
    preview: async (request) => {
      const part = await import('@throughline/core/use/preview.ts').catch(() => null);
      return part === null ? notLoaded : part.preview(request);
    },
  };
}

type AnyUse = (host: Host, place: HierarchyPlace, request: unknown) => Promise<Answer<unknown>>;

const notLoaded = bad('unreachable', 'A part of the page could not be loaded. Nothing was changed.');
