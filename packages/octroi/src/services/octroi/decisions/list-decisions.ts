import type { DecidedRequest, ListDecisionsRequest, ListDecisionsResponse } from '../../../../models/octroi.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { byOrder } from '../../../kernel/trail/ring.ts';
import { decisionTrail } from '../parts.ts';

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
      const Requests: DecidedRequest[] = [];
      if (account === null) return { Requests };
      const { requests, behind } = await outside.use(decisionTrail).list(account, input);
      if (token !== undefined && behind === null) return { Requests };
      for (const { order, seen } of requests) {
        if (behind !== null && byOrder({ order }, { order: behind }) >= 0) continue;
        const last = Requests.at(-1)?.Request?.RequestId;
        if (Requests.length === MaxResults && last !== undefined) return { Requests, NextToken: last };
        Requests.push(seen);
      }
      return { Requests };
    }),
});
