import { expect, test } from 'vitest';
import { decideSandbox } from './level.ts';
import { insideEndpoint } from './starter.ts';

test('LAM-130: auto takes namespaces where they are, and says so', () => {
  expect(decideSandbox({ level: 'auto' }, undefined)).toEqual({ level: 'namespaces', network: 'octroi', sentence: 'run in namespaces of their own and reach nothing but the AWS APIs of this server' });
  expect(decideSandbox({ level: 'auto', network: 'none' }, undefined)).toMatchObject({ level: 'namespaces', network: 'none' });
});

test('LAM-135: auto takes processes where there are none, says so plainly, and why', () => {
  const { sentence, ...rest } = decideSandbox({ level: 'auto' }, 'unshare failed');
  expect(rest).toEqual({ level: 'process', network: 'host' });
  expect(sentence).toBe('run as processes of this user, not sandboxed, and share the network of this host: run only code that you trust (no namespaces: unshare failed)');
});

test('LAM-130: a level or a network that was asked for by name and cannot be had is refused', () => {
  expect(() => decideSandbox({ level: 'namespaces' }, 'unshare failed')).toThrow(/cannot be sandboxed with namespaces here: unshare failed; mend that, or start with --lambda-sandbox process/);
  for (const network of ['none', 'octroi'] as const) {
    expect(() => decideSandbox({ level: 'auto', network }, 'unshare failed')).toThrow(new RegExp(`--lambda-network ${network} needs functions in namespaces`));
    expect(() => decideSandbox({ level: 'process', network }, undefined)).toThrow(/--lambda-sandbox process was given/);
  }
  expect(decideSandbox({ level: 'process', network: 'host' }, undefined)).toMatchObject({ level: 'process', network: 'host' });
});

test('LAM-113: the server’s address within a sandbox is its loopback; a name stays, for its certificate', () => {
  expect(insideEndpoint('http://127.0.0.1:4747')).toEqual({ url: 'http://127.0.0.1:4747', hostName: undefined, address: '127.0.0.1:4747' });
  expect(insideEndpoint('http://localhost:4747')).toMatchObject({ url: 'http://127.0.0.1:4747' });
  expect(insideEndpoint('https://[::1]:4747')).toMatchObject({ url: 'https://127.0.0.1:4747' });
  expect(insideEndpoint('https://10.0.0.7')).toEqual({ url: 'https://127.0.0.1:443', hostName: undefined, address: '127.0.0.1:443' });
  expect(insideEndpoint('https://iam.example:8443')).toEqual({ url: 'https://iam.example:8443', hostName: 'iam.example', address: '127.0.0.1:8443' });
});
