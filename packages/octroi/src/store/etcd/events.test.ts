import type { IEvent } from 'etcd3';
import { expect, test } from 'vitest';
import { stepsOf } from './events.ts';
import { encodeValue, Keyspace } from './keyspace.ts';

const keyspace = new Keyspace('/p');
const event = (type: 'Put' | 'Delete', key: Buffer, revision: number, value: Buffer = Buffer.alloc(0)): IEvent =>
  ({ type, kv: { key, value, mod_revision: String(revision), create_revision: String(revision), version: '1', lease: '0' } }) as IEvent;
const put = (key: string, revision: number, value: string | undefined): IEvent => event('Put', keyspace.entry(key), revision, encodeValue(value));

test('store: all events of one revision are one commit, and a written deletion is a deletion', () => {
  const steps = stepsOf([put('a', 3, '1'), put('b', 3, undefined), put('a', 4, '2'), event('Put', keyspace.node('n'), 5, Buffer.from('beat'))], keyspace);
  expect(steps.map(({ revision, changes }) => [revision, changes])).toEqual([
    [3, [{ key: ['a'], value: '1' }, { key: ['b'], value: undefined }]],
    [4, [{ key: ['a'], value: '2' }]],
    [5, []],
  ]);
  expect([...steps[0]!.deleted]).toEqual([['a', false], ['b', true]]);
  expect(steps[2]!.others.map(({ key }) => keyspace.nodeOf(key))).toEqual(['n']);
  expect(stepsOf([], keyspace)).toEqual([]);
});

test('store: what goes with the horizon is no change, and what somebody else removes is one', () => {
  const gone = event('Delete', keyspace.entry('a'), 7);
  const [tidied] = stepsOf([event('Put', keyspace.horizon, 7), gone], keyspace);
  expect([tidied!.changes, [...tidied!.deleted]]).toEqual([[], [['a', false]]]);
  const [removed] = stepsOf([gone], keyspace);
  expect(removed!.changes).toEqual([{ key: ['a'], value: undefined }]);
});
