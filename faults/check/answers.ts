import type { Call } from '../history/recorder.ts';
import type { Violation } from './violation.ts';

/** What the operations of the workloads may answer, beside success and 503: they are what a node that is behind, or another client's win, makes them say. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  GetRole: ['AccessDenied', 'NoSuchEntity'],
  CreateUser: ['EntityAlreadyExists'],
  CreateRole: ['EntityAlreadyExists'],
  CreatePolicy: ['EntityAlreadyExists'],
  CreateAccountAlias: ['EntityAlreadyExists'],
  CreateAccessKey: ['LimitExceeded', 'NoSuchEntity'],
  AttachUserPolicy: ['NoSuchEntity'],
  DetachUserPolicy: ['NoSuchEntity'],
  PutUserPolicy: ['NoSuchEntity'],
  DeleteUserPolicy: ['NoSuchEntity'],
  DeleteUser: ['NoSuchEntity', 'DeleteConflict'],
  UpdateRole: ['NoSuchEntity'],
};

/** Errors that nothing in the workload explains: InternalFailure, a refused signature of a key that exists, and whatever else. */
export function checkAnswers(calls: readonly Call[]): Violation[] {
  const odd = new Map<string, Call[]>();
  for (const call of calls) {
    if (call.status === null || call.outcome === 'ok' || call.status === 503 || KNOWN[call.operation]?.includes(call.code) === true) continue;
    const name = `${call.operation}: ${call.status} ${call.code}`;
    odd.set(name, [...(odd.get(name) ?? []), call]);
  }
  return [...odd].map(([name, made]) => ({ promise: 'only known answers', what: `${name}, ${made.length} times, the first at ${Math.round(made[0]!.start)} ms from node ${made[0]!.node}` }));
}
