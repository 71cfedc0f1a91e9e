import type { Random } from './random.ts';

const ACTIONS = ['*', 'iam:*', 'sts:AssumeRole', 'lambda:InvokeFunction', 's3:Get*', 'iam:get?ser', '', 'nocolon', ':', 'a:b:c', `iam:${'*a'.repeat(60)}`];
const RESOURCES = ['*', 'arn:aws:iam::111122223333:user/*', 'arn:aws:iam::111122223333:user/${aws:username}', 'arn:aws:s3:::b/${aws:PrincipalTag/team, "none"}', 'arn:', 'arn:aws:iam', '${', '${a', '${}', 'x', `arn:aws:s3:::${'*a'.repeat(60)}`];
const OPERATORS = ['StringEquals', 'StringLike', 'stringequals', 'ForAllValues:StringLike', 'ForAnyValue:StringNotEqualsIfExists', 'IpAddress', 'NumericLessThan', 'DateGreaterThan', 'Bool', 'Null', 'BinaryEquals', 'ArnLike', 'NoSuchOperator', '', 'IfExists', 'ForAllValues:'];
const KEYS = ['aws:SourceIp', 'aws:username', 'sts:ExternalId', 'aws:PrincipalTag/team', 'aws:CurrentTime', 'iam:PassedToService', 'aws:nosuchkey', '', ':', 'x'];
const VALUES: readonly unknown[] = ['ann', '*', '${aws:username}', '10.0.0.0/8', '10.0.0.0/99', '2026-01-01T00:00:00Z', 'true', true, 7, -1, 1.5e308, null, [], ['a', 'b'], {}, '${*}', '${$}${?}', 'AAAA='];
const PRINCIPALS: readonly unknown[] = ['*', { AWS: '*' }, { AWS: '111122223333' }, { AWS: 'arn:aws:iam::111122223333:root' }, { AWS: ['arn:aws:iam::111122223333:user/ann', 'arn:aws:iam::111122223333:user/ghost'] }, { Service: 'lambda.amazonaws.com' }, { Federated: 'x' }, { CanonicalUser: 'x' }, { Other: 'x' }, {}, [], 'x', { AWS: 'arn:aws:sts::111122223333:assumed-role/runner/*' }];

/** A policy document as text: near to a right one, then perhaps broken. */
export function policyDocument(random: Random): string {
  if (random.chance(0.25)) return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...(random.chance(0.5) ? { Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } : { Action: 'iam:Get*', Resource: '*' }) }] });
  const whole = JSON.stringify(documentValue(random), null, random.pick([0, 0, 2]));
  return random.chance(0.35) ? broken(random, whole) : whole;
}

function documentValue(random: Random): unknown {
  if (random.chance(0.05)) return random.pick([null, [], 'x', 1, {}, true]);
  const one = statement(random);
  return {
    ...(random.chance(0.9) ? { Version: random.pick(['2012-10-17', '2008-10-17', '2012-10-17', '2099-01-01', 7, null]) } : {}),
    ...(random.chance(0.2) ? { Id: random.text(20) } : {}),
    ...(random.chance(0.05) ? { [random.text(8)]: random.pick(VALUES) } : {}),
    Statement: random.chance(0.2) ? one : Array.from({ length: random.int(4) }, () => statement(random)),
  };
}

function statement(random: Random): unknown {
  const some = (from: readonly unknown[]): unknown => (random.chance(0.6) ? random.pick(from) : Array.from({ length: random.int(4) }, () => random.pick(from)));
  return {
    ...(random.chance(0.3) ? { Sid: random.text(12) } : {}),
    ...(random.chance(0.95) ? { Effect: random.pick(['Allow', 'Deny', 'Allow', 'allow', '', 1]) } : {}),
    ...(random.chance(0.3) ? { [random.pick(['Principal', 'NotPrincipal'])]: random.pick(PRINCIPALS) } : {}),
    ...(random.chance(0.95) ? { [random.pick(['Action', 'Action', 'NotAction'])]: some(ACTIONS) } : {}),
    ...(random.chance(0.8) ? { [random.pick(['Resource', 'Resource', 'NotResource'])]: some(RESOURCES) } : {}),
    ...(random.chance(0.4) ? { Condition: condition(random) } : {}),
  };
}

function condition(random: Random): unknown {
  if (random.chance(0.1)) return random.pick(VALUES);
  const block: Record<string, unknown> = {};
  for (let count = random.int(4); count > 0; count--) {
    const operator = random.pick(OPERATORS);
    block[operator] = random.chance(0.1) ? random.pick(VALUES) : { [random.pick(KEYS)]: random.chance(0.7) ? random.pick(VALUES) : [random.pick(VALUES), random.pick(VALUES)] };
  }
  return block;
}

/** Text that was JSON. */
export function broken(random: Random, text: string): string {
  const at = random.int(text.length + 1);
  switch (random.int(8)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + random.text(6) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + random.int(5));
    case 3:
      return '[{"a":'.repeat(random.pick([10, 200, 5000])) + text;
    case 4:
      return text.replace('{', '{"Version":"2012-10-17","Version":"2008-10-17",');
    case 5:
      return text + ' '.repeat(random.pick([2048, 6144, 10_240, 131_072]));
    case 6:
      return `\ufeff${text}`;
    default:
      return text.replaceAll('"', random.pick(["'", '\u201c', '\\"']));
  }
}
