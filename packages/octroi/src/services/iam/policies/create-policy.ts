import type { CreatePolicyRequest, CreatePolicyResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { policyArn } from '../shared/arns.ts';
import { quotaTables, requireQuota } from '../shared/quota.ts';
import { checkNewTags } from '../shared/tags.ts';
import { nameKey, policies, policyVersions, versionKey, type PolicyRow } from '../tables.ts';
import { knownOwn } from './find.ts';
import { requireManagedDocument } from './managed-document.ts';
import { listedPolicy } from './shape.ts';
import { UNUSED } from './usage.ts';

export const createPolicy = writes<CreatePolicyRequest, CreatePolicyResponse>({
  service: 'iam',
  name: 'CreatePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreatePolicy', resource: 'policy', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'iam:TagPolicy', resource: 'policy', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    asks({ PolicyName, Path, Tags }, context) {
      const resource = policyArn(globalScope(context.scope), Path ?? '/', PolicyName);
      const ask = { resource, keys: requestTagKeys(Tags), shownAs: `policy ${PolicyName}` };
      const create = { ...ask, action: 'iam:CreatePolicy' };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { ...ask, action: 'iam:TagPolicy' }];
    },
  },
  tables: [policies, policyVersions, ...quotaTables],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded', 'MalformedPolicyDocument'],
  async handle({ input, rows, home, ids, now }) {
    checkNewTags(input.Tags, 'exactly');
    await requireManagedDocument(rows, input.PolicyDocument);
    const key = nameKey(input.PolicyName);
    if ((await rows.get(policies, [key])) !== undefined) {
      throw new ApiError('EntityAlreadyExists', `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`);
    }
    await requireQuota(rows, policies, 'PoliciesQuota');
    await requireQuota(rows, policyVersions, 'PolicyVersionsInUseQuota');
    const path = input.Path ?? '/';
    const row: PolicyRow = {
      name: input.PolicyName,
      path,
      id: ids.unique('ANPA'),
      arn: policyArn(home, path, input.PolicyName),
      ...(input.Description === undefined ? {} : { description: input.Description }),
      createdAt: now,
      updatedAt: now,
      defaultVersion: 'v1',
      nextVersion: 2,
      tags: input.Tags ?? [],
    };
    rows.put(policies, [key], row);
    rows.put(policyVersions, [key, versionKey(1)], { id: 'v1', document: input.PolicyDocument, createdAt: now });
    return { Policy: { ...listedPolicy(knownOwn(row), UNUSED), ...(row.tags.length === 0 ? {} : { Tags: row.tags }) } };
  },
});
