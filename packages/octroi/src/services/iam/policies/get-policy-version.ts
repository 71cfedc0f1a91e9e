import type { GetPolicyVersionRequest, GetPolicyVersionResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { policies, policyVersions } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { findPolicy, versionNotFound } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { wholeVersion } from './shape.ts';
import { versionOf } from './versions.ts';

export const getPolicyVersion = reads<GetPolicyVersionRequest, GetPolicyVersionResponse>({
  service: 'iam',
  name: 'GetPolicyVersion',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetPolicyVersion', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:GetPolicyVersion', PolicyArn, context)],
  },
  tables: [policies, policyVersions],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input, rows, home }) {
    const policy = await findPolicy(rows, home, input.PolicyArn);
    const version = policy === undefined ? undefined : await versionOf(rows, policy, input.VersionId);
    if (policy === undefined || version === undefined) throw versionNotFound(input.PolicyArn, input.VersionId);
    return { PolicyVersion: wholeVersion(version, policy.defaultVersion) };
  },
});
