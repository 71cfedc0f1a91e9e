import type { ContextValue } from '@octroi/policy';
import type { ServerCertificateMetadata } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import { nameKey } from '../tables.ts';
import { serverCertificates, type ServerCertificateRow } from './tables.ts';

/** ARN of a server certificate (IAM-12). */
export function certificateArn(scope: Scope, row: { readonly path: string; readonly name: string }): string {
  return `arn:${scope.partition}:iam::${scope.account}:server-certificate${row.path}${row.name}`;
}

/** An ask about a server certificate, under the ARN that it has, or would have if it does not exist (IAM-190), with its tags. */
export async function askCertificate(action: string, name: string, context: AskContext, keys: Readonly<Record<string, ContextValue | undefined>> = {}): Promise<Ask> {
  const scope = globalScope(context.scope);
  const row = await context.look.get(serverCertificates, scope, [nameKey(name)]);
  return { action, resource: certificateArn(scope, row ?? { path: '/', name }), keys, resourceTags: row?.tags ?? [] };
}

/** The row of a server certificate, or NoSuchEntity (IAM-21). */
export async function mustHaveServerCertificate(rows: RowReader, name: string): Promise<ServerCertificateRow> {
  const row = await rows.get(serverCertificates, [nameKey(name)]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `The Server Certificate with name ${name} cannot be found.`);
  return row;
}

/** EntityAlreadyExists in AWS's words (IAM-23). */
export function certificateExists(name: string): ApiError {
  return new ApiError('EntityAlreadyExists', `The Server Certificate with name ${name} already exists.`);
}

/** What every operation shows of a certificate (IAM-150). */
export function metadata(scope: Scope, row: ServerCertificateRow): ServerCertificateMetadata {
  return {
    Path: row.path,
    ServerCertificateName: row.name,
    ServerCertificateId: row.id,
    Arn: certificateArn(scope, row),
    UploadDate: new Date(row.uploadedAt),
    Expiration: new Date(row.expiresAt),
  };
}
