import type { DecidedRequest, ListDecisionsRequest, ListDecisionsResponse } from '../../../../models/octroi.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import type { Remembered } from '../../../kernel/trail/ring.ts';
import { decisionTrail } from '../parts.ts';
import { isWanted } from './filter.ts';
import { requestOf, summaryOf } from './summary.ts';

const PAGE = 50;

/**
 * The requests that are remembered, the newest first: those of the caller's own account, and what others asked of its resources. Each account
 * sees its own side, as ExplainRequest tells it. Pages go on behind the request that was listed last; once that is forgotten, so is all before it.
 */
export const listDecisions = reads<ListDecisionsRequest, ListDecisionsResponse>({
  service: 'octroi',
  name: 'ListDecisions',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'octroi:ListDecisions', resource: '*' }],
    asks: () => [{ action: 'octroi:ListDecisions', resource: '*' }],
  },
  tables: [],
  errors: [],
  handle: ({ input, caller: { account } }) =>
    effect(async (outside) => {
      const { MaxResults = PAGE, NextToken: token } = input;
      const newestFirst = outside.use(decisionTrail).all().toReversed();
      const from = token === undefined ? 0 : newestFirst.findIndex(({ record }) => record.requestId === token) + 1;
      const Requests: DecidedRequest[] = [];
      if (account === null || (token !== undefined && from === 0)) return { Requests };
      for (const remembered of newestFirst.slice(from)) {
        const seen = asSeenBy(account, remembered);
        if (seen === null || !isWanted(seen, input)) continue;
        const last = Requests.at(-1)?.Request?.RequestId;
        if (Requests.length === MaxResults && last !== undefined) return { Requests, NextToken: last };
        Requests.push(seen);
      }
      return { Requests };
    }),
});

function asSeenBy(account: string, { record, decided }: Remembered): DecidedRequest | null {
  const Decisions = decided.flatMap((one) => summaryOf(one, account) ?? []);
  const own = record.account === account;
  return own || Decisions.length > 0 ? { Request: requestOf(record, own), Decisions } : null;
}
