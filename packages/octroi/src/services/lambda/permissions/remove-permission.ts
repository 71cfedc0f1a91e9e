import type { RemovePermissionRequest } from '../../../../models/lambda.gen.ts';
import { writes, type AskContext } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, notFound, requireRevision } from '../shared/errors.ts';
import { aliases, functions, identities, versions } from '../tables.ts';
import { policies, policyKey, type PermissionStatement } from './tables.ts';
import { policyTarget } from './policy-target.ts';
import { shownStatement } from './principal.ts';
import { principalText } from './statement.ts';

/** Takes a statement out of a resource-based policy (LAM-56). */
export const removePermission = writes<RemovePermissionRequest, object>({
  service: 'lambda',
  name: 'RemovePermission',
  level: 'Permissions management',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:RemovePermission', resource: 'function', keys: ['lambda:Principal', 'lambda:FunctionUrlAuthType'] }],
    async asks(input, context) {
      const statement = await statementNamed(input, context);
      const keys = { 'lambda:Principal': statement === undefined ? undefined : principalText(statement.Principal), 'lambda:FunctionUrlAuthType': statement?.Condition?.['StringEquals']?.['lambda:FunctionUrlAuthType'] };
      return [await askFunction('lambda:RemovePermission', input, context, keys)];
    },
  },
  tables: [functions, versions, aliases, policies],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home, ids, now }) {
    const { name, qualifier } = designated(input, home);
    const row = await rows.get(functions, [name]);
    if (row === undefined) throw notFound(`No policy found for: ${functionArn(home, name)}`);
    const id = [row.id, policyKey(qualifier)];
    const policy = await rows.get(policies, id);
    if (policy === undefined) throw notFound('No policy is associated with the given resource.');
    const statements = policy.statements.filter((statement) => statement.Sid !== input.StatementId);
    if (statements.length === policy.statements.length) throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    const target = await policyTarget(row, qualifier, { rows, home, now });
    requireRevision(input.RevisionId, target.revisionId, 'GetPolicy');
    if (statements.length === 0) rows.delete(policies, id);
    else rows.put(policies, id, { ...policy, statements });
    target.change(rows, ids.uuid());
    return {};
  },
});

/** The statement that the request names, with its principal as AddPermission would be given it (LAM-104). */
async function statementNamed(input: RemovePermissionRequest, context: AskContext): Promise<PermissionStatement | undefined> {
  const { account, name, qualifier } = designated(input, context.scope);
  const home = { ...context.scope, account };
  const identity = await context.look.get(identities, home, [name]);
  if (identity === undefined) return undefined;
  const policy = await context.look.get(policies, home, [identity.id, policyKey(qualifier)]);
  const statement = policy?.statements.find((each) => each.Sid === input.StatementId);
  return statement === undefined ? undefined : shownStatement(statement, policy!.accounts, home.partition, context.principals);
}
