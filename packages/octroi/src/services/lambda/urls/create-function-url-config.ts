import type { CreateFunctionUrlConfigRequest, CreateFunctionUrlConfigResponse } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { conflict, FUNCTION_ERRORS, notFound } from '../shared/errors.ts';
import { queueScope } from '../invoke/enqueue.ts';
import { aliases, functions } from '../tables.ts';
import { policyKey } from '../permissions/tables.ts';
import { urlIndex, urls, type FunctionUrlRow } from './tables.ts';
import { newUrlId } from './endpoint.ts';
import { askUrl, corsRow, urlConfig } from './shape.ts';

/** Gives a function, or an alias, an address of its own (LAM-84). */
export const createFunctionUrlConfig = writes<CreateFunctionUrlConfigRequest, CreateFunctionUrlConfigResponse>({
  service: 'lambda',
  name: 'CreateFunctionUrlConfig',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: false, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:CreateFunctionUrlConfig', resource: 'function', keys: ['lambda:FunctionUrlAuthType', 'lambda:FunctionArn'] }],
    asks: async (input, context) => [await askUrl('lambda:CreateFunctionUrlConfig', input, context)],
  },
  tables: [functions, aliases, urls],
  globalTables: [urlIndex],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home, ids, now }) {
    const { name, qualifier } = designated(input, home);
    const row = await rows.get(functions, [name]);
    if (row === undefined || (qualifier !== null && (await rows.get(aliases, [row.id, qualifier])) === undefined)) throw notFound('Function does not exist');
    const arn = functionArn(home, name, qualifier);
    const key = [row.id, policyKey(qualifier)];
    if ((await rows.get(urls, key)) !== undefined) {
      throw conflict(`Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`);
    }
    const url: FunctionUrlRow = {
      urlId: newUrlId(ids.bytes(20)),
      authType: input.AuthType as FunctionUrlRow['authType'],
      invokeMode: (input.InvokeMode as FunctionUrlRow['invokeMode'] | undefined) ?? 'BUFFERED',
      ...(input.Cors === undefined ? {} : { cors: corsRow(input.Cors) }),
      createdAt: now,
      modifiedAt: now,
    };
    rows.put(urls, key, url);
    rows.in(queueScope(home.partition)).put(urlIndex, [url.urlId], { account: home.account, region: home.region, name, functionId: row.id, qualifier });
    return effect(async (outside) => {
      const { LastModifiedTime: _, InvokeMode, ...shown } = urlConfig(name, qualifier, url, home, outside);
      return { ...shown, ...(input.InvokeMode === undefined ? {} : { InvokeMode }) };
    });
  },
});
