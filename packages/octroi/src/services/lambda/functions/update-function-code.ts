import type { FunctionConfiguration, UpdateFunctionCodeRequest } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { requireUnsignedAllowedFor } from '../code-signing/designation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { latestConfiguration, versionConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, invalidParameter, requireRevision } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { askObject, GET_OBJECT } from '../packages/asks.ts';
import { storePackage } from '../packages/package.ts';
import { publish, publishedAlready } from '../shared/publish.ts';
import { requireSettled, revisionOf } from '../shared/state.ts';
import { retireLatest, updated } from '../shared/update.ts';
import { functions, versions } from '../tables.ts';
import { codeSigningConfigs } from '../code-signing/tables.ts';

/** New code for `$LATEST` (LAM-39). */
export const updateFunctionCode = writes<UpdateFunctionCodeRequest, FunctionConfiguration>({
  service: 'lambda',
  name: 'UpdateFunctionCode',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:UpdateFunctionCode', resource: 'function' }, GET_OBJECT],
    asks: async (input, context) => [await askWholeFunction('lambda:UpdateFunctionCode', input, context), ...askObject(input, context)],
  },
  tables: [functions, versions, codeSigningConfigs],
  errors: [...FUNCTION_ERRORS, 'RequestEntityTooLargeException', 'CodeVerificationFailedException'],
  async handle(call) {
    const { input, rows, home, now } = call;
    const row = await mustHaveFunction(rows, home, designated(input, call.scope).name);
    if (input.ImageUri !== undefined) throw invalidParameter("Please don't provide ImageUri when updating a function with packageType Zip.");
    if (input.PublishTo !== undefined) throw invalidParameter('Octroi does not support capacity providers for Lambda functions');
    const code = await storePackage(input, call);
    await requireUnsignedAllowedFor(row, rows, home);
    requireRevision(input.RevisionId, revisionOf(row, now));
    requireSettled(row, functionArn(home, row.name), now);

    const architecture = (input.Architectures?.[0] as 'x86_64' | undefined) ?? row.configuration.architecture;
    const after = updated(row, { ...row.configuration, ...code, architecture, modifiedAt: now }, call);
    if (input.DryRun === true) return latestConfiguration(after, null, call);
    rows.put(functions, [row.name], after);
    const version = input.Publish === true ? ((await publishedAlready(after, call)) ?? publish(after, undefined, call).version) : null;
    const shown = version === null ? latestConfiguration(after, null, call) : versionConfiguration(after, version, String(version.version), call);
    return effect(async (outside) => {
      retireLatest(row, home, outside);
      return shown;
    });
  },
});
