import { defineToken } from '../../kernel/operation.ts';
import type { Speaker } from './engine/speaker.ts';

/** What speaks. */
export const speaker = defineToken<Speaker>('the speech engine');
