import { invoke } from '@forge/bridge';
import { said } from '@throughline/core/model/said.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import { bad } from '@throughline/core/use/answer.ts';

/** Calls the resolver function of this name; the functions know who and where from Forge, not from us. */
export async function ask<T>(name: string, request: object = {}): Promise<Answer<T>> {
  try {
    return (await invoke(name, { ...request })) as Answer<T>;
  } catch {
    // A function that ran out of time, or a network that is gone: nobody can say what was kept.
    return bad('unreachable', said`Jira did not answer. Try again; what was already kept stays.`);
  }
}

/** The same with a plan file in it, which may be larger than Forge's bridge carries. */
export async function askWithPlan<T>(
  name: string,
  request: { readonly fileName: string; readonly text: string },
): Promise<Answer<T>> {
  return new TextEncoder().encode(request.text).length > mostPlanBytes
    ? bad(
        'bad-input',
        said`This plan is larger than 450 kB, more than Jira lets a page send. Nothing was changed.`,
      )
    : ask(name, request);
}

// ── below ──

/** Forge's bridge carries 500 kB; the text grows a little on its way, in quotes. */
const mostPlanBytes = 450_000;
