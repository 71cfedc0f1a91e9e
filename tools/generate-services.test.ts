import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servicesText } from './generate-services.ts';
import { trackedActions } from './untracked-actions.ts';

test('the committed data file is what `npm run generate -- services` makes', async () => {
  expect(readFileSync(join(import.meta.dirname, '../packages/octroi/data/services.json'), 'utf8')).toBe(await servicesText());
});

test('IAM-180: actions on tags, PassRole and the invocation of functions are not tracked', () => {
  expect(trackedActions('iam', ['CreateUser', 'GetUser', 'ListUsers', 'ListUserTags', 'TagUser', 'PassRole'])).toEqual(['CreateUser', 'GetUser', 'ListUsers']);
  expect(trackedActions('sts', ['AssumeRole', 'GetCallerIdentity', 'TagSession'])).toEqual(['AssumeRole', 'GetCallerIdentity']);
  expect(trackedActions('lambda', ['InvokeFunction', 'ListDurableExecutionsByFunction', 'ListTags', 'UpdateFunctionCode'])).toEqual(['ListDurableExecutionsByFunction', 'UpdateFunctionCode']);
  expect(trackedActions('s3', ['CreateBucket'])).toBeNull();
});
