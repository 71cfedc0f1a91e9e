import { createHash, timingSafeEqual } from 'node:crypto';
import { idsFrom, newSeed } from '../../../kernel/ids.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { Principals } from '../../../kernel/principals.ts';
import { sealSession } from '../../../kernel/session-token.ts';
import type { Session } from '../../../kernel/session.ts';
import type { SessionTokens } from '../../session-tokens.ts';

export interface SignInNeeds {
  readonly tokens: SessionTokens;
  readonly seal: Sealer;
  readonly principals: Principals;
  readonly clocks: Clocks;
}

/** What a person may not sign in with; its sentence is for whoever sent it and quotes no secret. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';
}

/** Temporary credentials as clients hold them. */
export interface GivenCredentials {
  readonly sessionId: string;
  readonly sessionKey: string;
  readonly sessionToken: string;
}

/** Credentials that the console signs its requests with. */
export interface ConsoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO time. */
  readonly expiration: string;
}

interface SignInToken {
  readonly session: Session;
  /** Milliseconds of the decision clock: when the token itself is good no longer. */
  readonly redeemBefore: number;
}

/** A token opens nothing but the console: no session token is sealed in this context. */
const CONTEXT = 'console-sign-in';
/** Milliseconds within which a token is redeemed, as AWS's are. */
const REDEEMED_WITHIN = 15 * 60 * 1000;
const MAX_CHARACTERS = 65_536;
const [SHORTEST, LONGEST] = [900, 43_200];

/** The session behind credentials, if they are those of a role or of a federated user who still exists, and have not ended (STS-10). */
export async function sessionOf(given: GivenCredentials, { tokens, principals, clocks }: SignInNeeds): Promise<Session> {
  const session = tokens.open(given.sessionToken);
  const right = session !== null && session.accessKeyId === given.sessionId && sameText(session.secretAccessKey, given.sessionKey);
  if (!right || session.expiresAt <= clocks.decision() || (await principals.callerOfSession(session)) === undefined) throw new SignInRefusal('the credentials are not valid');
  const { kind } = session.principal;
  if (kind !== 'role' && kind !== 'federated-user') throw new SignInRefusal('only credentials of AssumeRole, its kin, and GetFederationToken sign in to the console');
  return session;
}

/**
 * A token that signs in to the console as the session, for `duration` seconds; null: until the session ends. Only the session of a role that
 * was not reached by chaining may be given a duration, as AWS has it. Throws `SignInRefusal`.
 */
export function signInToken(session: Session, duration: number | null, { seal, clocks }: SignInNeeds): string {
  const now = clocks.decision();
  if (duration !== null) {
    if (!Number.isInteger(duration) || duration < SHORTEST || duration > LONGEST) throw new SignInRefusal(`SessionDuration must be between ${SHORTEST} and ${LONGEST} seconds`);
    if (session.principal.kind !== 'role' || session.chained === true) throw new SignInRefusal('SessionDuration is only for credentials of a role that was not assumed by role chaining');
  }
  const ids = idsFrom(newSeed());
  const console: Session = {
    ...session,
    accessKeyId: ids.accessKeyId('ASIA', session.account),
    secretAccessKey: ids.secretAccessKey(),
    expiresAt: duration === null ? session.expiresAt : (Math.floor(now / 1000) + duration) * 1000,
  };
  const token: SignInToken = { session: console, redeemBefore: now + REDEEMED_WITHIN };
  return seal.seal(JSON.stringify(token), CONTEXT);
}

/** The credentials that a token stands for. Throws `SignInRefusal`. */
export async function redeem(token: string, { seal, clocks, principals }: SignInNeeds): Promise<ConsoleCredentials> {
  const { session, redeemBefore } = openToken(token, seal);
  const now = clocks.decision();
  if (redeemBefore <= now || session.expiresAt <= now) throw new SignInRefusal('the sign-in token has expired');
  if ((await principals.callerOfSession(session)) === undefined) throw new SignInRefusal('whom the sign-in token is for is gone');
  const { accessKeyId, secretAccessKey } = session;
  return { accessKeyId, secretAccessKey, sessionToken: sealSession(seal, session), expiration: new Date(session.expiresAt).toISOString() };
}

function openToken(token: string, seal: Sealer): SignInToken {
  try {
    if (token.length > MAX_CHARACTERS) throw new RangeError('too long');
    return JSON.parse(seal.open(token, CONTEXT).toString('utf8')) as SignInToken;
  } catch {
    throw new SignInRefusal('the sign-in token is not valid');
  }
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
