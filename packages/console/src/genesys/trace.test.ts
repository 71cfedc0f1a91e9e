import { expect, test } from 'vitest';
import { bySection } from './report.ts';
import type { Finding } from './report.ts';
import { awsRequestOf } from './trace.ts';

const ROLE = 'arn:aws:iam::111122223333:role/genesys-invoker';
const FUNCTION = 'arn:aws:lambda:eu-west-3:111122223333:function:greeter';

test('GEN-95: the step of the credentials is shown as the request that was sent and its answer', () => {
  const result = { roleArn: ROLE, sessionName: 'GenesysCloud-org', sessionNameIs: 'our choice', externalId: 'org', account: '765628985471', region: 'us-east-1', assumedRole: 'arn:aws:sts::111122223333:assumed-role/genesys-invoker/GenesysCloud-org', expiration: '2026-11-22T11:00:00.000Z', cached: false, requestId: 'r1' };
  expect(awsRequestOf({ step: 5, result })).toEqual({
    operation: 'sts:AssumeRole',
    parameters: [['RoleArn', ROLE], ['RoleSessionName', 'GenesysCloud-org'], ['ExternalId', 'org'], ['Region', 'us-east-1']],
    answer: [['AssumedRoleUser', 'arn:aws:sts::111122223333:assumed-role/genesys-invoker/GenesysCloud-org'], ['Expiration', '2026-11-22T11:00:00.000Z']],
    requestId: 'r1',
    why: null,
  });
});

test('GEN-95: a refusal tells both sides of the decision', () => {
  const why = {
    requestId: 'r2',
    thirdParty: { account: '765628985471', visible: true, allows: true, statements: ['identity assume, statement 1: allows'], note: 'may assume' },
    customer: { account: '111122223333', visible: true, allows: false, externalIdSent: 'org', externalIdsExpected: ['other'], missed: ['resource, statement 1: StringEquals sts:ExternalId wants other, saw org'], nearestChange: 'add it', caution: 'only if yours', otherChanges: ['x'] },
  };
  const request = awsRequestOf({ step: 5, result: { roleArn: ROLE, externalId: 'org', requestId: 'r2', error: 'AccessDenied', why } });
  expect(request?.answer).toEqual([['Error', 'AccessDenied']]);
  expect(request?.why?.thirdParty).toMatchObject({ account: '765628985471', visible: true, allows: true, statements: ['identity assume, statement 1: allows'], externalIdsExpected: [] });
  expect(request?.why?.customer).toMatchObject({ allows: false, externalIdSent: 'org', externalIdsExpected: ['other'], nearestChange: 'add it', otherChanges: ['x'], caution: 'only if yours' });
});

test('GEN-95: what the customer keeps to itself is told as not visible, never as allowed', () => {
  const why = { requestId: 'r', customer: { account: '111122223333', visible: false, note: 'its own' } };
  expect(awsRequestOf({ step: 6, result: { functionArn: FUNCTION, region: 'eu-west-3', requestId: 'r', error: 'AccessDeniedException', why } })).toMatchObject({
    operation: 'lambda:InvokeFunction',
    parameters: [['FunctionName', FUNCTION], ['Region', 'eu-west-3']],
    why: { thirdParty: null, customer: { visible: false, allows: null, note: 'its own' } },
  });
});

test('an event of the customer that looks like a request to AWS is none', () => {
  const event = { roleArn: ROLE, externalId: 'x', functionArn: FUNCTION, requestId: 'r', why: { customer: {} } };
  for (const step of [1, 2, 3, 4, 7, 8, 9]) expect(awsRequestOf({ step, result: event })).toBeNull();
  expect(awsRequestOf({ step: 5, result: null })).toBeNull();
  expect(awsRequestOf({ step: 6, result: '***' })).toBeNull();
});

test('the findings of a report stand by section, what asks for something first', () => {
  const finding = (id: string, section: Finding['section'], status: Finding['status']): Finding => ({ id, section, title: id, rule: 'GEN-6', status, reason: null, sent: null, answer: null, requestId: null, mend: null });
  const parts = bySection({ findings: [finding('a', 'function', 'pass'), finding('b', 'trust', 'pass'), finding('c', 'trust', 'fail'), finding('d', 'trust', 'skipped'), finding('e', 'trust', 'error')] });
  expect(parts.map(({ section, findings }) => [section, findings.map(({ id }) => id)])).toEqual([
    ['trust', ['c', 'e', 'd', 'b']],
    ['function', ['a']],
  ]);
});
