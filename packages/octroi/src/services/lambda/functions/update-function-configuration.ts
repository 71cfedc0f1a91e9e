import type { FunctionConfiguration, UpdateFunctionConfigurationRequest } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { requireRole } from '../role.ts';
import { askPassRole, askWholeFunction, settingKeys } from '../shared/asks.ts';
import { latestConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { sealVariables } from '../shared/environment.ts';
import { FUNCTION_ERRORS, requireRevision } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { checkSettings, withSettings } from '../shared/settings.ts';
import { requireSettled, revisionOf } from '../shared/state.ts';
import { retireLatest, updated } from '../shared/update.ts';
import { functions } from '../tables.ts';

/** Other settings for `$LATEST`; what the request does not give stays (LAM-40). */
export const updateFunctionConfiguration = writes<UpdateFunctionConfigurationRequest, FunctionConfiguration>({
  service: 'lambda',
  name: 'UpdateFunctionConfiguration',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [
      { action: 'lambda:UpdateFunctionConfiguration', resource: 'function', keys: ['lambda:Layer', 'lambda:VpcIds', 'lambda:SubnetIds', 'lambda:SecurityGroupIds'] },
      { action: 'iam:PassRole', resource: 'role', keys: ['iam:PassedToService', 'iam:AssociatedResourceArn'], when: 'a role is given' },
    ],
    async asks(input, context) {
      const update = await askWholeFunction('lambda:UpdateFunctionConfiguration', input, context, settingKeys(input));
      return input.Role === undefined ? [update] : [update, await askPassRole(input.Role, input, context)];
    },
  },
  tables: [functions],
  errors: FUNCTION_ERRORS,
  async handle(call) {
    const { input, rows, home, seal, now } = call;
    const row = await mustHaveFunction(rows, home, designated(input, home).name);
    checkSettings(input, home);
    if (input.Role !== undefined) await requireRole(input.Role, row.name, home, call);
    requireRevision(input.RevisionId, revisionOf(row, now));
    requireSettled(row, functionArn(home, row.name), now);
    const variables = input.Environment?.Variables;
    const configuration = {
      ...withSettings(row.configuration, input),
      ...(variables === undefined ? {} : { environment: sealVariables(variables, row.id, home, seal) }),
      modifiedAt: now,
    };
    const after = updated(row, configuration, call);
    rows.put(functions, [row.name], after);
    return effect(async (outside) => {
      retireLatest(row, home, outside);
      return latestConfiguration(after, null, call);
    });
  },
});
