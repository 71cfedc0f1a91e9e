import type { GetFunctionRequest, GetFunctionResponse, ListTagsResponse } from '../../../../models/lambda.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { effect, reads, type Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { codeDownloads } from '../parts.ts';
import { askFunction } from '../shared/asks.ts';
import { latestConfiguration, versionConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustFind } from '../shared/find.ts';
import { aliases, functions, identities, versions } from '../tables.ts';

/** Configuration, a link to the code, and tags (LAM-30). */
export const getFunction = reads<GetFunctionRequest, GetFunctionResponse>({
  service: 'lambda',
  name: 'GetFunction',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetFunction', resource: 'function' }],
    asks: async (input, context) => [await askFunction('lambda:GetFunction', input, context)],
  },
  tables: [functions, versions, aliases, identities],
  errors: FUNCTION_ERRORS,
  async handle(call) {
    const { home, caller } = call;
    const { qualifier, name } = designated(call.input, call.scope);
    const { row, version } = await mustFind(call.rows, home, { name, qualifier });
    const Configuration = version === null ? latestConfiguration(row, qualifier, call) : versionConfiguration(row, version, qualifier, call);
    const tagged = qualifier === null && ((await call.rows.get(identities, [name]))?.tags.length ?? 0) > 0;
    return effect(async (outside) => ({
      Configuration,
      Code: { RepositoryType: 'S3', Location: outside.use(codeDownloads).link(Configuration.CodeSha256!) },
      ...(row.reserved !== undefined ? { Concurrency: { ReservedConcurrentExecutions: row.reserved } } : {}),
      ...(tagged ? await tagsFor(caller, name, home, outside) : {}),
    }));
  },
});

/** Tags are another permission, so they are asked for as the caller (LAM-106); who may not list them learns that there are some. */
async function tagsFor(caller: Caller, name: string, home: Scope, outside: Outside): Promise<Pick<GetFunctionResponse, 'Tags' | 'TagsError'>> {
  try {
    const input = { Resource: functionArn(home, name) };
    const { Tags } = (await outside.callService({ caller, service: 'lambda', operation: 'ListTags', account: home.account, region: home.region, input })) as ListTagsResponse;
    return { Tags };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'AccessDeniedException') throw error;
    return { TagsError: { ErrorCode: error.code, Message: error.message } };
  }
}
