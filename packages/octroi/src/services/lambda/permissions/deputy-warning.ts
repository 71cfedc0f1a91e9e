import type { AddPermissionRequest } from '../../../../models/lambda.gen.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { PermissionStatement } from './tables.ts';

/**
 * What to warn of when a service may call a function on behalf of anyone (LAM-57): AWS's guides for Lex and S3 ask for the account, since a
 * bucket's ARN has none. Null if the permission names an account.
 */
export function deputyWarning({ SourceArn, SourceAccount }: AddPermissionRequest, { Sid, Principal, Resource }: PermissionStatement): string | null {
  if (typeof Principal === 'string' || !('Service' in Principal) || SourceAccount !== undefined) return null;
  if (SourceArn === undefined) return `${Principal.Service} may call ${Resource} on behalf of anyone: the permission \`${Sid}\` has neither SourceArn nor SourceAccount (confused deputy)`;
  if ((parseArn(SourceArn)?.account ?? '') !== '') return null;
  return `${Principal.Service} may call ${Resource} on behalf of whoever owns what SourceArn names: it has no account, and the permission \`${Sid}\` has no SourceAccount (confused deputy)`;
}
