import { expect, test } from 'vitest';
import { StoreFullError } from '../backend.ts';
import { StoreLimitError, StoreUnavailableError } from '../kv.ts';
import { failureOf, reasonOf, refusal } from './failure.ts';

test('store: each failure of etcd means another attempt, a login, a reading anew, or an end', () => {
  for (const [message, kind] of [
    ['14 UNAVAILABLE: etcdserver: leader changed', 'again'],
    ['14 UNAVAILABLE: No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1. Resolution note: ', 'again'],
    ['4 DEADLINE_EXCEEDED: Deadline exceeded after 1.008s', 'again'],
    ['2 UNKNOWN: something', 'again'],
    ['8 RESOURCE_EXHAUSTED: etcdserver: too many requests', 'again'],
    ['Tried to call a KV method on etcd3, but the client was already closed', 'again'],
    ['16 UNAUTHENTICATED: etcdserver: invalid auth token', 'renew'],
    ['3 INVALID_ARGUMENT: etcdserver: revision of auth store is old', 'renew'],
    ['11 OUT_OF_RANGE: etcdserver: mvcc: required revision has been compacted', 'compacted'],
    ['3 INVALID_ARGUMENT: etcdserver: request is too large', 'too-large'],
    ['8 RESOURCE_EXHAUSTED: grpc: received message larger than max (2200020 vs. 2097152)', 'too-large'],
    ['3 INVALID_ARGUMENT: etcdserver: too many operations in txn request', 'too-large'],
    ['8 RESOURCE_EXHAUSTED: etcdserver: mvcc: database space exceeded', 'full'],
    ['7 PERMISSION_DENIED: etcdserver: permission denied', 'refused'],
    ['3 INVALID_ARGUMENT: etcdserver: authentication failed, invalid user ID or password', 'refused'],
    ['3 INVALID_ARGUMENT: etcdserver: user name is empty', 'refused'],
    ['12 UNIMPLEMENTED: unknown service', 'refused'],
  ] as const) {
    expect([message, failureOf(new Error(message))]).toEqual([message, kind]);
  }
});

test('store: what is said of a failure is one line in words', () => {
  expect(reasonOf(new Error('14 UNAVAILABLE: etcdserver: leader changed\n    at somewhere'))).toBe('leader changed');
  expect(reasonOf(new Error('14 UNAVAILABLE: No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1. Resolution note: '))).toBe(
    'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1.',
  );
  expect(refusal('too-large', new Error('3 INVALID_ARGUMENT: etcdserver: request is too large'))).toBeInstanceOf(StoreLimitError);
  expect(refusal('full', new Error('8 RESOURCE_EXHAUSTED: x'))).toBeInstanceOf(StoreFullError);
  expect(refusal('refused', new Error('7 PERMISSION_DENIED: etcdserver: permission denied'))).toEqual(new StoreUnavailableError('etcd refuses: permission denied'));
});
