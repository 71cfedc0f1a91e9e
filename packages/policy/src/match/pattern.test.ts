import { describe, expect, test } from 'vitest';
import { allow, decide, deny, holds, HOME, takes } from '../../reference/decide.ts';

const bucket = (key: string) => `arn:aws:s3:::b/${key}`;
const ann = { 'aws:username': 'ann' };

describe('resources', () => {
  test('POL-15: `*` takes slashes too', () => {
    for (const key of ['1/test/object.jpg', '1/2/test/3/object.jpg', '1///test///object.jpg', '/test/object.jpg', '1/test/']) expect(takes(bucket('*/test/*'), bucket(key))).toBe(true);
    for (const key of ['1-test/object.jpg', 'test/object.jpg', '1/2/test.jpg']) expect(takes(bucket('*/test/*'), bucket(key))).toBe(false);
  });

  test('POL-16: a `*` at the end of a segment may reach over colons, one in its middle may not', () => {
    const queue = `arn:aws:sqs:us-east-1:${HOME}:q`;
    expect(takes('arn:aws:sqs:us-*:q', queue)).toBe(false);
    expect(takes('arn:aws:sqs:*:*:q', queue)).toBe(true);
    expect(takes(`arn:aws:sqs:us-*-1:${HOME}:q`, queue)).toBe(true);
    expect(takes('arn:aws:s*s:us-east-1:q:x:y', `arn:aws:s:s:us-east-1:q:x:y`)).toBe(false);
    expect(takes(`arn:aws:sqs:us-east?1:${HOME}:q`, `arn:aws:sqs:us-east:1:${HOME}:q`)).toBe(false);
  });

  test('POL-13b: the resource `*` is taken by `*` alone', () => {
    for (const pattern of ['*', '**', '***']) expect(takes(pattern, '*')).toBe(true);
    for (const pattern of ['arn:aws:s3:::*', 'arn:*:*:*:*:*', '?', '${*}', '*:*']) expect(takes(pattern, '*')).toBe(false);
  });

  test('POL-17: a short ARN of an identity policy is completed, one of a resource policy is not', () => {
    const queue = `arn:aws:sqs:us-east-1:${HOME}:q`;
    for (const pattern of ['arn:aws:sqs', 'arn:aws:sqs:us-east-1', 'arn:aws']) expect(takes(pattern, queue)).toBe(true);
    expect(takes('arn:aws:sns', queue)).toBe(false);
    const resource = { Effect: 'Allow', Principal: '*', Action: '*', Resource: 'arn:aws:sqs' } as const;
    expect(decide({ resource: queue }, { resource }).effect).toBe('ImplicitlyDenied');
  });

  test('POL-18: letter case counts', () => {
    expect(takes(bucket('A'), bucket('a'))).toBe(false);
    expect(takes('ARN:aws:s3:::b/a', bucket('a'))).toBe(false);
  });

  test('POL-19: NotResource takes all others, and the resource `*`', () => {
    const given = { identity: [allow({ NotResource: [bucket('a'), bucket('x/*')] })] };
    expect(decide({ resource: bucket('a') }, given).effect).toBe('ImplicitlyDenied');
    expect(decide({ resource: bucket('x/y') }, given).effect).toBe('ImplicitlyDenied');
    expect(decide({ resource: bucket('b') }, given).effect).toBe('Allowed');
    expect(decide({ resource: '*' }, given).effect).toBe('Allowed');
  });

  test('POL-20: no pattern of one partition takes a resource of another', () => {
    expect(takes('arn:aws:s3:::b/*', 'arn:aws-cn:s3:::b/k')).toBe(false);
  });
});

