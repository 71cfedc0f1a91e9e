import { afterEach, expect, test, vi } from 'vitest';
import { clientConfig } from './config.ts';
import { endsSession } from './failure.ts';
import { OctroiClient } from './octroi.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a refusal of the own service is heard of as well, so that an ended session ends on its pages too', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}', { status: 400 })));
  const client = new OctroiClient(clientConfig({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }, 'us-east-1', 'http://127.0.0.1:4747'));
  const heard: boolean[] = [];
  client.onFailure = (error) => void heard.push(endsSession(error));
  await expect(client.call('ListDecisions', {})).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  expect(heard).toEqual([true]);
});
