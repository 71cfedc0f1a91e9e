import { expect, test } from 'vitest';
import { acceptableUrlTemplate, parseFunctionArn, parseRoleArn } from './arns.ts';
import { genesysHome, offeredRegions } from './home.ts';
import { GENESYS_REGIONS } from './table.ts';

test('GEN-2: Core and Satellite Regions share one account and FedRAMP has its own', () => {
  expect(genesysHome('us-east-1').account).toBe('765628985471');
  expect(genesysHome('mx-central-1').account).toBe('765628985471');
  expect(genesysHome('us-east-2').account).toBe('325654371633');
});

test('GEN-2: another account can be configured, and it is an account', () => {
  expect(genesysHome('eu-west-1', { 'eu-west-1': '111122223333' }).account).toBe('111122223333');
  expect(() => genesysHome('eu-west-1', { 'eu-west-1': 'x' })).toThrow('`x` is not an account id of 12 digits');
});

test('GEN-9: each AWS Region has its domain', () => {
  expect(GENESYS_REGIONS.map(({ region, domain }) => `${region} ${domain}`)).toEqual([
    'us-east-1 mypurecloud.com', 'eu-west-1 mypurecloud.ie', 'ap-southeast-2 mypurecloud.com.au', 'ap-northeast-1 mypurecloud.jp',
    'eu-central-1 mypurecloud.de', 'us-west-2 usw2.pure.cloud', 'ca-central-1 cac1.pure.cloud', 'ap-northeast-2 apne2.pure.cloud',
    'eu-west-2 euw2.pure.cloud', 'ap-south-1 aps1.pure.cloud', 'us-east-2 use2.us-gov-pure.cloud', 'sa-east-1 sae1.pure.cloud',
    'me-central-1 mec1.pure.cloud', 'ap-northeast-3 apne3.pure.cloud', 'eu-central-2 euc2.pure.cloud', 'mx-central-1 mxc1.pure.cloud',
    'ap-southeast-1 apse1.pure.cloud', 'eusc-de-east-1 edee1.eusc-pure.cloud',
  ]);
});

test('GEN-9: the sovereign Region is not offered until its account is configured', () => {
  expect(offeredRegions().map(({ region }) => region)).not.toContain('eusc-de-east-1');
  expect(() => genesysHome('eusc-de-east-1')).toThrow('not public');
  expect(genesysHome('eusc-de-east-1', { 'eusc-de-east-1': '111122223333' })).toMatchObject({ partition: 'aws-eusc', account: '111122223333' });
  expect(() => genesysHome('eu-north-1')).toThrow('`eu-north-1` is not a Region of Genesys Cloud');
});

test('GEN-11: partition, Region, account, name and qualifier are read from the ARN of the function', () => {
  expect(parseFunctionArn('arn:aws-eusc:lambda:eusc-de-east-1:111122223333:function:book-it:PROD')).toMatchObject({
    partition: 'aws-eusc', region: 'eusc-de-east-1', account: '111122223333', name: 'book-it', qualifier: 'PROD',
  });
  expect(parseFunctionArn('arn:aws:lambda:eu-west-3:111122223333:function:f')?.qualifier).toBeNull();
  expect(parseFunctionArn('arn:aws:lambda:eu-west-3:111122223333:function:f:$LATEST')?.qualifier).toBe('$LATEST');
});

test.each([
  'your-lambda-function-arn',
  '',
  'arn:aws:lambda:eu-west-3:111122223333:function:',
  'arn:aws:lambda:eu-west-3:111122223333:function:f:a:b',
  'arn:aws:lambda:eu-west-3:111122223333:layer:f',
  'arn:aws:lambda:eu-west-3.evil.example/:111122223333:function:f',
  'arn:aws:lambda::111122223333:function:f',
  'arn:aws:lambda:eu-west-3:1:function:f',
  'arn:aws:s3:eu-west-3:111122223333:function:f',
  `arn:aws:lambda:eu-west-3:111122223333:function:${'f'.repeat(65)}`,
  'arn:aws:lambda:eu-west-3:111122223333:function:f\n',
])('GEN-11: `%s` is not the ARN of a function', (text) => {
  expect(parseFunctionArn(text)).toBeNull();
});

test('GEN-31: the ARN of a role may have a path; anything else is refused', () => {
  expect(parseRoleArn('arn:aws:iam::111122223333:role/a/b/Caller')).toMatchObject({ partition: 'aws', account: '111122223333' });
  for (const text of ['arn:aws:iam::111122223333:user/x', 'arn:aws:iam::1:role/x', 'arn:aws:iam::111122223333:role/', 'arn:aws:iam::111122223333:role/x y', ' arn:aws:iam::111122223333:role/x', 'arn:aws:iam::111122223333:role/x\n']) {
    expect(parseRoleArn(text), text).toBeNull();
  }
});

test('GEN-46: a request URL without a reference must be the ARN of a function, with one it is judged when it is rendered', () => {
  expect(acceptableUrlTemplate('arn:aws:lambda:eu-west-3:111122223333:function:f:$LATEST')).toBe(true);
  expect(acceptableUrlTemplate('arn:aws:lambda:eu-west-3:111122223333:function:${input.name}')).toBe(true);
  expect(acceptableUrlTemplate('your-lambda-function-arn')).toBe(false);
  expect(acceptableUrlTemplate('nonsense:$LATEST')).toBe(false);
});