describe('actions', () => {
  const may = (pattern: string, action: string) => decide({ action }, { identity: [allow({ Action: pattern })] }).effect === 'Allowed';

  test('POL-11 and POL-12: wildcards, and no letter case', () => {
    expect(may('S3:get*', 's3:GetObject')).toBe(true);
    expect(may('s3:GetObjec?', 's3:GetObjec')).toBe(false);
    expect(may('s3:*', 's3-object-lambda:GetObject')).toBe(false);
    expect(may('*:GetObject', 's3:GetObject')).toBe(true);
  });

  test('POL-13: NotAction takes every action but those listed', () => {
    const given = { identity: [allow({ NotAction: ['iam:*', 's3:Get*'] })] };
    expect(decide({ action: 'S3:getobject' }, given).effect).toBe('ImplicitlyDenied');
    expect(decide({ action: 's3:PutObject' }, given).effect).toBe('Allowed');
  });

  test('POL-10: an empty list of actions takes nothing, an empty NotAction everything', () => {
    expect(decide({}, { identity: [allow({ Action: [] })] }).effect).toBe('ImplicitlyDenied');
    expect(decide({}, { identity: [allow({ NotAction: [] })] }).effect).toBe('Allowed');
  });
});

describe('variables', () => {
  test('COND-40 and COND-47: a variable stands for the value of its key, in any letter case', () => {
    expect(takes(bucket('${aws:username}/*'), bucket('ann/x'), ann)).toBe(true);
    expect(takes(bucket('${AWS:UserName}/*'), bucket('bob/x'), ann)).toBe(false);
    expect(takes(bucket('${aws:username}-${aws:username}'), bucket('ann-ann'), ann)).toBe(true);
  });

  test('COND-41: before the fifth colon a variable is text', () => {
    expect(takes('arn:aws:sqs:${aws:region}:*:q', 'arn:aws:sqs:x:1:q', { 'aws:region': 'x' })).toBe(false);
  });

  test('COND-42: a policy without Version, or with the old one, has no variables', () => {
    expect(takes(bucket('${aws:username}'), bucket('ann'), ann, '2008-10-17')).toBe(false);
    expect(takes(bucket('${aws:username}'), bucket('${aws:username}'), ann, '2008-10-17')).toBe(true);
    expect(decide({ resource: bucket('ann'), context: ann }, { identity: [{ Statement: allow({ Resource: bucket('${aws:username}') }) }] }).effect).toBe('ImplicitlyDenied');
  });

  test('COND-43: without a value, a Resource takes nothing and a NotResource excludes nothing', () => {
    expect(takes(bucket('${aws:username}'), bucket('ann'))).toBe(false);
    expect(takes(bucket('${aws:username}*'), bucket(''))).toBe(false);
    expect(decide({ resource: bucket('ann') }, { identity: [allow(), deny({ NotResource: bucket('${aws:username}') })] }).effect).toBe('ExplicitlyDenied');
  });

  test('COND-45: the default stands in for an absent key only', () => {
    const pattern = bucket("${aws:PrincipalTag/team, 'all'}/x");
    expect(takes(pattern, bucket('all/x'))).toBe(true);
    expect(takes(pattern, bucket('all/x'), { 'aws:PrincipalTag/team': 'red' })).toBe(false);
    expect(takes(pattern, bucket('red/x'), { 'aws:PrincipalTag/team': 'red' })).toBe(true);
  });

  test('COND-46: `${*}`, `${?}` and `${$}` are the characters themselves', () => {
    expect(takes(bucket('a${*}'), bucket('a*'))).toBe(true);
    expect(takes(bucket('a${*}'), bucket('ab'))).toBe(false);
    expect(takes(bucket('a${?}'), bucket('ab'))).toBe(false);
    expect(takes(bucket('${$}{aws:username}'), bucket('${aws:username}'), ann)).toBe(true);
  });

  test('COND-46a: wildcards that a value brings along are text', () => {
    expect(takes(bucket('${aws:username}'), bucket('bob'), { 'aws:username': '*' })).toBe(false);
    expect(takes(bucket('${aws:username}/?'), bucket('b/c'), { 'aws:username': '?' })).toBe(false);
    expect(takes(bucket('${aws:username}/?'), bucket('*/c'), { 'aws:username': '*' })).toBe(true);
  });

  test('COND-48: a multivalued key has no value as a variable, not even its default', () => {
    expect(takes(bucket("${aws:TagKeys, 'a'}"), bucket('a'), { 'aws:TagKeys': ['a'] })).toBe(false);
    expect(takes(bucket("${aws:TagKeys, 'a'}"), bucket('a'), { 'aws:TagKeys': [] })).toBe(true);
  });

  test('COND-49: a `*` beside a variable stays a wildcard', () => {
    expect(takes(bucket('${aws:username}*'), bucket('ann-1'), ann)).toBe(true);
    expect(takes(bucket('*${aws:username}'), bucket('x-ann'), ann)).toBe(true);
    expect(takes(bucket('*${aws:username}*a*'), bucket('ann'), ann)).toBe(false);
    expect(takes(bucket('${aws:username}*nn'), bucket('ann'), ann)).toBe(false);
    expect(takes(bucket('${aws:username}*nn'), bucket('annnn'), ann)).toBe(true);
  });

  test('COND-40: what is no variable is text', () => {
    for (const text of ['${', '${aws:username', "${aws:username, ann}", '$']) expect(takes(bucket(text), bucket(text), ann)).toBe(true);
    expect(takes(bucket('${}'), bucket(''), ann)).toBe(false);
  });
});

