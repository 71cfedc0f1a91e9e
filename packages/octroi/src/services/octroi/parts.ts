import { defineToken } from '../../kernel/operation.ts';
import type { DecisionRing } from '../../kernel/trail/ring.ts';

/** What became of the last requests. */
export const decisionTrail = defineToken<Pick<DecisionRing, 'find' | 'all'>>('the trail of decisions');
