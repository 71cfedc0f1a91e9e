import type { NamedPrincipal } from '../document/document.ts';
import type { Principal } from '../request/principal.ts';
import { begins } from './glob.ts';

/** How a principal was matched; what a resource policy's Allow is worth hangs on it (EVAL-11 to EVAL-16). Bits of a set. */
export const GRANT = { account: 1, user: 2, role: 4, session: 8, federatedUser: 16, everyone: 32, service: 64, provider: 128 } as const;

/** The principals that a statement names, sorted by how they are compared. */
export interface PrincipalSet {
  readonly everyone: boolean;
  /** Account id -> the partitions (`arn:aws:`) it was named in; an empty text if by bare id, which has none (POL-22). */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
  /** ARNs and unique ids of users, roles and sessions, compared exactly: no wildcards inside a principal (POL-21). */
  readonly exact: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
}

const ACCOUNT_ID = /^[0-9]{12}$/;
const ACCOUNT_ARN = /^(arn:[a-z0-9-]+:)iam::([0-9]{12}):root$/;

/** Sorts the named principals (POL-21 to POL-29). Canonical ids name S3 accounts, which the engine does not know. */
export function principalSet(named: readonly NamedPrincipal[]): PrincipalSet {
  const accounts = new Map<string, string[]>();
  const exact = new Set<string>();
  const services = new Set<string>();
  const providers = new Set<string>();
  let everyone = false;
  for (const { type, value } of named) {
    if (value === '') continue;
    if (type === 'Service') services.add(value);
    else if (type === 'Federated') providers.add(value);
    else if (type === 'AWS') {
      const arn = ACCOUNT_ARN.exec(value);
      if (value === '*') everyone = true;
      else if (arn !== null) accounts.set(arn[2]!, [...(accounts.get(arn[2]!) ?? []), arn[1]!]);
      else if (ACCOUNT_ID.test(value)) accounts.set(value, [...(accounts.get(value) ?? []), '']);
      else exact.add(value);
    }
  }
  return { everyone, accounts, exact, services, providers };
}

function accountNamed(set: PrincipalSet, account: string, arn: string): boolean {
  if (set.accounts.size === 0) return false;
  const partitions = set.accounts.get(account);
  if (partitions === undefined) return false;
  for (const partition of partitions) if (begins(arn, partition)) return true;
  return false;
}

function serviceNamed(set: PrincipalSet, name: string, names: readonly string[] | undefined): boolean {
  return set.services.size > 0 && (set.services.has(name) || (names !== undefined && names.some((other) => set.services.has(other))));
}

/** Every way in which the set names the principal, as bits of `GRANT`; 0 if it does not. */
export function grantsOf(set: PrincipalSet, principal: Principal): number {
  let grants = set.everyone ? GRANT.everyone : 0;
  switch (principal.kind) {
    case 'root':
      return accountNamed(set, principal.account, principal.arn) ? grants | GRANT.account : grants;
    case 'user':
      if (accountNamed(set, principal.account, principal.arn)) grants |= GRANT.account;
      return set.exact.size > 0 && (set.exact.has(principal.arn) || set.exact.has(principal.id)) ? grants | GRANT.user : grants;
    case 'role-session':
      if (accountNamed(set, principal.account, principal.arn)) grants |= GRANT.account;
      if (set.exact.size === 0) return grants;
      if (set.exact.has(principal.arn)) grants |= GRANT.session;
      return set.exact.has(principal.roleArn) || set.exact.has(principal.roleId) ? grants | GRANT.role : grants;
    case 'federated-user':
      if (accountNamed(set, principal.account, principal.arn)) grants |= GRANT.account;
      if (set.exact.has(principal.arn)) grants |= GRANT.federatedUser;
      return userBehind(set, principal) ? grants | GRANT.user : grants;
    case 'service':
      return serviceNamed(set, principal.name, principal.names) ? grants | GRANT.service : grants;
    case 'web-identity':
    case 'saml':
      return set.providers.has(principal.provider) ? grants | GRANT.provider : grants;
    case 'anonymous':
      return grants;
  }
}

/** Does the set name the IAM user who asked for the federation token? */
function userBehind(set: PrincipalSet, principal: Principal & { kind: 'federated-user' }): boolean {
  return (
    (principal.userArn !== undefined && set.exact.has(principal.userArn)) || (principal.userId !== undefined && set.exact.has(principal.userId))
  );
}

/**
 * Does a NotPrincipal list spare this principal? Each link must be listed: the user and its account, or the session, its role and
 * its account (POL-32). One with a permissions boundary is never spared (POL-33).
 */
export function sparedBy(set: PrincipalSet, principal: Principal, hasBoundary: boolean): boolean {
  if (hasBoundary) return false;
  const grants = grantsOf(set, principal);
  if ((grants & GRANT.everyone) !== 0) return true;
  const all = (bits: number): boolean => (grants & bits) === bits;
  switch (principal.kind) {
    case 'root':
      return all(GRANT.account);
    case 'user':
      return all(GRANT.user | GRANT.account);
    case 'role-session':
      return all(GRANT.session | GRANT.role | GRANT.account);
    case 'federated-user':
      return all(GRANT.federatedUser | GRANT.account | (principal.userArn === undefined ? 0 : GRANT.user));
    case 'service':
      return all(GRANT.service);
    case 'web-identity':
    case 'saml':
      return all(GRANT.provider);
    case 'anonymous':
      return false;
  }
}
