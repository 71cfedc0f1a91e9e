import type { DecidedRequest, ListDecisionsRequest } from '../../../../models/octroi.gen.ts';

/**
 * True if a request is one that is asked for. Texts are sought within, ignoring letter case; action, resource and verdict have to be those of one
 * decision. A request that asked nothing is found by its operation as an action would be named.
 */
export function isWanted({ Request, Decisions = [] }: DecidedRequest, filter: ListDecisionsRequest): boolean {
  const { RequestId, Caller, Failed, Since, Until } = filter;
  const at = Number(Request?.Time);
  if (RequestId !== undefined && Request?.RequestId !== RequestId) return false;
  if (Caller !== undefined && !holds(Request?.Caller, Caller)) return false;
  if (Failed !== undefined && (Request?.Status ?? 0) >= 400 !== Failed) return false;
  if ((Since !== undefined && at < Number(Since)) || (Until !== undefined && at > Number(Until))) return false;
  const { Action, Resource, Verdict } = filter;
  if (Action === undefined && Resource === undefined && Verdict === undefined) return true;
  if (Resource === undefined && Verdict === undefined && holds(`${Request?.Service ?? ''}:${Request?.Operation ?? ''}`, Action)) return true;
  return Decisions.some((decision) => holds(decision.Action, Action) && holds(decision.Resource, Resource) && (Verdict === undefined || decision.Effect === Verdict));
}

function holds(text: string | undefined, sought: string | undefined): boolean {
  return sought === undefined || (text !== undefined && text.toLowerCase().includes(sought.toLowerCase()));
}
