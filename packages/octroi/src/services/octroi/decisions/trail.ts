import type { DecidedRequest } from '../../../../models/octroi.gen.ts';
import { byOrder, type DecisionRing, type Remembered } from '../../../kernel/trail/ring.ts';
import { explainDecision } from '../explain/explain-decision.ts';
import type { DecisionTrail, SeenRequest, SeenRequests } from '../parts.ts';
import { isWanted } from './filter.ts';
import { requestOf, summaryOf } from './summary.ts';

/** Of a request with more asks the first are explained: each takes a search. */
const MOST_DECISIONS = 20;

/** The trail of the requests that one ring remembers. Each account sees its own side (ERR-25). */
export function trailOf(ring: Pick<DecisionRing, 'find' | 'all'>): DecisionTrail {
  return {
    list(account, wanted) {
      const requests: SeenRequest[] = [];
      const token = wanted.NextToken;
      const behind = token === undefined ? undefined : ring.find(token);
      for (const remembered of ring.all().toReversed()) {
        const seen = asSeenBy(account, remembered);
        if (seen !== null && isWanted(seen, wanted)) requests.push({ order: remembered.order, seen });
      }
      return { requests, behind: behind?.order ?? null };
    },
    explain(account, requestId) {
      const remembered = ring.find(requestId);
      if (remembered === undefined) return null;
      const Decisions = remembered.decided.slice(0, MOST_DECISIONS).flatMap((decided) => explainDecision(decided, account) ?? []);
      const own = remembered.record.account === account;
      return own || Decisions.length > 0 ? { Request: requestOf(remembered.record, own), Decisions } : null;
    },
  };
}

function asSeenBy(account: string, { record, decided }: Remembered): DecidedRequest | null {
  const Decisions = decided.flatMap((one) => summaryOf(one, account) ?? []);
  const own = record.account === account;
  return own || Decisions.length > 0 ? { Request: requestOf(record, own), Decisions } : null;
}

/** What several threads remember, as one. */
export function joinSeen(all: readonly SeenRequests[]): SeenRequests {
  return {
    requests: all.flatMap(({ requests }) => requests).toSorted((one, other) => byOrder(other, one)),
    behind: all.find(({ behind }) => behind !== null)?.behind ?? null,
  };
}
