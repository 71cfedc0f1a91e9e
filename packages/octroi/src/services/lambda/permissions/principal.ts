import { isAccountId, parseArn } from '../../../kernel/arn.ts';
import type { Principals } from '../../../kernel/principals.ts';
import { invalidParameter } from '../shared/errors.ts';
import type { PermissionStatement, PolicyRow } from '../tables.ts';

const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/;
const UNIQUE_ID = /^A(?:IDA|ROA)[A-Z0-9]+$/;

/** A statement's principal as it is stored: users and roles by unique id, with the account that the id belongs to (LAM-52). */
export interface StoredPrincipal {
  readonly principal: PermissionStatement['Principal'];
  readonly accounts: Readonly<Record<string, string>>;
}

/** What AddPermission's Principal stands for (LAM-51). Throws InvalidParameterValueException. */
export async function storedPrincipal(text: string, partition: string, principals: Principals): Promise<StoredPrincipal> {
  if (text === '*') return { principal: '*', accounts: {} };
  if (SERVICE.test(text)) return { principal: { Service: text }, accounts: {} };
  if (isAccountId(text)) return { principal: { AWS: `arn:${partition}:iam::${text}:root` }, accounts: {} };
  const arn = parseArn(text);
  if (arn === null || arn.partition !== partition || arn.region !== '' || !isAccountId(arn.account)) throw invalidPrincipal();
  if (arn.service === 'iam' && arn.resource === 'root') return { principal: { AWS: text }, accounts: {} };
  if (arn.service === 'sts') {
    // Sessions are matched by their ARN; the role behind one must exist.
    const [kind, role] = arn.resource.split('/');
    const facts = kind === 'assumed-role' && role !== undefined && (await principals.accountExists(partition, arn.account)) ? await principals.role(partition, arn.account, role) : undefined;
    if (facts === undefined || facts.name !== role) throw invalidPrincipal();
    return { principal: { AWS: text }, accounts: {} };
  }
  const id = arn.service === 'iam' ? await principals.idOfArn(text) : undefined;
  if (id === undefined) throw invalidPrincipal();
  return { principal: { AWS: id }, accounts: { [id]: arn.account } };
}

/** The statement as responses show it: the ARN where the user or role still exists, else its id (LAM-52). */
export async function shownStatement(statement: PermissionStatement, accounts: PolicyRow['accounts'], partition: string, principals: Principals): Promise<PermissionStatement> {
  const { Principal } = statement;
  if (Principal === '*' || !('AWS' in Principal) || !UNIQUE_ID.test(Principal.AWS)) return statement;
  const arn = await principals.arnOfId(partition, accounts[Principal.AWS] ?? '', Principal.AWS);
  return arn === undefined ? statement : { ...statement, Principal: { AWS: arn } };
}

function invalidPrincipal(): Error {
  return invalidParameter('The provided principal was invalid. Please check the principal and try again.');
}
