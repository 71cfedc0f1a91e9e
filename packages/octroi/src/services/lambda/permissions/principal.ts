import { isAccountId, parseArn, type Arn } from '../../../kernel/arn.ts';
import type { Principals } from '../../../kernel/principals.ts';
import { invalidParameter } from '../shared/errors.ts';
import type { PermissionStatement, PolicyRow } from './tables.ts';

const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/;
const NAME = /^[\w+=,.@-]{2,64}$/;
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
    if (!(await mayHaveSession(arn, partition, principals))) throw invalidPrincipal();
    return { principal: { AWS: text }, accounts: {} };
  }
  const id = arn.service === 'iam' ? await principals.idOfArn(text) : undefined;
  if (id === undefined) throw invalidPrincipal();
  return { principal: { AWS: id }, accounts: { [id]: arn.account } };
}

/** Sessions are matched by their ARN: that of a role that exists, or that of a federated user, of whom nothing is stored (POL-25, POL-26). */
async function mayHaveSession({ account, resource }: Arn, partition: string, principals: Principals): Promise<boolean> {
  const [kind, name, session, ...more] = resource.split('/');
  if (name === undefined || more.length > 0 || !(await principals.accountExists(partition, account))) return false;
  if (kind === 'federated-user') return session === undefined && NAME.test(name);
  return kind === 'assumed-role' && session !== undefined && NAME.test(session) && (await principals.role(partition, account, name))?.name === name;
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
