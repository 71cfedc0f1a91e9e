import type { PutRuntimeManagementConfigRequest, PutRuntimeManagementConfigResponse } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, invalidParameter } from '../shared/errors.ts';
import { mustFind } from '../shared/find.ts';
import { aliases, functions, runtimeUpdates, versions } from '../tables.ts';

/** Keeps when the runtime shall be updated (LAM-2). Functions run on the host's interpreters, so nothing follows from it. */
export const putRuntimeManagementConfig = writes<PutRuntimeManagementConfigRequest, PutRuntimeManagementConfigResponse>({
  service: 'lambda',
  name: 'PutRuntimeManagementConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:PutRuntimeManagementConfig', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:PutRuntimeManagementConfig', input, context)],
  },
  tables: [functions, versions, aliases, runtimeUpdates],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, qualifier } = designated(input, home);
    const { row } = await mustFind(rows, home, { name, qualifier });
    const { UpdateRuntimeOn: on, RuntimeVersionArn } = input;
    if ((on === 'Manual') !== (RuntimeVersionArn !== undefined)) {
      throw invalidParameter(on === 'Manual' ? 'RuntimeVersionArn is required when UpdateRuntimeOn is Manual.' : 'RuntimeVersionArn can only be specified when UpdateRuntimeOn is Manual.');
    }
    const key = [row.id, qualifier ?? '$LATEST'];
    if (on === 'Auto') rows.delete(runtimeUpdates, key);
    else rows.put(runtimeUpdates, key, { on: on as 'Manual', ...(RuntimeVersionArn === undefined ? {} : { runtimeVersionArn: RuntimeVersionArn }) });
    return { UpdateRuntimeOn: on, FunctionArn: functionArn(home, name, qualifier), ...(RuntimeVersionArn === undefined ? {} : { RuntimeVersionArn }) };
  },
});
