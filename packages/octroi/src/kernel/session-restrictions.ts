import { ApiError } from './api-error.ts';
import type { Caller } from './caller.ts';

/** What session credentials of users may call of STS (STS-10). */
const STS_WITH_SESSION_TOKEN: ReadonlySet<string> = new Set(['AssumeRole', 'GetCallerIdentity']);
const STS_WHEN_FEDERATED: ReadonlySet<string> = new Set(['GetCallerIdentity']);

/** Operations with words of their own for callers with temporary credentials (STS-12). */
const LONG_TERM_ONLY: ReadonlySet<string> = new Set(['GetFederationToken', 'GetSessionToken']);

/**
 * Why this caller's credentials may not call the operation at all, whatever its policies say; null if they may. No IAM for
 * GetFederationToken credentials, nor for GetSessionToken ones without MFA, and little of STS for both (STS-10, STS-12, STS-13).
 * `service` is the model's id. Role sessions are restricted by STS-12 alone.
 */
export function sessionRestriction(caller: Caller, service: string, operation: string): ApiError | null {
  const { session } = caller;
  if (session === undefined) return null;
  if (service === 'sts' && LONG_TERM_ONLY.has(operation)) {
    return new ApiError('AccessDenied', `Cannot call ${operation} with session credentials`, { status: 403 });
  }
  const { kind } = session.principal;
  // What AssumeRoot made is bounded by its task alone (STS-10); who signed in with a password is the user, as AWS's console has it.
  if (kind === 'role' || session.taskPolicyArn !== undefined || session.signedIn === true) return null;
  const federated = kind === 'federated-user';
  if (service === 'iam') return federated || session.mfaAt === undefined || session.mfaAt === null ? invalidToken() : null;
  if (service !== 'sts') return null;
  return (federated ? STS_WHEN_FEDERATED : STS_WITH_SESSION_TOKEN).has(operation) ? null : invalidToken();
}

function invalidToken(): ApiError {
  return new ApiError('InvalidClientTokenId', 'The security token included in the request is invalid.', { status: 403 });
}
