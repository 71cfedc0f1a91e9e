import type { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { RoleFacts } from '../../../kernel/principals.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { nameKey, roles } from '../tables.ts';

/** A role as others need it; undefined if there is none of this name. */
export async function readRole(reader: PolicyReader, scope: Scope, name: string, cache: PolicyCache): Promise<RoleFacts | undefined> {
  const row = await reader.get(roles, scope, [nameKey(name)]);
  if (row === undefined) return undefined;
  const arn = `arn:${scope.partition}:iam::${scope.account}:role${row.path}${row.name}`;
  return {
    partition: scope.partition,
    account: scope.account,
    name: row.name,
    arn,
    id: row.id,
    trust: cache.get(`trust policy of ${arn}`, row.trust),
    tags: row.tags,
    maxSessionDuration: row.maxSessionDuration,
    serviceLinked: row.path.startsWith('/aws-service-role/'),
  };
}
