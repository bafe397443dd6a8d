import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { CountOf, KeyResult } from '@throughline/core/model/plan.ts';

/** What plans ask of the work beside links: sizes to read and queries to run. */
export interface PlanNeeds {
  readonly points: 'needed' | 'no';
  /** Number fields that are counted or summed, by id; each once. */
  readonly numberFields: readonly string[];
  readonly queries: readonly { readonly keyResult: KeyResultId; readonly text: string }[];
}

export function planNeeds(keyResults: readonly KeyResult[]): PlanNeeds {
  const counts = keyResults.flatMap(countOf);
  return {
    points: counts.some((count) => count.unit === 'points') ? 'needed' : 'no',
    numberFields: [...new Set(counts.flatMap((count) => (count.unit === 'field' ? [count.field] : [])))],
    queries: keyResults.flatMap((keyResult) => {
      const text = queryOf(keyResult);
      return text === null ? [] : [{ keyResult: keyResult.id, text }];
    }),
  };
}

function countOf({ measure }: KeyResult): CountOf[] {
  if (measure.kind === 'work') return [measure.count];
  if (measure.kind !== 'metric' || measure.source?.of !== 'sum') return [];
  const field = measure.source.field ?? '';
  if (field === 'points') return [{ unit: 'points' }];
  return field === 'estimate' ? [{ unit: 'seconds' }] : [{ unit: 'field', field }];
}

function queryOf({ measure }: KeyResult): string | null {
  if (measure.kind === 'work') return measure.query;
  return measure.kind === 'metric' ? (measure.source?.query ?? null) : null;
}
