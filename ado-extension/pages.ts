import { WorkFault } from '@throughline/core/port/work-items.ts';
import { list, record } from '@throughline/core/tracker/json.ts';
import type { Transport } from './transport.ts';

/** The entries of a list that the host hands out by `$top` and `$skip`, all pages. @throws WorkFault */
export async function allPages(
  send: Transport,
  request: {
    readonly path: readonly string[];
    readonly query?: Readonly<Record<string, string>>;
    readonly version?: string;
  },
): Promise<readonly unknown[]> {
  const top = 500;
  const found: unknown[] = [];
  for (;;) {
    const query = { ...request.query, $top: String(top), $skip: String(found.length) };
    const page = listIn(await send({ ...request, query }));
    found.push(...page);
    if (page.length < top) return found;
  }
}

/** @throws WorkFault where there is no list in the reply */
export function listIn(reply: unknown): readonly unknown[] {
  const value = record(reply)?.['value'];
  if (!Array.isArray(value)) throw new WorkFault('Azure DevOps returned no list.');
  return list(value);
}
