import type { ApiError } from '../../../kernel/api-error.ts';
import { invalidParameter } from '../shared/errors.ts';

/** Does an event's message match? */
export type Matcher = (message: string) => boolean;

export const invalidPattern = (): ApiError => invalidParameter('Invalid filter pattern');
