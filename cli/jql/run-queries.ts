import type { ItemId } from '@throughline/core/model/ids.ts';
import type { QueryAnswer } from '@throughline/core/model/work-item.ts';
import type { PlanNeeds } from '../plan-needs.ts';
import { compileJql, type CompiledJql } from './compile.ts';
import { unreadable, type JiraFacts, type JqlField } from './facts.ts';

type Ready = Extract<CompiledJql, { ok: true }>;

/** The plan's queries, made ready before any file is read: they say what must be kept of an issue. */
export interface ReadyQueries {
  readonly byText: ReadonlyMap<string, Ready>;
  readonly asks: ReadonlySet<JqlField>;
  /** One sentence for each thing that cannot be read. */
  readonly problems: readonly string[];
}

export async function readyQueries(queries: PlanNeeds['queries'], timeZone: string): Promise<ReadyQueries> {
  const byText = new Map<string, Ready>();
  const problems: string[] = [];
  for (const { keyResult, text } of queries) {
    const compiled = await compileJql(text, timeZone);
    if (compiled.ok) byText.set(text, compiled);
    else problems.push(...compiled.problems.map((problem) => `The query of ${keyResult}: ${problem}`));
  }
  const asks = new Set([...byText.values()].flatMap((query) => [...query.asks]));
  return { byText, asks, problems };
}

/** What each query finds among the issues; or, where an issue's date cannot be read, that no answer is to be had. */
export function runQueries(
  queries: ReadyQueries,
  facts: ReadonlyMap<ItemId, JiraFacts>,
): { readonly answers: ReadonlyMap<string, QueryAnswer>; readonly problems: readonly string[] } {
  const problems = [...queries.asks].flatMap((field) => {
    const count = [...facts.values()].filter((one) => one[field]?.[0]?.[0] === unreadable).length;
    return count > 0
      ? [`A query asks for ${field}, and ${count} issues have a date there that cannot be read.`]
      : [];
  });
  const answers = new Map<string, QueryAnswer>();
  if (problems.length > 0) return { answers, problems };
  for (const [text, query] of queries.byText) {
    const items = [...facts].flatMap(([id, one]) => (query.finds(one) ? [id] : []));
    answers.set(text, { ok: true, items });
  }
  return { answers, problems };
}
