import type { SetDefaultPolicyVersionRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { nameKey, policies, policyVersions } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { requireOwnPolicy, versionNotFound } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { ownVersion } from './versions.ts';

export const setDefaultPolicyVersion = writes<SetDefaultPolicyVersionRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'SetDefaultPolicyVersion',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:SetDefaultPolicyVersion', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:SetDefaultPolicyVersion', PolicyArn, context)],
  },
  tables: [policies, policyVersions],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn, VersionId }, rows, home }) {
    const missing = versionNotFound(PolicyArn, VersionId);
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot update policies outside your own account.', missing);
    const version = await ownVersion(rows, row, VersionId);
    if (version === undefined) throw missing;
    // UpdateDate stays: it tells when the newest version was made.
    rows.put(policies, [nameKey(row.name)], { ...row, defaultVersion: version.id });
    return {};
  },
});
