import { mapPrincipals, parsePolicy, policySize, principalsOf, type NamedPrincipal } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { PolicyReader, RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { arnOfEntity, idOfArn } from '../principals/unique-ids.ts';
import { nameKey, roles, type RoleRow } from '../tables.ts';
import { requireDocument } from './document-text.ts';
import { requireWithin } from './quota.ts';

/** A trust policy as it is stored: users and roles by unique id, with the accounts of those that are of other accounts. */
export type StoredTrust = Pick<RoleRow, 'trust' | 'trustAccounts'>;

interface TrustCall {
  readonly rows: RowReader;
  readonly home: Scope;
  readonly look: PolicyReader;
}

const UNIQUE_ID = /^A(?:IDA|ROA)[A-Z0-9]+$/;

/**
 * The stored form of a trust policy that a request brings for a role in `home`. Throws MalformedPolicyDocument (POL-70 to
 * POL-74) and LimitExceeded (POL-63, POL-90). `rows` must cover `adjustedQuotas`.
 */
export async function storedTrust(text: string, { rows, home, look }: TrustCall): Promise<StoredTrust> {
  requireDocument(text, 'trust');
  await requireWithin(rows, 'AssumeRolePolicySizeQuota', policySize(text));
  const ids = new Map<string, string>();
  const foreign: Record<string, string> = {};
  for (const principal of principals(text)) {
    const entity = await entityOf(principal, home, look);
    if (entity === null) continue;
    ids.set(principal.value, entity.id);
    if (entity.account !== home.account) foreign[entity.id] = entity.account;
  }
  const trust = mapPrincipals(text, ({ type, value }) => (type === 'AWS' ? (ids.get(value) ?? value) : value));
  return { trust, ...(Object.keys(foreign).length === 0 ? {} : { trustAccounts: foreign }) };
}

/** The trust policy as responses show it, before it is percent-encoded: ARNs where the entities still exist, else their ids (POL-31). */
export async function shownTrust(row: StoredTrust, home: Scope, look: PolicyReader): Promise<string> {
  const arns = new Map<string, string>();
  for (const { type, value } of principals(row.trust)) {
    if (type !== 'AWS' || !UNIQUE_ID.test(value)) continue;
    const arn = await arnOfEntity(look, { ...home, account: row.trustAccounts?.[value] ?? home.account }, value);
    if (arn !== undefined) arns.set(value, arn);
  }
  return arns.size === 0 ? row.trust : mapPrincipals(row.trust, ({ type, value }) => (type === 'AWS' ? (arns.get(value) ?? value) : value));
}

function principals(text: string): readonly NamedPrincipal[] {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('a trust policy that was checked does not parse');
  return principalsOf(parsed.document);
}

/**
 * The user or role that a principal names, to be stored by its id; null for what is stored as it is written. Throws for one that
 * cannot be (POL-73). Its form has been checked. Any account may be named, also one that this installation does not have.
 */
async function entityOf({ type, value }: NamedPrincipal, home: Scope, look: PolicyReader): Promise<{ readonly id: string; readonly account: string } | null> {
  if (type === 'CanonicalUser') throw invalidPrincipal('CANONICAL_USER', value);
  if (type !== 'AWS' || !value.startsWith('arn:')) return null;
  const arn = parseArn(value);
  if (arn === null || arn.partition !== home.partition) throw invalidPrincipal('AWS', value);
  if (arn.service === 'iam' && arn.resource !== 'root') {
    const id = await idOfArn(look, value);
    if (id === undefined) throw invalidPrincipal('AWS', value);
    return { id, account: arn.account };
  }
  const [kind, name] = arn.resource.split('/');
  if (kind === 'assumed-role' && name !== undefined) {
    const role = await look.get(roles, { ...home, account: arn.account }, [nameKey(name)]);
    // Sessions are matched by their ARN, whose letter case counts (POL-25, POL-91).
    if (role?.name !== name) throw invalidPrincipal('AWS', value);
  }
  return null;
}

function invalidPrincipal(type: string, value: string): ApiError {
  return new ApiError('MalformedPolicyDocument', `Invalid principal in policy: "${type}":"${value}"`);
}
