import type { Sealer } from './operation.ts';
import type { Session } from './session.ts';

/** Makes the opaque session token of a session (STS-5); the gateway's session-tokens.ts opens it. */
export function sealSession(sealer: Sealer, session: Session): string {
  return sealer.seal(JSON.stringify(session), 'session-token');
}
