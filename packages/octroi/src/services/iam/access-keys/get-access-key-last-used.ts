import type { AccessKeyLastUsed, GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { lastUses, type LastUse } from '../../../kernel/last-uses.ts';
import { effect, reads, type AskContext } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { askAll, askUser } from '../shared/asks.ts';
import { entities } from '../tables.ts';

const ACTION = 'iam:GetAccessKeyLastUsed';

/** AWS's text, without a colon after `perform` and without a reason: the same whether or not the key exists (IAM-42). */
function denied(caller: Caller, accessKeyId: string): ApiError {
  return new ApiError('AccessDenied', `User: ${caller.arn} is not authorized to perform ${ACTION} on resource: access key ${accessKeyId}`, { status: 403 });
}

/** The name of the key's user, null for a key of the root user; undefined if this account has no such key. */
async function ownerName(accessKeyId: string, { caller, look, scope, principals }: AskContext): Promise<string | null | undefined> {
  const key = await principals.longTermKey(accessKeyId);
  if (key === undefined || key.account !== caller.account) return undefined;
  if (key.owner.kind === 'root') return null;
  return (await look.get(entities, globalScope(scope), [key.owner.userId]))?.name;
}

async function askAbout(accessKeyId: string, context: AskContext): Promise<Ask> {
  const name = await ownerName(accessKeyId, context);
  const ask = typeof name === 'string' ? await askUser(ACTION, name, context) : askAll(ACTION, 'user', context);
  return { ...ask, denial: () => denied(context.caller, accessKeyId) };
}

function shape(use: LastUse | undefined): AccessKeyLastUsed {
  if (use === undefined) return { ServiceName: 'N/A', Region: 'N/A' };
  return { LastUsedDate: new Date(use.at), ServiceName: use.service, Region: use.region };
}

export const getAccessKeyLastUsed = reads<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>({
  service: 'iam',
  name: 'GetAccessKeyLastUsed',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: ACTION, resource: 'user' }],
    asks: async ({ AccessKeyId }, context) => [await askAbout(AccessKeyId, context)],
  },
  tables: [lastUseRows],
  errors: [],
  async handle(call) {
    const { AccessKeyId } = call.input;
    const name = await ownerName(AccessKeyId, call);
    if (name === undefined) throw denied(call.caller, AccessKeyId);
    const kept = await call.rows.get(lastUseRows, [AccessKeyId]);
    // What memory knows is newer than what was written down.
    return effect(async (outside) => ({ ...(name === null ? {} : { UserName: name }), AccessKeyLastUsed: shape((await outside.use(lastUses).last(AccessKeyId)) ?? kept) }));
  },
});
