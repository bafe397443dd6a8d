import { makeResolver } from '@forge/resolver';
import { hierarchyCalls } from './hierarchy-calls.ts';
import { hierarchyPlaceOf } from './invocation.ts';
import type { PageCall } from './page-call.ts';
import { panelCalls } from './panel-calls.ts';
import { reviewCalls } from './review-calls.ts';

/** What the pages of all modules call, by name. */
export function pageResolver() {
  return makeResolver({
    ...panelCalls,
    ...hierarchyCalls,
    ...reviewCalls,
    // Both pages ask these by the same name; which of the two asks is Forge's word.
    explain: byPlace('explain'),
    importPlan: byPlace('importPlan'),
  });
}

// ── below ──

function byPlace(name: keyof typeof panelCalls & keyof typeof hierarchyCalls): PageCall {
  return (request) => (hierarchyPlaceOf(request.context) ? hierarchyCalls : panelCalls)[name](request);
}
