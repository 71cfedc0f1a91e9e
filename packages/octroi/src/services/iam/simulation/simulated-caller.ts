import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { nameKey, users, type RoleRow, type UserRow } from '../tables.ts';
import type { SimulatedCaller } from './simulated-context.ts';
import { entityNamed, notAnEntity, type SourceEntity } from './source-entity.ts';

/** The user that CallerArn names. One that does not exist, or of another account, has an ARN and nothing else. */
export async function callerByArn(rows: RowReader, home: Scope, arn: string, hasBoundary: boolean): Promise<SimulatedCaller> {
  const named = entityNamed(arn);
  if (named === null) throw notAnEntity(arn);
  const row = named.account === home.account ? await rows.get(users, [nameKey(named.name)]) : undefined;
  if (row !== undefined && entityArn(home, 'user', row) === arn) return userAsCaller(row, arn, home, hasBoundary);
  return { principal: { kind: 'user', account: named.account, arn, id: '', hasBoundary }, tags: [], userName: named.name };
}

/** The entity whose policies are simulated as the caller; a group is nobody, but its members are of the account. */
export function callerOfSource(source: SourceEntity, home: Scope, hasBoundary: boolean): SimulatedCaller | null {
  if (source.row === null) return null;
  return source.kind === 'role' ? roleAsCaller(source.row as RoleRow, source.arn, home, hasBoundary) : userAsCaller(source.row, source.arn, home, hasBoundary);
}

function userAsCaller(row: UserRow | RoleRow, arn: string, home: Scope, hasBoundary: boolean): SimulatedCaller {
  return { principal: { kind: 'user', account: home.account, arn, id: row.id, hasBoundary }, tags: row.tags, userId: row.id, userName: row.name };
}

/** A session of the role; what its name would be is not known, so that it has no `aws:userid`. */
function roleAsCaller(row: RoleRow, roleArn: string, home: Scope, hasBoundary: boolean): SimulatedCaller {
  const arn = `arn:${home.partition}:sts::${home.account}:assumed-role/${row.name}/`;
  const serviceLinked = row.path.startsWith('/aws-service-role/');
  return { principal: { kind: 'role-session', account: home.account, arn, roleArn, roleId: row.id, hasBoundary, serviceLinked }, tags: row.tags };
}
