import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { ExplainRequest, LinkRequest } from '@throughline/core/use/client.ts';
import { named, orNull, shape, text } from './guards.ts';

/* What the panel's page may ask; the first three are the hierarchy's too. */

export const spot = { keyResult: named<KeyResultId>(), shard: named() };

export const readExplain = shape<ExplainRequest>({
  id: named<KeyResultId | ObjectiveId>(),
  shard: named(),
  cursor: orNull(text(100_000)),
});

// Forge's bridge carries 500 kB at most.
export const readPlanFile = shape<{ fileName: string; text: string }>({
  fileName: text(255),
  text: text(500_000),
});

export const readSpot = shape<{ keyResult: KeyResultId; shard: string }>(spot);

export const readLink = shape<LinkRequest>({ ...spot, weight: orNull(text(20)) });

export const readField = shape<{ field: string }>({ field: named() });
