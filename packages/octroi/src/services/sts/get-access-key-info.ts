import type { GetAccessKeyInfoRequest, GetAccessKeyInfoResponse } from '../../../models/sts.gen.ts';
import { ApiError } from '../../kernel/api-error.ts';
import { accountOfAccessKeyId } from '../../kernel/ids.ts';
import { reads } from '../../kernel/operation.ts';
import { sessionRestriction } from '../../kernel/session-restrictions.ts';

/** The account of an access key id (STS-71): of a key that is known here, else the one that the id carries, whatever became of the key. */
export const getAccessKeyInfo = reads<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>({
  service: 'sts',
  name: 'GetAccessKeyInfo',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
    asks: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
  },
  check: (_input, { caller }) => sessionRestriction(caller, 'sts', 'GetAccessKeyInfo'),
  tables: [],
  errors: [],
  async handle({ input: { AccessKeyId }, principals }) {
    // Keys of an accounts file have ids that carry no account, or by chance another one.
    const account = (await principals.longTermKey(AccessKeyId))?.account ?? (isKeyId(AccessKeyId) ? accountOfAccessKeyId(AccessKeyId) : null);
    if (account === null) throw new ApiError('ValidationError', 'Invalid AccessKeyId');
    return { Account: account };
  },
});

function isKeyId(text: string): boolean {
  return text.startsWith('AKIA') || text.startsWith('ASIA');
}
