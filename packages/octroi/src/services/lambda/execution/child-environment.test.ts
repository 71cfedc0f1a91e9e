import { expect, test } from 'vitest';
import { childEnvironment } from './child-environment.ts';
import type { ChildEnvironmentFacts } from './child-environment.ts';
import { taskOf } from './testing.ts';

const credentials = { accessKeyId: 'ASIA1', secretAccessKey: 's', sessionToken: 't', expiration: 0 };

function variables(environment: Record<string, string> = {}, given: Partial<ChildEnvironmentFacts> = {}): Record<string, string> {
  return childEnvironment({
    task: taskOf({ 'index.js': '' }, { environment }),
    interpreter: { family: 'node', command: '/opt/node/bin/node', version: 'v24.1.0' },
    credentials,
    runtimeApi: '127.9.8.7:6543',
    logStream: '2026/01/02/[$LATEST]00',
    taskRoot: '/task',
    layerRoot: '/layers',
    runtimeFolder: '/runtimes/node',
    temporaryFolder: '/own/tmp',
    endpoint: 'http://127.0.0.1:4747',
    ...given,
  });
}

test('LAM-112, LAM-113: the variables of a Node function, all of them', () => {
  expect(variables()).toEqual({
    AWS_ACCESS_KEY_ID: 'ASIA1',
    AWS_SECRET_ACCESS_KEY: 's',
    AWS_SESSION_TOKEN: 't',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_NAME: 'shop',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/shop',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/02/[$LATEST]00',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_RUNTIME_API: '127.9.8.7:6543',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    LAMBDA_TASK_ROOT: '/task',
    LAMBDA_RUNTIME_DIR: '/runtimes/node',
    _HANDLER: 'index.handler',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/opt/node/bin:/usr/local/bin:/usr/bin/:/bin:/layers/bin',
    LD_LIBRARY_PATH: '/task:/task/lib:/layers/lib',
    PWD: '/task',
    NODE_PATH: '/layers/nodejs/node22/node_modules:/layers/nodejs/node_modules:/runtimes/node/node_modules:/runtimes/node:/task',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4747',
    TMPDIR: '/own/tmp',
    HOME: '/own/tmp',
  });
});

test('LAM-112: Python gets PYTHONPATH and no NODE_PATH', () => {
  const interpreter = { family: 'python', command: '/usr/bin/python3.11', version: '3.11.2' } as const;
  const found = variables({}, { interpreter, runtimeFolder: '/runtimes/python' });
  expect([found.PYTHONPATH, found.NODE_PATH]).toEqual(['/runtimes/python', undefined]);
});

test('LAM-113: a certificate of our own is made known, and a user variable of the same name wins', () => {
  const given = { caBundle: '/data/ca.pem' };
  expect(variables({}, given)).toMatchObject({ AWS_CA_BUNDLE: '/data/ca.pem', NODE_EXTRA_CA_CERTS: '/data/ca.pem' });
  expect(variables({ AWS_ENDPOINT_URL: 'http://elsewhere', AWS_CA_BUNDLE: '/mine' }, given)).toMatchObject({
    AWS_ENDPOINT_URL: 'http://elsewhere',
    AWS_CA_BUNDLE: '/mine',
  });
});

test('LAM-114: user variables are added, reserved names are not replaced', () => {
  const names = ['_HANDLER', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'AWS_EXECUTION_ENV'];
  const found = variables({ TABLE: 'orders', PATH: '/mine', ...Object.fromEntries(names.map((name) => [name, 'stolen'])) });
  expect([found.TABLE, found.PATH]).toEqual(['orders', '/mine']);
  expect(Object.values(found)).not.toContain('stolen');
});

test('LAM-83: an environment that is kept ready is told so', () => {
  const task = taskOf({ 'index.js': '' }, { initialization: 'provisioned-concurrency' });
  expect(variables({}, { task })['AWS_LAMBDA_INITIALIZATION_TYPE']).toBe('provisioned-concurrency');
});
