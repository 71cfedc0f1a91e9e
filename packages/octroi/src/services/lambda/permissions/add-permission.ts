import type { AddPermissionRequest, AddPermissionResponse } from '../../../../models/lambda.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { warnings } from '../../../kernel/warnings.ts';
import { askFunction, policyDocument } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { conflict, FUNCTION_ERRORS, requireRevision } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { aliases, functions, versions } from '../tables.ts';
import { policies, policyKey } from './tables.ts';
import { deputyWarning } from './deputy-warning.ts';
import { policyTarget } from './policy-target.ts';
import { shownStatement, storedPrincipal } from './principal.ts';
import { statementOf } from './statement.ts';

/** Bytes (LAM-55). */
const MAX_POLICY = 20_480;

/** Adds a statement to the resource-based policy of a function, a version or an alias (LAM-48 to LAM-55). */
export const addPermission = writes<AddPermissionRequest, AddPermissionResponse>({
  service: 'lambda',
  name: 'AddPermission',
  level: 'Permissions management',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:AddPermission', resource: 'function', keys: ['lambda:Principal', 'lambda:FunctionUrlAuthType'] }],
    asks: async (input, context) => [
      await askFunction('lambda:AddPermission', input, context, { 'lambda:Principal': input.Principal, 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
    ],
  },
  tables: [functions, versions, aliases, policies],
  errors: [...FUNCTION_ERRORS, 'PolicyLengthExceededException'],
  async handle({ input, rows, home, ids, now, principals }) {
    const { name, qualifier } = designated(input, home);
    const row = await mustHaveFunction(rows, home, name);
    const target = await policyTarget(row, qualifier, { rows, home, now });
    const id = [row.id, policyKey(qualifier)];
    const policy = await rows.get(policies, id);
    requireRevision(input.RevisionId, target.revisionId, 'GetPolicy');
    if (policy?.statements.some((statement) => statement.Sid === input.StatementId) === true) {
      throw conflict(`The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`);
    }
    const { principal, accounts } = await storedPrincipal(input.Principal, home.partition, principals);
    const statement = statementOf(input, principal, functionArn(home, name, qualifier));
    const statements = [...(policy?.statements ?? []), statement];
    const size = Buffer.byteLength(policyDocument(statements));
    if (size > MAX_POLICY) throw new ApiError('PolicyLengthExceededException', `The final policy size (${size}) is bigger than the limit (${MAX_POLICY}).`, { status: 400 });
    rows.put(policies, id, { statements, accounts: { ...policy?.accounts, ...accounts } });
    target.change(rows, ids.uuid());
    const Statement = JSON.stringify(await shownStatement(statement, accounts, home.partition, principals));
    const warning = deputyWarning(input, statement);
    if (warning === null) return { Statement };
    return effect(async (outside) => {
      outside.use(warnings).warn(warning);
      return { Statement };
    });
  },
});
