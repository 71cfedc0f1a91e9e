import type { ListPolicyVersionsRequest, ListPolicyVersionsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { policies, policyVersions, versionKey } from '../tables.ts';
import { askPolicy } from './ask.ts';
import { findPolicy, policyNotAttachable } from './find.ts';
import { refuseMalformedArn } from './policy-arn.ts';
import { listedVersion } from './shape.ts';
import { versionsOf } from './versions.ts';

const NEWEST = 9_999_999_999;

export const listPolicyVersions = reads<ListPolicyVersionsRequest, ListPolicyVersionsResponse>({
  service: 'iam',
  name: 'ListPolicyVersions',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListPolicyVersions', resource: 'policy' }],
    asks: async ({ PolicyArn }, context) => [await askPolicy('iam:ListPolicyVersions', PolicyArn, context)],
  },
  tables: [policies, policyVersions],
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: refuseMalformedArn,
  async handle(call) {
    const { input, rows, home } = call;
    const policy = await findPolicy(rows, home, input.PolicyArn);
    if (policy === undefined) throw policyNotAttachable(input.PolicyArn);
    const { items, more } = pageOfItems(call, `ListPolicyVersions:${policy.id}`, await versionsOf(rows, policy), newestFirst);
    return { Versions: items.map((version) => listedVersion(version, policy.defaultVersion)), ...more };
  },
});

function newestFirst({ id }: { readonly id: string }): string {
  return versionKey(NEWEST - Number(id.slice(1)));
}
