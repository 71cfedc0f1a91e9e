import { openIdProviders } from '../../../kernel/federation/tables.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import { InvalidToken } from './invalid-token.ts';

/** Who issued a token, as the role's account knows it. */
export interface Issuer {
  /** `iss`, exactly. */
  readonly url: string;
  /** What trust policies call it: the provider's ARN, or the name of one that AWS knows by itself (POL-28). */
  readonly principal: string;
  /** Of its condition keys: the URL without scheme (STS-44). */
  readonly prefix: string;
  /** Audiences that it may issue tokens for; null for those that AWS knows by itself, where the trust policy has to say so. */
  readonly clientIds: readonly string[] | null;
  /** Tells a provider from another one of the same URL; null for those that AWS knows by itself. */
  readonly id: string | null;
}

/** Issuers of OpenID Connect tokens that need no provider in the account (KEY-69), by `iss`. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['https://accounts.google.com', 'accounts.google.com'],
  ['accounts.google.com', 'accounts.google.com'],
  ['https://cognito-identity.amazonaws.com', 'cognito-identity.amazonaws.com'],
]);

const SCHEME = /^https?:\/\//;

interface Place {
  readonly partition: string;
  /** The role's. */
  readonly account: string;
  readonly look: PolicyReader;
}

/**
 * The issuer that a token names (STS-40). Throws for one that the role's account does not know. Plain HTTP passes here, since keys of such
 * an issuer are fetched only where the operator says so.
 */
export async function findIssuer(iss: string, { partition, account, look }: Place): Promise<Issuer> {
  const known = BUILT_IN.get(iss);
  if (known !== undefined) return { url: `https://${known}`, principal: known, prefix: known, clientIds: null, id: null };
  const prefix = SCHEME.test(iss) ? iss.replace(SCHEME, '') : null;
  const row = prefix === null ? undefined : await look.get(openIdProviders, { partition, account, region: '-' }, [prefix]);
  if (prefix === null || row === undefined) throw new InvalidToken(`No OpenIDConnect provider found in your account for ${iss}`);
  return { url: iss, principal: `arn:${partition}:iam::${account}:oidc-provider/${prefix}`, prefix, clientIds: row.clientIds, id: row.id };
}

/** Throws unless the issuer may issue tokens for this audience (STS-40). */
export function requireAudience({ clientIds }: Issuer, audience: string): void {
  if (clientIds !== null && !clientIds.includes(audience)) throw new InvalidToken('Incorrect token audience');
}
