import { expect, test } from 'vitest';
import { Caller } from '../client/caller.ts';
import { Recorder } from '../history/recorder.ts';
import { everyUser } from './listing.ts';

const page = (users: string, more: string): string => `<R><UserDetailList>${users}</UserDetailList><RoleDetailList/><IsTruncated>${more === '' ? 'false' : 'true'}</IsTruncated>${more}</R>`;
const user = (name: string, policies: string): string => `<member><GroupList><member>g</member></GroupList><AttachedManagedPolicies>${policies}</AttachedManagedPolicies><UserName>${name}</UserName><UserId>id-${name}</UserId></member>`;

test('the users of an account are read page by page, whatever lists they hold themselves', async () => {
  const pages = [page(user('ann', '<member><PolicyArn>p</PolicyArn></member>') + user('bob', ''), '<Marker>m</Marker>'), page(user('cid', ''), '')];
  const markers: (string | undefined)[] = [];
  const caller = new Caller(new Recorder());
  caller.call = (_target, _keys, _operation, parameters) => {
    markers.push(parameters?.['Marker']);
    return Promise.resolve({ outcome: 'ok', status: 200, code: '', body: pages.shift()!, start: 0, end: 0 });
  };
  const found = await everyUser({ caller }, { index: 0, host: '', port: 0 }, { accessKeyId: '', secretAccessKey: '' });
  expect(found).toEqual([{ name: 'ann', id: 'id-ann', policies: ['p'] }, { name: 'bob', id: 'id-bob', policies: [] }, { name: 'cid', id: 'id-cid', policies: [] }]);
  expect(markers).toEqual([undefined, 'm']);
});
