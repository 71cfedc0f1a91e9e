import type { DeletePolicyRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { nameKey, policies, policyVersions } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { policyNotFound, requireOwnPolicy } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { usageTables } from './usage.ts';

export const deletePolicy = writes<DeletePolicyRequest, Readonly<Record<string, never>>>({
  service: 'iam',
  name: 'DeletePolicy',
  level: 'Permissions management',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeletePolicy', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:DeletePolicy', PolicyArn, context)],
  },
  tables: [policies, policyVersions, ...usageTables],
  errors: ['DeleteConflict', 'InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle({ input: { PolicyArn }, rows, home }) {
    const row = await requireOwnPolicy(rows, home, PolicyArn, 'Cannot delete policies outside your own account.', policyNotFound(PolicyArn));
    for (const table of usageTables) {
      if ((await rows.list(table, { under: [row.arn], limit: 1 })).length > 0) throw new ApiError('DeleteConflict', 'Cannot delete a policy attached to entities.');
    }
    const key = nameKey(row.name);
    const versions = await rows.list(policyVersions, { under: [key] });
    if (versions.length > 1) {
      throw new ApiError(
        'DeleteConflict',
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    for (const { id } of versions) rows.delete(policyVersions, id);
    rows.delete(policies, [key]);
    return {};
  },
});
