import type { ComponentType } from 'preact';
import { late } from './late.tsx';
import type { WhyProps } from './why.tsx';

/** What a number opens to; most looks at a panel open none. */
export const Why: ComponentType<WhyProps> = late(() => import('./why.tsx').then((part) => part.Why));
