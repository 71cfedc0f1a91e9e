import type { FunctionConfiguration, LastUpdateStatusReasonCode } from '../../../../models/lambda.gen.ts';
import type { FunctionRow, VersionRow } from '../tables.ts';
import { conflict } from './errors.ts';

/**
 * How long a change is in progress, milliseconds: long enough for a waiter to see it. Its end needs no work of ours, so states follow
 * from the time that a row names (LAM-34).
 */
export const SETTLING_MILLIS = 50;

const BEING_CREATED = 'The function is being created.';
/** Recorded, though the model's enum does not have it (LAM-36). */
const CREATING = 'Creating' as string as LastUpdateStatusReasonCode;

type State = Pick<FunctionConfiguration, 'State' | 'StateReason' | 'StateReasonCode' | 'LastUpdateStatus' | 'LastUpdateStatusReason' | 'LastUpdateStatusReasonCode'>;

/** State and last update of `$LATEST` at a time (LAM-20, LAM-36). */
export function stateOf(row: FunctionRow, now: number): State {
  if (now >= row.settledAt) return SETTLED;
  if (row.change === 'create') return PENDING;
  return { State: 'Active', LastUpdateStatus: 'InProgress', LastUpdateStatusReason: BEING_CREATED, LastUpdateStatusReasonCode: CREATING };
}

/** State of what nothing is in progress on. */
export const SETTLED: State = { State: 'Active', LastUpdateStatus: 'Successful' };

export const PENDING: State = { State: 'Pending', StateReason: BEING_CREATED, StateReasonCode: 'Creating' };

/** The revision of `$LATEST` at a time (LAM-37). */
export function revisionOf(row: FunctionRow, now: number): string {
  return now >= row.settledAt ? row.settledRevisionId : row.revisionId;
}

/** The revision of a published version at a time (LAM-37). */
export function revisionOfVersion(version: VersionRow, now: number): string {
  return now >= version.settledAt ? version.revisionId : (version.pendingRevisionId ?? version.revisionId);
}

/** Throws ResourceConflictException while a change is in progress (LAM-36). */
export function requireSettled(row: FunctionRow, arn: string, now: number): void {
  if (now >= row.settledAt) return;
  if (row.change === 'create') throw conflict('The operation cannot be performed at this time. The function is currently in the following state: Pending');
  throw conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`);
}
