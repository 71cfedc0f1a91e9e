import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask, Declared } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { CodeSource } from './package.ts';

/** Part of what operations that take a package declare. */
export const GET_OBJECT: Declared = { action: 's3:GetObject', resource: 'object', when: 'the package is an object in S3' };

/** Lambda fetches an object with the permissions of the caller (LAM-26), in whose account the buckets here are. */
export function askObject({ S3Bucket, S3Key }: CodeSource, { scope }: Pick<AskContext, 'scope'>): readonly Ask[] {
  if (S3Bucket === undefined || S3Key === undefined) return [];
  const denied = `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${S3Bucket}/${S3Key}. S3 Error Code: AccessDenied. S3 Error Message: Access Denied`;
  return [{ action: 's3:GetObject', resource: `arn:${scope.partition}:s3:::${S3Bucket}/${S3Key}`, account: scope.account, resourceTags: [], denial: () => new ApiError('AccessDeniedException', denied, { status: 403 }) }];
}
