import type { DeletePolicyVersionRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { policies, policyVersions } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { requireOwnPolicy, versionNotFound } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { ownVersion, versionRowKey } from './versions.ts';

export const deletePolicyVersion = writes<DeletePolicyVersionRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DeletePolicyVersion',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeletePolicyVersion', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:DeletePolicyVersion', PolicyArn, context)],
  },
  tables: [policies, policyVersions],
  errors: ['DeleteConflict', 'InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn, VersionId }, rows, home }) {
    const missing = versionNotFound(PolicyArn, VersionId);
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot delete policy versions for policies outside your own account.', missing);
    const key = versionRowKey(row, VersionId);
    const version = await ownVersion(rows, row, VersionId);
    if (key === null || version === undefined) throw missing;
    if (version.id === row.defaultVersion) throw new ApiError('DeleteConflict', 'Cannot delete the default version of a policy.');
    rows.delete(policyVersions, key);
    return {};
  },
});
