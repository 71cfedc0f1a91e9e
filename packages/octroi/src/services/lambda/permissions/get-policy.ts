import type { GetPolicyRequest, GetPolicyResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askFunction, policyDocument } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, notFound } from '../shared/errors.ts';
import { aliases, functions, versions } from '../tables.ts';
import { policies, policyKey } from './tables.ts';
import { policyTarget } from './policy-target.ts';
import { shownStatement } from './principal.ts';

/** The resource-based policy of exactly the ARN that is designated (LAM-50, LAM-100). */
export const getPolicy = reads<GetPolicyRequest, GetPolicyResponse>({
  service: 'lambda',
  name: 'GetPolicy',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetPolicy', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:GetPolicy', input, context)],
  },
  tables: [functions, versions, aliases, policies],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, now, principals }) {
    const { name, qualifier } = designated(input, scope);
    const row = await rows.get(functions, [name]);
    const policy = row === undefined ? undefined : await rows.get(policies, [row.id, policyKey(qualifier)]);
    if (row === undefined || policy === undefined) throw notFound('The resource you requested does not exist.');
    const statements = await Promise.all(policy.statements.map((statement) => shownStatement(statement, policy.accounts, home.partition, principals)));
    const { revisionId } = await policyTarget(row, qualifier, { rows, home, now });
    return { Policy: policyDocument(statements), RevisionId: revisionId };
  },
});
