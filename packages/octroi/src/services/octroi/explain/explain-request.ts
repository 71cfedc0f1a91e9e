import type { ExplainRequestRequest, ExplainRequestResponse } from '../../../../models/octroi.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { requestOf } from '../decisions/summary.ts';
import { decisionTrail } from '../parts.ts';
import { explainDecision } from './explain-decision.ts';

/** Of a request with more asks the first are explained: each takes a search. */
const MOST_DECISIONS = 20;

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
      const remembered = outside.use(decisionTrail).find(RequestId);
      const decisions = (remembered?.decided ?? []).slice(0, MOST_DECISIONS).flatMap((decided) => (account === null ? [] : (explainDecision(decided, account) ?? [])));
      const own = account !== null && remembered?.record.account === account;
      if (remembered === undefined || (!own && decisions.length === 0)) {
        throw new ApiError('RequestNotFoundException', `No request ${RequestId} of this account is remembered. The last 2000 requests are, since the server started.`);
      }
      return { Request: requestOf(remembered.record, own), Decisions: decisions };
    }),
});
