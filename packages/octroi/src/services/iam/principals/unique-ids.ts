import { parseArn } from '../../../kernel/arn.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { entities, nameKey, roles, users } from '../tables.ts';

/** The unique id of an existing user or role by its complete ARN, path included (POL-31). */
export async function idOfArn(reader: PolicyReader, text: string): Promise<string | undefined> {
  const arn = parseArn(text);
  if (arn === null || arn.service !== 'iam' || arn.region !== '') return undefined;
  const scope: Scope = { partition: arn.partition, account: arn.account, region: '-' };
  const slash = arn.resource.indexOf('/');
  const kind = arn.resource.slice(0, slash);
  const table = kind === 'user' ? users : kind === 'role' ? roles : null;
  if (table === null) return undefined;
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
  const row = await reader.get<{ readonly name: string; readonly path: string; readonly id: string }>(table, scope, [nameKey(name)]);
  return row !== undefined && `${kind}${row.path}${row.name}` === arn.resource ? row.id : undefined;
}

/** The ARN of a user or role by unique id; undefined once it is deleted. */
export async function arnOfEntity(reader: PolicyReader, scope: Scope, id: string): Promise<string | undefined> {
  const entity = await reader.get(entities, scope, [id]);
  if (entity === undefined || entity.kind === 'group') return undefined;
  const table = entity.kind === 'user' ? users : roles;
  const row = await reader.get<{ readonly name: string; readonly path: string; readonly id: string }>(table, scope, [nameKey(entity.name)]);
  return row?.id === id ? `arn:${scope.partition}:iam::${scope.account}:${entity.kind}${row.path}${row.name}` : undefined;
}
