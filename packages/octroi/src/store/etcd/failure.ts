import { StoreFullError } from '../backend.ts';
import { StoreLimitError, StoreUnavailableError } from '../kv.ts';

/**
 * `again`: another member, or this one a little later, may answer; whether the call had an effect is not known.
 * `renew`: the same, once we have logged in again. `refused`: no member will ever do this for us; it had no effect.
 */
export type FailureKind = 'again' | 'renew' | 'refused' | 'compacted' | 'too-large' | 'full';

const KINDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/request is too large|larger than max|too many operations/u, 'too-large'],
  [/database space exceeded/u, 'full'],
  [/required revision has been compacted/u, 'compacted'],
  [/invalid auth token|revision of auth store is old/u, 'renew'],
  [/^(?:1|2|4|8|10|13|14) /u, 'again'],
];

/** What a failed call means. The client keeps the status of gRPC at the front of its message, and nowhere else. */
export function failureOf(error: unknown): FailureKind {
  const text = messageOf(error);
  // Whatever has no status never left the client (a closed channel, a member that let nobody log in): another may do.
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? (/^\d+ /u.test(text) ? 'refused' : isDenied(text) ? 'refused' : 'again');
}

/** What went wrong in etcd's own words, without the number of the status. They hold no password: none is in a message of etcd. */
export function reasonOf(error: unknown): string {
  const text = messageOf(error).replace(/^\d+ [A-Z_]+: /u, '').replace(/^etcdserver: /u, '');
  return text.split('\n', 1)[0]!.replace(/ ?Resolution note:.*$/u, '').trim();
}

/** The error of the port for a call that certainly had no effect. */
export function refusal(kind: FailureKind, error: unknown): Error {
  if (kind === 'too-large') {
    return new StoreLimitError(`the transaction is larger than etcd accepts (${reasonOf(error)}): its members' --max-request-bytes and --max-txn-ops bound it`);
  }
  if (kind === 'full') {
    return new StoreFullError('etcd has no room left (its --quota-backend-bytes): compact and defragment it, raise the quota, then disarm the alarm', { cause: error });
  }
  return new StoreUnavailableError(`etcd refuses: ${reasonOf(error)}`, { cause: error });
}

function isDenied(text: string): boolean {
  return /authentication failed|permission denied|auth(?:entication)? is not enabled|user name is empty/u.test(text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
