import type { CreatePolicyVersionRequest, CreatePolicyVersionResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { nameKey, policies, policyVersions, versionKey, type PolicyVersionRow } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { policyNotAttachable, requireOwnPolicy } from './find.ts';
import { requireManagedDocument } from './managed-document.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { listedVersion } from './shape.ts';
import { MAX_VERSIONS } from './versions.ts';

export const createPolicyVersion = writes<CreatePolicyVersionRequest, CreatePolicyVersionResponse>({
  service: 'iam',
  name: 'CreatePolicyVersion',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreatePolicyVersion', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:CreatePolicyVersion', PolicyArn, context)],
  },
  tables: [policies, policyVersions],
  errors: ['InvalidInput', 'LimitExceeded', 'MalformedPolicyDocument', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn, PolicyDocument, SetAsDefault }, rows, home, now }) {
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot update policies outside your own account.', policyNotAttachable(PolicyArn));
    requireManagedDocument(PolicyDocument);
    const key = nameKey(row.name);
    if ((await rows.list(policyVersions, { under: [key] })).length >= MAX_VERSIONS) {
      throw new ApiError('LimitExceeded', `A managed policy can have up to ${MAX_VERSIONS} versions. Before you create a new version, you must delete an existing version.`);
    }
    const version: PolicyVersionRow = { id: `v${row.nextVersion}`, document: PolicyDocument, createdAt: now };
    const defaultVersion = SetAsDefault === true ? version.id : row.defaultVersion;
    rows.put(policyVersions, [key, versionKey(row.nextVersion)], version);
    rows.put(policies, [key], { ...row, defaultVersion, nextVersion: row.nextVersion + 1, updatedAt: now });
    return { PolicyVersion: listedVersion(version, defaultVersion) };
  },
});
