import type { FunctionConfiguration, UpdateFunctionConfigurationRequest } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { warnings } from '../../../kernel/warnings.ts';
import { requireUnsignedAllowedFor } from '../code-signing/designation.ts';
import { accountsOfLayers, askLayers } from '../layers/asks.ts';
import { layerReferences } from '../layers/references.ts';
import { runtimeSupport } from '../parts.ts';
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
import { codeSigningConfigs } from '../code-signing/tables.ts';

/** Other settings for `$LATEST`; what the request does not give stays (LAM-40). */
export const updateFunctionConfiguration = writes<UpdateFunctionConfigurationRequest, FunctionConfiguration>({
  service: 'lambda',
  name: 'UpdateFunctionConfiguration',
  level: 'Write',
  owner: ownerOfFunction,
  others: ({ Layers }) => accountsOfLayers(Layers),
  check: checkDesignation({ crossAccount: false, qualified: false }),
  access: {
    kind: 'asks',
    declares: [
      { action: 'lambda:UpdateFunctionConfiguration', resource: 'function', keys: ['lambda:Layer', 'lambda:VpcIds', 'lambda:SubnetIds', 'lambda:SecurityGroupIds'] },
      { action: 'lambda:GetLayerVersion', resource: 'layerVersion', when: 'layers are given' },
      { action: 'iam:PassRole', resource: 'role', keys: ['iam:PassedToService', 'iam:AssociatedResourceArn'], when: 'a role is given' },
    ],
    async asks(input, context) {
      const update = await askWholeFunction('lambda:UpdateFunctionConfiguration', input, context, settingKeys(input));
      const role = input.Role === undefined ? [] : [await askPassRole(input.Role, input, context)];
      return [update, ...(await askLayers(input.Layers, context)), ...role];
    },
  },
  tables: [functions, codeSigningConfigs],
  errors: [...FUNCTION_ERRORS, 'CodeVerificationFailedException'],
  async handle(call) {
    const { input, rows, home, seal, now } = call;
    const row = await mustHaveFunction(rows, home, designated(input, home).name);
    checkSettings(input);
    if (input.Runtime !== undefined) await call.consult(runtimeSupport).require(input.Runtime);
    const layers = input.Layers === undefined ? row.configuration.layers : await layerReferences(input.Layers, row.configuration.unzippedSize, home, call.look);
    if (input.Layers !== undefined && input.Layers.length > 0) await requireUnsignedAllowedFor(row, rows, home);
    if (input.Role !== undefined) await requireRole(input.Role, row.name, home, call);
    requireRevision(input.RevisionId, revisionOf(row, now));
    requireSettled(row, functionArn(home, row.name), now);
    const variables = input.Environment?.Variables;
    const { layers: _, ...before } = row.configuration;
    const configuration = {
      ...withSettings(before, input),
      ...(layers === undefined || layers.length === 0 ? {} : { layers }),
      ...(variables === undefined ? {} : { environment: sealVariables(variables, row.id, home, seal) }),
      modifiedAt: now,
    };
    const after = updated(row, configuration, call);
    rows.put(functions, [row.name], after);
    const whyNot = input.Runtime === undefined ? undefined : await call.consult(runtimeSupport).whyNot(input.Runtime);
    return effect(async (outside) => {
      retireLatest(row, home, outside);
      if (whyNot !== undefined) outside.use(warnings).warn(`the function ${functionArn(home, row.name)} cannot run: ${whyNot}`);
      return latestConfiguration(after, null, call);
    });
  },
});
