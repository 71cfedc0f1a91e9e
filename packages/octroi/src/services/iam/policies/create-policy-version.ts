import type { CreatePolicyVersionRequest, CreatePolicyVersionResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { quotaOf, quotaTables, requireQuota } from '../shared/quota.ts';
import { nameKey, policies, policyVersions, versionKey, type PolicyVersionRow } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { policyNotAttachable, requireOwnPolicy } from './find.ts';
import { requireManagedDocument } from './managed-document.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { listedVersion } from './shape.ts';

export const createPolicyVersion = writes<CreatePolicyVersionRequest, CreatePolicyVersionResponse>({
  service: 'iam',
  name: 'CreatePolicyVersion',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreatePolicyVersion', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:CreatePolicyVersion', PolicyArn, context)],
  },
  tables: [policies, policyVersions, ...quotaTables],
  errors: ['InvalidInput', 'LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn, PolicyDocument, SetAsDefault }, rows, home, now }) {
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot update policies outside your own account.', policyNotAttachable(PolicyArn));
    await requireManagedDocument(rows, PolicyDocument);
    const key = nameKey(row.name);
    const limit = await quotaOf(rows, 'VersionsPerPolicyQuota');
    if ((await rows.list(policyVersions, { under: [key] })).length >= limit) {
      throw new ApiError('LimitExceeded', `A managed policy can have up to ${limit} versions. Before you create a new version, you must delete an existing version.`);
    }
    await requireQuota(rows, policyVersions, 'PolicyVersionsInUseQuota');
    const version: PolicyVersionRow = { id: `v${row.nextVersion}`, document: PolicyDocument, createdAt: now };
    const defaultVersion = SetAsDefault === true ? version.id : row.defaultVersion;
    rows.put(policyVersions, [key, versionKey(row.nextVersion)], version);
    rows.put(policies, [key], { ...row, defaultVersion, nextVersion: row.nextVersion + 1, updatedAt: now });
    return { PolicyVersion: listedVersion(version, defaultVersion) };
  },
});
