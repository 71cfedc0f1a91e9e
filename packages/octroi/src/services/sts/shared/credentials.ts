import type { Credentials } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Call } from '../../../kernel/operation.ts';
import type { Session } from '../../../kernel/session.ts';
import { requireActiveRegion, tokenVersionOf } from '../../../kernel/sts-settings.ts';
import { sealSession } from '../../../kernel/session-token.ts';

/** What an operation says of the session that it makes; key, secret and times are added here. */
export type NewSession = Omit<Session, 'accessKeyId' | 'secretAccessKey' | 'issuedAt' | 'expiresAt'>;

/** What making a session takes of a call. */
type Issuing = Pick<Call<unknown, unknown>, 'ids' | 'now' | 'look' | 'scope' | 'globalEndpoint'>;

/**
 * Makes a session of `duration` seconds. It ends on a whole second, as the client is told (STS-5). Throws RegionDisabledException if its
 * account has none made in this Region (STS-4).
 */
export async function issueSession(session: NewSession, duration: number, { ids, now, look, scope, globalEndpoint }: Issuing): Promise<Session> {
  const home = { partition: session.partition, account: session.account, region: scope.region };
  await requireActiveRegion(look, home);
  return {
    ...session,
    ...(globalEndpoint === true ? { tokenVersion: await tokenVersionOf(look, home) } : {}),
    accessKeyId: ids.accessKeyId('ASIA', session.account),
    secretAccessKey: ids.secretAccessKey(),
    issuedAt: now,
    expiresAt: (Math.floor(now / 1000) + duration) * 1000,
  };
}

/** A token travels in a header, and servers take at most some 64 KB of headers; inherited tags could make it longer. */
const MAX_TOKEN_CHARACTERS = 32_768;

/** STS-5. The token holds the whole session, sealed, so that any node can open it (STS-90). Throws `PackedPolicyTooLarge`. */
export function credentialsOf(session: Session, { seal }: Pick<Call<unknown, unknown>, 'seal'>): Credentials {
  const token = sealSession(seal, session);
  if (token.length > MAX_TOKEN_CHARACTERS) throw new ApiError('PackedPolicyTooLarge', 'Serialized token too large for session', { status: 400 });
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: token,
    Expiration: new Date(session.expiresAt),
  };
}
