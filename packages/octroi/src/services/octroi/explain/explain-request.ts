import type { ExplainRequestRequest, ExplainRequestResponse } from '../../../../models/octroi.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { decisionTrail } from '../parts.ts';

/**
 * Why a request was allowed or refused: for a request of the caller's own account, and for what others asked of the account's resources. Each
 * account sees its own side (design 2). A request of nobody here and one of another account's look alike.
 */
export const explainRequest = reads<ExplainRequestRequest, ExplainRequestResponse>({
  service: 'octroi',
  name: 'ExplainRequest',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'octroi:ExplainRequest', resource: '*' }],
    asks: () => [{ action: 'octroi:ExplainRequest', resource: '*' }],
  },
  tables: [],
  errors: ['RequestNotFoundException'],
  handle: ({ input: { RequestId }, caller: { account } }) =>
    effect(async (outside) => {
      const explained = account === null ? null : await outside.use(decisionTrail).explain(account, RequestId);
      if (explained !== null) return explained;
      throw new ApiError('RequestNotFoundException', `No request ${RequestId} of this account is remembered. The last 2000 requests are, since the server started.`);
    }),
});
