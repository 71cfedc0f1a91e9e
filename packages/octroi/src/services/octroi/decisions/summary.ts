import type { DecisionSummary, RequestRecord } from '../../../../models/octroi.gen.ts';
import type { Decided } from '../../../kernel/authorise.ts';
import type { DecisionRecord } from '../../../kernel/trail/record.ts';
import { sideOf } from './side.ts';

/** How one decision came out as an account may know it; null if the account is on no side of it. */
export function summaryOf(decided: Decided, account: string): DecisionSummary | null {
  const side = sideOf(account, decided);
  if (side === null) return null;
  const { request, decision } = decided;
  const layer = decision.effect === 'Allowed' ? null : decision.layer;
  const elsewhere = layer !== null && !side.knows(layer);
  return {
    Action: request.action,
    Resource: request.resource,
    ...(request.resourceAccount === null ? {} : { ResourceAccount: request.resourceAccount }),
    // A Deny of the other side is told as what it also looks like from here: it was not allowed there.
    Effect: elsewhere ? 'ImplicitlyDenied' : decision.effect,
    ...(layer === null || elsewhere ? {} : { Layer: layer }),
    DecidedElsewhere: elsewhere,
  };
}

/**
 * What an account is told of a request. Of what another account asked of one's resources it is told as CloudTrail tells it: who and what,
 * without the access key and the address.
 */
export function requestOf(record: DecisionRecord, own: boolean): RequestRecord {
  const { requestId, time, status, account, caller, accessKeyId, sourceIp, region, service, operation, error } = record;
  const told = { Account: account, Caller: caller, Region: region, Service: service, Operation: operation, Error: error, ...(own ? { AccessKeyId: accessKeyId, SourceIp: sourceIp } : {}) };
  const present = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)) as Record<keyof typeof told, string>;
  return { RequestId: requestId, Time: new Date(time), Status: status, ...present };
}
