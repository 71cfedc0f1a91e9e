import { ApiError } from '../../../kernel/api-error.ts';
import { InvalidToken } from './invalid-token.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Seconds that the clock of an issuer may be ahead of ours. */
const AHEAD = 300;

/** The text of a claim that must be there. */
export function requiredText(claims: Claims, name: string): string {
  const value = claims[name];
  if (value === undefined) throw new InvalidToken(`Missing a required claim: ${name}`);
  if (typeof value !== 'string' || value === '') throw new InvalidToken(`The claim ${name} is not valid`);
  return value;
}

export interface Audience {
  /** Whom the token is for: `azp` where it is given, else `aud` (KEY-68). */
  readonly client: string;
  /** `aud`, where `azp` stands for it. */
  readonly original: readonly string[] | null;
}

/** Whom a token is for. One for several audiences has to say who was authorised by it. */
export function audienceOf(claims: Claims): Audience {
  const { aud, azp } = claims;
  if (aud === undefined) throw new InvalidToken('Missing a required claim: aud');
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.every((each): each is string => typeof each === 'string' && each !== '') || audiences.length === 0) throw new InvalidToken('Incorrect token audience');
  if (azp !== undefined) {
    if (typeof azp !== 'string' || azp === '') throw new InvalidToken('Incorrect token audience');
    return { client: azp, original: audiences };
  }
  const [only, second] = audiences;
  if (only === undefined || second !== undefined) throw new InvalidToken('Incorrect token audience');
  return { client: only, original: null };
}

/** Refuses a token outside its time; `now` in milliseconds (STS-40, STS-41). */
export function requireCurrent(claims: Claims, now: number): void {
  const seconds = Math.floor(now / 1000);
  const exp = requiredTime(claims, 'exp');
  if (exp <= seconds) {
    throw new ApiError('ExpiredTokenException', `Token expired: current date/time ${seconds} must be before the expiration date/time${exp}`);
  }
  if (requiredTime(claims, 'iat') > seconds + AHEAD) throw new InvalidToken('The ID Token is issued in the future');
  if (claims['nbf'] !== undefined && requiredTime(claims, 'nbf') > seconds + AHEAD) throw new InvalidToken('The ID Token is not valid yet');
}

function requiredTime(claims: Claims, name: string): number {
  const value = claims[name];
  if (value === undefined) throw new InvalidToken(`Missing a required claim: ${name}`);
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new InvalidToken(`The claim ${name} is not valid`);
  return value as number;
}

const ROLES = 'https://aws.amazon.com/roles';

/**
 * Does the issuer itself say which roles the token is for? Then it is for no other (`sts:RoleAuthorizedByIdp`). ARNs compare exactly.
 */
export function isAuthorisedByIssuer(claims: Claims, roleArn: string): boolean {
  const roles = claims[ROLES];
  if (roles === undefined) return false;
  if ((Array.isArray(roles) ? roles : [roles]).includes(roleArn)) return true;
  throw new InvalidToken('The ID Token is not issued for this role');
}
