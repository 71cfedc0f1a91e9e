import { ApiError } from '../../../kernel/api-error.ts';
import { effect, type Effect } from '../../../kernel/operation.ts';

/**
 * IAM-121: the answer to wrong codes, given after the commit: that they were wrong is written down. A device that has had too many of
 * them answers the same to right ones.
 */
export function invalidCode(): Effect<object> {
  return effect(async () => {
    throw new ApiError('InvalidAuthenticationCode', 'Authentication code for device is not valid.');
  });
}
