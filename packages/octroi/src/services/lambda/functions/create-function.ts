import type { CreateFunctionRequest, FunctionConfiguration } from '../../../../models/lambda.gen.ts';
import type { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { warnings } from '../../../kernel/warnings.ts';
import { mustBeAttachable, requireUnsignedAllowed } from '../code-signing/designation.ts';
import { accountsOfLayers, askLayers } from '../layers/asks.ts';
import { layerReferences } from '../layers/references.ts';
import { runtimeSupport } from '../parts.ts';
import { requireRole } from '../role.ts';
import { askPassRole, askWholeFunction, settingKeys } from '../shared/asks.ts';
import { latestConfiguration, versionConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { sealVariables } from '../shared/environment.ts';
import { conflict, FUNCTION_ERRORS, invalidParameter } from '../shared/errors.ts';
import { askObject, GET_OBJECT } from '../packages/asks.ts';
import { storePackage } from '../packages/package.ts';
import { publish } from '../shared/publish.ts';
import { checkCreation, checkSettings, defaultSettings, withSettings } from '../shared/settings.ts';
import { SETTLING_MILLIS } from '../shared/state.ts';
import { newTags, tagList } from '../shared/tags.ts';
import { functions, identities, versions, type FunctionRow } from '../tables.ts';
import { codeSigningConfigs } from '../code-signing/tables.ts';

const MAX_NAME = 64;

/** LAM-13: the limit of a name alone, which the pattern of all identifiers does not have. */
function checkName(name: string): ApiError | null {
  if (name.length <= MAX_NAME) return null;
  return invalidParameter(`1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to ${MAX_NAME}`);
}

/** Makes a function of a zip package (LAM-19 to LAM-28). */
export const createFunction = writes<CreateFunctionRequest, FunctionConfiguration>({
  service: 'lambda',
  name: 'CreateFunction',
  level: 'Write',
  owner: ownerOfFunction,
  others: ({ Layers }) => accountsOfLayers(Layers),
  check: (input, facts) => checkDesignation({ crossAccount: false, qualified: false })(input, facts) ?? checkName(designated(input, facts.scope).name),
  access: {
    kind: 'asks',
    declares: [
      {
        action: 'lambda:CreateFunction',
        resource: 'function',
        keys: ['lambda:Layer', 'lambda:VpcIds', 'lambda:SubnetIds', 'lambda:SecurityGroupIds', 'lambda:CodeSigningConfigArn', 'aws:RequestTag/${TagKey}', 'aws:TagKeys'],
      },
      { action: 'lambda:GetLayerVersion', resource: 'layerVersion', when: 'layers are given' },
      { action: 'iam:PassRole', resource: 'role', keys: ['iam:PassedToService', 'iam:AssociatedResourceArn'] },
      { action: 'lambda:TagResource', resource: 'function', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
      GET_OBJECT,
    ],
    async asks(input, context) {
      const tags = tagList(input.Tags);
      const keys = { ...settingKeys(input), 'lambda:CodeSigningConfigArn': input.CodeSigningConfigArn, ...requestTagKeys(tags) };
      return [
        await askWholeFunction('lambda:CreateFunction', input, context, keys),
        ...(tags.length === 0 ? [] : [await askWholeFunction('lambda:TagResource', input, context, requestTagKeys(tags))]),
        ...(await askLayers(input.Layers, context)),
        await askPassRole(input.Role, input, context),
        ...askObject(input.Code, context),
      ];
    },
  },
  tables: [functions, versions, identities, codeSigningConfigs],
  errors: [...FUNCTION_ERRORS, 'RequestEntityTooLargeException', 'CodeSigningConfigNotFoundException', 'CodeVerificationFailedException'],
  async handle(call) {
    const { input, rows, home, ids, seal, now } = call;
    const { name } = designated(input, home);
    checkCreation(input);
    checkSettings(input);
    await call.consult(runtimeSupport).require(input.Runtime!);
    const tags = newTags([], input.Tags ?? {});
    const signing = input.CodeSigningConfigArn || undefined;
    const signingConfig = signing === undefined ? undefined : await mustBeAttachable(signing, rows, home);
    const code = await storePackage(input.Code, call);
    const layers = await layerReferences(input.Layers ?? [], code.unzippedSize, home, call.look);
    await requireRole(input.Role, name, home, call);
    requireUnsignedAllowed(signingConfig, functionArn(home, name));
    if ((await rows.get(functions, [name])) !== undefined) throw conflict(`Function already exist: ${name}`);

    const id = ids.uuid();
    const variables = input.Environment?.Variables;
    const row: FunctionRow = {
      id,
      name,
      configuration: {
        ...withSettings(defaultSettings(name), input),
        ...(input.Architectures?.[0] === undefined ? {} : { architecture: input.Architectures[0] as 'x86_64' }),
        ...(variables === undefined ? {} : { environment: sealVariables(variables, id, home, seal) }),
        ...(layers.length === 0 ? {} : { layers }),
        ...code,
        modifiedAt: now,
      },
      change: 'create',
      settledAt: now + SETTLING_MILLIS,
      revisionId: ids.uuid(),
      settledRevisionId: ids.uuid(),
      generation: ids.uuid(),
      nextVersion: 1,
      ...(signing === undefined ? {} : { codeSigningConfig: signing }),
    };
    rows.put(functions, [name], row);
    rows.put(identities, [name], { id, tags });
    const shown = input.Publish === true ? versionConfiguration(row, publish(row, undefined, call).version, null, call) : latestConfiguration(row, null, call);
    const whyNot = await call.consult(runtimeSupport).whyNot(row.configuration.runtime);
    return effect(async (outside) => {
      if (whyNot !== undefined) outside.use(warnings).warn(`the function ${functionArn(home, name)} cannot run: ${whyNot}`);
      return shown;
    });
  },
});
