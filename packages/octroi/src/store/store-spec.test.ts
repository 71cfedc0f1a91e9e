import { expect, test } from 'vitest';
import { nameOfBlobs, nameOfStore, parseBlobs, parseStore } from './store-spec.ts';

test('a store is a folder, memory, or hosts of etcd with a port that may be left out', () => {
  expect(parseStore('.octroi', {})).toEqual({ kind: 'folder', folder: '.octroi' });
  expect(parseStore(':memory:', {})).toEqual({ kind: 'memory' });
  expect(parseStore('etcd://h1,h2:2380,[::1]:2379', {})).toEqual({ kind: 'etcd', hosts: ['h1:2379', 'h2:2380', '[::1]:2379'], prefix: '/octroi', user: null, tls: null });
  expect(parseStore('etcd://h1:2379/teams/a/?tls=true', {})).toMatchObject({ prefix: '/teams/a', tls: { ca: null, client: null } });
});

test('who logs in to etcd comes from the URL or from the environment, and the URL goes first', () => {
  expect(parseStore('etcd://me:p%40ss%3A@h1', {})).toMatchObject({ hosts: ['h1:2379'], user: { name: 'me', password: 'p@ss:' } });
  expect(parseStore('etcd://me@h1', { OCTROI_ETCD_PASSWORD: 'secret' })).toMatchObject({ user: { name: 'me', password: 'secret' } });
  expect(parseStore('etcd://h1', { OCTROI_ETCD_USER: 'you', OCTROI_ETCD_PASSWORD: 'secret' })).toMatchObject({ user: { name: 'you', password: 'secret' } });
  expect(parseStore('etcd://me:mine@h1', { OCTROI_ETCD_USER: 'you', OCTROI_ETCD_PASSWORD: 'secret' })).toMatchObject({ user: { name: 'me', password: 'mine' } });
  expect(() => parseStore('etcd://me@h1', {})).toThrow('the user of etcd has no password');
  expect(() => parseStore('etcd://h1', { OCTROI_ETCD_PASSWORD: 'secret' })).toThrow('no user');
});

test('certificates turn TLS on, and half of a pair is refused', () => {
  expect(parseStore('etcd://h1', { OCTROI_ETCD_CA: '/ca.pem', OCTROI_ETCD_CERT: '/c.pem', OCTROI_ETCD_KEY: '/k.pem' })).toMatchObject({ tls: { ca: '/ca.pem', client: { cert: '/c.pem', key: '/k.pem' } } });
  expect(parseStore('etcd://h1?ca=/a.pem', {})).toMatchObject({ tls: { ca: '/a.pem', client: null } });
  expect(() => parseStore('etcd://h1?cert=/c.pem', {})).toThrow('go together');
  expect(() => parseStore('etcd://h1?ca=/a.pem&tls=false', {})).toThrow('tls=false');
});

test('what is no store is refused in a sentence that repeats no password', () => {
  for (const text of ['etcd://', 'etcd://me:hunter2@h1:99999', 'etcd://me:hun/ter2@h1', 'etcd://me:hunter2@h1,', 'etcd://me:%zz@h1', 'etcd://me:hunter2@h1?tls=hunter', 'etcd://h1?unknown=hunter2', 'etcd://h1/pre fix', 'redis://hunter2@h', '']) {
    let message: string | null = null;
    try {
      parseStore(text, {});
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message, text).not.toBeNull();
    expect(message).not.toContain('hunter2');
  }
  const spec = parseStore('etcd://me:hunter2@h1,h2/pre', {});
  expect(nameOfStore(spec)).toBe('etcd://h1:2379,h2:2379/pre');
});

test('blobs are in a folder, in memory, or in a bucket of S3', () => {
  expect(parseBlobs('/srv/blobs')).toEqual({ kind: 'folder', folder: '/srv/blobs' });
  expect(parseBlobs('s3://code')).toEqual({ kind: 's3', bucket: 'code', prefix: '', endpoint: null, region: 'us-east-1', pathStyle: false });
  const spec = parseBlobs('s3://code/a/b/?endpoint=http%3A%2F%2F127.0.0.1%3A9000&region=eu-west-1&path-style=true');
  expect(spec).toEqual({ kind: 's3', bucket: 'code', prefix: 'a/b', endpoint: 'http://127.0.0.1:9000', region: 'eu-west-1', pathStyle: true });
  expect(parseBlobs('s3://code?endpoint=http://127.0.0.1:9000')).toMatchObject({ endpoint: 'http://127.0.0.1:9000' });
  expect(nameOfBlobs(spec)).toBe('s3://code/a/b');
  for (const text of ['', 's3://', 's3://A', 's3://key:secret@code', 's3://code?endpoint=ftp://x', 's3://code?endpoint=http://a:b@x', 's3://code?region=', 's3://code?region=EU', 'gs://code']) expect(() => parseBlobs(text), text).toThrow();
});
