import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { FederatedCaller } from '../../../kernel/federation/federated-caller.ts';
import type { RoleFacts } from '../../../kernel/principals.ts';

/** Seconds, here and below. */
const HOUR = 3600;
const HALF_DAY = 43_200;

/**
 * How long a role session lasts (STS-10, STS-19): the role's maximum at most, one hour when chaining, and what it asks for when an
 * AWS service calls on its own behalf (LAM-110). The model bounds all of them to 12 hours. Throws `ValidationError`.
 */
export function roleSessionDuration(asked: number | undefined, role: RoleFacts, caller: Caller | FederatedCaller): number {
  const duration = asked ?? HOUR;
  if (caller.principal.kind === 'service') return duration;
  if (caller.session !== undefined && duration > HOUR) {
    throw new ApiError('ValidationError', 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.');
  }
  if (duration > role.maxSessionDuration) {
    throw new ApiError('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  return duration;
}

/** How long GetSessionToken and GetFederationToken credentials last; those of the root user an hour, whatever it asks for (STS-14). */
export function userSessionDuration(asked: number | undefined, caller: Caller): number {
  return caller.principal.kind === 'root' ? Math.min(asked ?? HOUR, HOUR) : (asked ?? HALF_DAY);
}
