import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyInAccount, typeOfArn } from './choose.ts';
import { arnParts } from './fields.ts';
import { buildArn, parseArn, readFormat } from './format.ts';

const FUNCTION = readFormat('arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}');
const OBJECT = readFormat('arn:${Partition}:s3:::${BucketName}/${ObjectName}');
const type = (name: string, arn: string) => ({ name, arn, conditionKeys: [] });
const LAMBDA = [
  type('function', 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'),
  type('function alias', 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Alias}'),
  type('function version', 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Version}'),
];

describe('parts', () => {
  test('the parts of a format are asked for in the order in which they stand, the partition never', () => {
    expect(FUNCTION.variables).toEqual(['Region', 'Account', 'FunctionName']);
    expect(OBJECT.variables).toEqual(['BucketName', 'ObjectName']);
  });

  test('an ARN is built from its parts; one that is not given is any', () => {
    expect(buildArn(FUNCTION, { Region: 'eu-west-1', Account: '111122223333', FunctionName: 'orders' }, 'aws')).toBe('arn:aws:lambda:eu-west-1:111122223333:function:orders');
    expect(buildArn(FUNCTION, {}, 'aws-cn')).toBe('arn:aws-cn:lambda:*:*:function:*');
  });

  test('a pasted ARN fills the parts', () => {
    expect(parseArn(FUNCTION, 'arn:aws:lambda:eu-west-1:111122223333:function:orders')).toEqual({ partition: 'aws', values: { Region: 'eu-west-1', Account: '111122223333', FunctionName: 'orders' } });
    expect(parseArn(OBJECT, 'arn:aws:s3:::photos/2026/a.jpg')?.values).toEqual({ BucketName: 'photos', ObjectName: '2026/a.jpg' });
  });

  test('an ARN of another form has no parts', () => {
    for (const arn of ['arn:aws:lambda:eu-west-1:111122223333:layer:orders', 'arn:aws:s3:::photos', 'arn:aws:lambda:eu-west-1:1:function:', 'orders', '*', '']) expect(parseArn(FUNCTION, arn)).toBeNull();
  });

  test('no variable of the fields before the resource takes a colon', () => {
    expect(parseArn(FUNCTION, 'arn:aws:lambda:eu:west:1:function:orders')).toBeNull();
    expect(arnParts('arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}')).toEqual({ partition: 'aws', service: 'iam', region: '', account: '${aws:PrincipalAccount}', resource: 'user/${aws:username}' });
  });

  test('a variable that stands twice has one value', () => {
    const twice = readFormat('arn:${Partition}:x:::a/${Id}/b/${Id}');
    expect(parseArn(twice, 'arn:aws:x:::a/1/b/1')?.values).toEqual({ Id: '1' });
    expect(parseArn(twice, 'arn:aws:x:::a/1/b/2')).toBeNull();
  });

  test('property: what the parts of an ARN build is the ARN', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'Z', '1', '-', '*', '?', '/', '_', ':'), minLength: 1, maxLength: 12 });
    const formats = [FUNCTION, OBJECT, ...LAMBDA.map(({ arn }) => readFormat(arn)), readFormat('arn:${Partition}:${Vendor}:${Region}:*:${ResourceType}:${RecoveryPointId}')];
    fc.assert(
      fc.property(fc.constantFrom(...formats), fc.array(value, { minLength: 8, maxLength: 8 }), (format, values) => {
        const named = Object.fromEntries(format.variables.map((name, index) => [name, values[index]!]));
        const arn = buildArn(format, named, 'aws');
        const parsed = parseArn(format, arn);
        if (parsed !== null) expect(buildArn(format, parsed.values, parsed.partition)).toBe(arn);
        // Values without separators are always found again.
        else expect(values.some((each) => /[:/]/.test(each))).toBe(true);
      }),
    );
  });

  test('a hostile ARN takes no time', () => {
    const format = readFormat('arn:${Partition}:x:::${A}a${B}a${C}a${D}a${E}b');
    const started = performance.now();
    for (let times = 0; times < 100; times += 1) expect(parseArn(format, `arn:aws:x:::${'a'.repeat(2000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('resource types', () => {
  test('an ARN is shown as the type that fits it best', () => {
    const named = (resource: string) => typeOfArn(LAMBDA, `arn:aws:lambda:eu-west-1:111122223333:function:${resource}`)?.type.name;
    expect(named('orders')).toBe('function');
    expect(named('orders:PROD')).toBe('function alias');
    expect(named('orders:12')).toBe('function version');
    expect(named('*')).toBe('function');
  });

  test('an ARN that fits none is of no type', () => {
    expect(typeOfArn(LAMBDA, 'arn:aws:lambda:*:*:*')).toBeNull();
    expect(typeOfArn([], 'arn:aws:lambda:*:*:function:f')).toBeNull();
  });

  test('any resource of a type in this account', () => {
    expect(buildArn(FUNCTION, anyInAccount(FUNCTION, '111122223333'), 'aws')).toBe('arn:aws:lambda:*:111122223333:function:*');
  });
});
