import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { boundaryOf, nameKey, policies, type EntityKind } from '../tables.ts';

/** What an operation that sets or removes a permissions boundary touches beside the entity itself. */
export const boundaryTables: readonly Table<unknown>[] = [policies, boundaryOf];

const SERVICE_LINKED = '/aws-service-role/';

/**
 * Throws unless the ARN can be a permissions boundary in this account: a managed policy, the account's own or AWS's, that
 * exists (IAM-22, IAM-75). AWS's policies of service-linked roles cannot be attached to anything else (IAM-84).
 */
export async function requireBoundary(rows: RowReader, home: Scope, text: string): Promise<void> {
  const arn = parseArn(text);
  if (arn === null) throw new ApiError('ValidationError', `ARN ${text} is not valid.`);
  if (arn.service !== 'iam' || arn.region !== '' || !arn.resource.startsWith('policy/')) throw new ApiError('InvalidInput', `ARN ${text} is not valid.`);
  if (!(await isAttachable(rows, home, text, arn.account))) throw new ApiError('NoSuchEntity', `Scope ARN: ${text} does not exist or is not attachable.`);
}

async function isAttachable(rows: RowReader, home: Scope, text: string, owner: string): Promise<boolean> {
  if (owner === 'aws') {
    const managed = awsManagedPolicy(text);
    return managed !== undefined && managed.path !== SERVICE_LINKED;
  }
  if (owner !== home.account) return false;
  const row = await rows.get(policies, [nameKey(text.slice(text.lastIndexOf('/') + 1))]);
  return row?.arn === text;
}

/** Moves the reverse rows, by which a policy knows whose boundary it is, from one boundary to the next. */
export function linkBoundary(rows: RowWriter, kind: EntityKind, id: string, before: string | undefined, after: string | undefined): void {
  if (before === after) return;
  if (before !== undefined) rows.delete(boundaryOf, [before, id]);
  if (after !== undefined) rows.put(boundaryOf, [after, id], { kind, id });
}