describe('patterns that differ by one character', () => {
  test('POL-15, POL-16: what stands beside a `*` counts', () => {
    expect(takes(bucket('b*x'), bucket('bzx'))).toBe(true);
    expect(takes(bucket('b*x'), bucket('b*'))).toBe(false);
    expect(takes('a*:aws:s3:::b/k', bucket('k'))).toBe(true);
    expect(takes('a?n:aws:s3:::b/k', bucket('k'))).toBe(true);
    expect(takes('arn:aws:s3*:::b/k', bucket('k'))).toBe(true);
    expect(takes('arn:aws:s3*:::b/k', 'arn:aws:sqs:::b/k')).toBe(false);
    expect(takes('arn:aws:s*:::b/k', 'arn:aws:3:::b/k')).toBe(false);
  });

  test('POL-17: only what begins with `arn:` is completed', () => {
    expect(takes('foo:aws', 'foo:aws:s3:::b')).toBe(false);
    expect(takes('arn', bucket('k'))).toBe(false);
    expect(takes('arn:aws', bucket('k'))).toBe(true);
  });

  test('COND-40: a variable is matched where it stands: at the beginning, at the end, and between runs', () => {
    const like = (pattern: string, text: string) => holds('StringLike', 'k:a', pattern, { 'k:a': text, 'aws:username': 'ann' });
    for (const [pattern, text, expected] of [
      ['${aws:username}-x', 'ann-x', true],
      ['${aws:username}-x', 'ann-xy', false],
      ['${aws:username}-x', 'zann-x', false],
      ['${aws:username}', 'annann', false],
      ['${aws:username}*', 'ann', true],
      ['${aws:username}*', 'zann', false],
      ['*${aws:username}', 'zann', true],
      ['*${aws:username}', 'annz', false],
      ['${aws:username}*x*y', 'ann-x-y', true],
      ['${aws:username}*x*y', 'ann-y-x', false],
      ['?${aws:username}x', 'zannx', true],
      ['?${aws:username}x', 'annx', false],
      ['x${aws:username}${aws:username}*', 'xannann-', true],
      ['x${aws:username}${aws:username}*', 'xann-', false],
    ] as const) expect(like(pattern, text), `${pattern} ${text}`).toBe(expected);
  });

  test('COND-44: a pattern with a variable that has no value matches nothing, not even a character of code 0', () => {
    for (const text of ['\u0000x', 'x', '\u0000', '']) {
      expect(holds('StringLike', 'k:a', '${k:none}?', { 'k:a': text })).toBe(false);
      expect(holds('StringLike', 'k:a', '${k:none}*', { 'k:a': text })).toBe(false);
    }
  });

  test('COND-40, COND-45: what is no well-formed variable is text; one without a name has no value', () => {
    for (const text of ["${k:none, a'}", '${k:none, a}', "${k:none 'a'", '${']) expect(holds('StringEquals', 'k:a', text, { 'k:a': text }), text).toBe(true);
    expect(holds('StringEquals', 'k:a', '${}', { 'k:a': '${}' })).toBe(false);
    expect(holds('StringEquals', 'k:a', "${,'x'}", { 'k:a': 'x' })).toBe(true);
  });
});
