import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../index.ts';
import { validateDocument } from '../index.ts';

const VERSION = '2012-10-17';
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const trust = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };
const SYNTAX = 'Syntax errors in policy.';

function message(kind: DocumentKind, value: unknown): string | null {
  const text = typeof value === 'string' ? value : JSON.stringify({ Version: VERSION, Statement: value });
  return validateDocument(text, kind)?.message ?? null;
}

describe('managed and inline policies', () => {
  test('POL-6: an inline policy of the old version is accepted, a managed one is not', () => {
    const old = JSON.stringify({ Statement: statement });
    expect(message('inline', old)).toBeNull();
    expect(message('managed', old)).toBe('Policy document must be version 2012-10-17 or greater.');
  });

  test('POL-4: a member that occurs twice is a syntax error', () => {
    expect(message('managed', `{"Version":"${VERSION}","Version":"${VERSION}","Statement":${JSON.stringify(statement)}}`)).toBe(SYNTAX);
    expect(message('managed', { ...statement, Condition: { Null: { 'aws:a': 'true', 'aws:A': 'true' } } })).toBe(SYNTAX);
  });

  test('POL-50 to POL-60: the steps run in their order, each over the whole document', () => {
    const faults: readonly [string, Record<string, unknown>][] = [
      [SYNTAX, { Extra: 1 }],
      ['The policy failed legacy parsing', { Effect: 'allow' }],
      ['Policy statement must contain actions.', { Action: [] }],
      ['Policy statement must contain resources.', { Resource: [] }],
      ['Resource b must be in ARN format or "*".', { Resource: 'b' }],
      ['Actions/Condition can contain only one colon.', { Action: 's3:a:b' }],
    ];
    // A later statement with a fault of an earlier step wins, but for resources and actions of step 5, which go by statement.
    for (const [index, [, later]] of faults.entries()) {
      for (const [expected, earlier] of faults.slice(0, index)) {
        if (expected.startsWith('Policy statement must contain actions') && 'Resource' in later && (later['Resource'] as unknown[]).length === 0) continue;
        expect(message('managed', [{ ...statement, ...later }, { ...statement, ...earlier }])).toBe(expected);
      }
    }
  });

  test('POL-51: without the current Version a managed policy is refused before anything but its structure is looked at', () => {
    expect(message('managed', JSON.stringify({ Version: '2008-10-17', Statement: { ...statement, Effect: 'allow' } }))).toBe('Policy document must be version 2012-10-17 or greater.');
    expect(message('managed', JSON.stringify({ Statement: { ...statement, Extra: 1 } }))).toBe(SYNTAX);
  });

  test('POL-52: legacy parsing looks at ARNs of known partitions', () => {
    for (const resource of ['arn:aws::::x', 'arn:aws::x', 'arn:aws:s3::b']) expect(message('managed', { ...statement, Resource: resource })).toBe('The policy failed legacy parsing');
    expect(message('managed', { ...statement, Resource: 'arn:aws:sqs' })).toBeNull();
  });

  test('POL-53: a Sid occurs once, but the empty one', () => {
    expect(message('managed', [{ ...statement, Sid: 'A' }, { ...statement, Sid: 'A' }])).toBe('Statement IDs (SID) in a single policy must be unique.');
    expect(message('managed', [{ ...statement, Sid: 'A' }, { ...statement, Sid: 'a' }])).toBeNull();
    expect(message('managed', [{ ...statement, Sid: '' }, { ...statement, Sid: '' }])).toBeNull();
  });

  test('POL-54: actions are missed before resources', () => {
    expect(message('managed', { Effect: 'Allow' })).toBe('Policy statement must contain actions.');
    expect(message('managed', { Effect: 'Allow', Action: '*' })).toBe('Policy statement must contain resources.');
  });

  test('POL-55: what is no ARN, and partitions that are none', () => {
    expect(message('managed', { ...statement, Resource: '' })).toBe('Resource  must be in ARN format or "*".');
    expect(message('managed', { ...statement, Resource: 'a:b:c' })).toBe('Partition "b" is not valid for resource "arn:b:c:*:*:*".');
    expect(message('managed', { ...statement, Resource: 'arn:*:s3:::b' })).toBe('Partition "*" is not valid for resource "arn:*:s3:::b".');
    for (const partition of ['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc']) expect(message('managed', { ...statement, Resource: `arn:${partition}:s3:::b` })).toBeNull();
  });

  test('POL-58 and POL-59: an action has a vendor and one colon', () => {
    expect(message('managed', { ...statement, Action: ['*', 'GetObject'] })).toBe('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    expect(message('managed', { ...statement, Action: 's3:Get:Object' })).toBe('Actions/Condition can contain only one colon.');
  });

  test('POL-8: the alphabet of a Sid', () => {
    expect(message('managed', { ...statement, Sid: 'a b' })).toMatch(/^Statement IDs \(SID\) must be alpha-numeric/);
    expect(message('resource', { ...statement, Principal: '*', Sid: 'a b' })).toBeNull();
  });

  test('POL-16a and POL-56: the service of an ARN has no wildcards', () => {
    expect(message('managed', { ...statement, Resource: 'arn:aws:s*:::b' })).toBe('Resource vendor must be fully qualified and cannot contain regexes.');
  });

  test('POL-16b and POL-57: the type of an IAM resource cannot be a pattern', () => {
    expect(message('managed', { ...statement, Resource: 'arn:aws:iam::111122223333:u*' })).toMatch(/^IAM resource path must either be/);
    for (const resource of ['arn:aws:iam::111122223333:user/*', 'arn:aws:iam::111122223333:*', 'arn:aws:iam::111122223333:root', 'arn:aws:iam']) expect(message('managed', { ...statement, Resource: resource })).toBeNull();
  });

  test('POL-60: the vendor of an action', () => {
    expect(message('managed', { ...statement, Action: 's*:Get' })).toBe('Vendor s* is not valid');
    expect(message('managed', { ...statement, Action: ':Get' })).toBe('Vendor  is not valid');
  });

  test('POL-62: an identity policy specifies no principal', () => {
    for (const kind of ['managed', 'inline', 'session', 'scp'] as const) {
      expect(message(kind, { ...statement, Principal: '*' })).toBe('Policy document should not specify a principal.');
      expect(message(kind, { ...statement, NotPrincipal: '*' })).toBe('Policy document should not specify a principal.');
    }
  });
});

describe('session policies', () => {
  test('POL-80: the grammar of identity policies', () => {
    expect(message('session', statement)).toBeNull();
    expect(message('session', 'x')).toBe(SYNTAX);
  });

  test('POL-17: an incomplete ARN is refused', () => {
    expect(message('session', { ...statement, Resource: 'arn:aws:sqs' })).toBe('The policy failed legacy parsing');
    expect(message('inline', { ...statement, Resource: 'arn:aws:sqs' })).toBeNull();
    expect(message('session', { ...statement, Resource: '*' })).toBeNull();
  });
});

describe('trust policies', () => {
  test('POL-70: what is no JSON is called so', () => {
    expect(message('trust', 'x')).toBe('This policy contains invalid Json');
    expect(message('trust', '[]')).toBe(SYNTAX);
  });

  test('POL-6: the old version, and none, are accepted', () => {
    expect(message('trust', JSON.stringify({ Statement: [trust] }))).toBeNull();
  });

  test('POL-71: only the actions of assuming a role', () => {
    for (const action of ['sts:AssumeRole', 'STS:assumerole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext', 'sts:*', 'sts:AssumeRole*', ['sts:AssumeRole', 'sts:TagSession']]) {
      expect(message('trust', { ...trust, Action: action })).toBeNull();
    }
    for (const action of ['*', 's3:GetObject', 'sts:GetCallerIdentity', 'sts:Get*', ['sts:AssumeRole', 'iam:PassRole'], 'sts', '*:AssumeRole']) {
      expect(message('trust', { ...trust, Action: action })).toBe('AssumeRole policy may only specify STS AssumeRole actions.');
    }
  });

  test('POL-72: no Resource', () => {
    expect(message('trust', { ...trust, Resource: '*' })).toBe('Has prohibited field Resource');
    expect(message('trust', { ...trust, NotResource: '*' })).toBe('Has prohibited field Resource');
    expect(message('trust', { Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: '*' })).toBe('Has prohibited field NotPrincipal');
  });

  test('POL-73: what can be no principal is refused in AWS words', () => {
    const fault = (Principal: unknown) => message('trust', { ...trust, Principal });
    for (const value of ['arn:aws:iam::111122223333:user/*', 'arn:aws:iam::111122223333:group/g', 'ann', '11112222333', 'arn:aws:sts::111122223333:assumed-role/r']) {
      expect(fault({ AWS: value })).toBe(`Invalid principal in policy: "AWS":"${value}"`);
    }
    expect(fault({ Service: '*' })).toBe('Invalid principal in policy: "SERVICE":"*"');
    expect(fault({ Federated: 'arn:aws:iam::111122223333:user/x' })).toBe('Federated principals must be valid domain names or SAML metadata ARNs');
    for (const good of [
      { AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:role/p/r', 'AROADEV000000000001', 'arn:aws-us-gov:sts::111122223333:assumed-role/r/s'] },
      { Service: ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn', 'states.eu-west-1.amazonaws.com'] },
      { Federated: ['accounts.google.com', 'arn:aws:iam::111122223333:oidc-provider/host/path', 'arn:aws:iam::111122223333:saml-provider/Corp'] },
    ]) {
      expect(fault(good)).toBeNull();
    }
  });

  test('POL-74: Principal and Action are required', () => {
    expect(message('trust', { Effect: 'Allow', Action: 'sts:AssumeRole' })).toBe('Missing required field Principal');
    expect(message('trust', { ...trust, Principal: {} })).toBe('Missing required field Principal');
    expect(message('trust', { Effect: 'Allow', Principal: '*' })).toBe('Missing required field Action');
  });

  test('POL-75: everyone may be trusted', () => {
    expect(message('trust', { ...trust, Principal: '*' })).toBeNull();
    expect(message('trust', { ...trust, Principal: { AWS: '*' } })).toBeNull();
  });
});

describe('resource and control policies', () => {
  test('POL-32: NotPrincipal goes with Deny only', () => {
    expect(message('resource', { ...statement, NotPrincipal: { AWS: '111122223333' } })).toBe('Allow with NotPrincipal is not supported.');
    expect(message('resource', { ...statement, Effect: 'Deny', NotPrincipal: { AWS: '111122223333' } })).toBeNull();
  });

  test('POL-34: a resource policy names principals', () => {
    expect(message('resource', statement)).toBe('Missing required field Principal');
    expect(message('resource', { ...statement, Principal: 'me' })).toBe(SYNTAX);
    expect(message('resource', { ...statement, Principal: { AWS: 'me' } })).toBe('Invalid principal in policy: "AWS":"me"');
  });

  test('POL-34a: an SCP allows on every resource or not at all', () => {
    expect(message('scp', { ...statement, Resource: '*' })).toBeNull();
    expect(message('scp', statement)).toMatch(/^The provided policy document does not meet/);
    expect(message('scp', { Effect: 'Allow', Action: '*', NotResource: '*' })).toMatch(/^The provided policy document does not meet/);
    expect(message('scp', { ...statement, Effect: 'Deny' })).toBeNull();
  });

  test('POL-34b: an RCP denies everyone some named actions', () => {
    const rcp = { ...statement, Effect: 'Deny', Principal: '*' };
    expect(message('rcp', rcp)).toBeNull();
    for (const wrong of [{ ...rcp, Effect: 'Allow' }, { ...rcp, Principal: { AWS: '*' } }, { ...rcp, Action: '*' }, { Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }, statement]) {
      expect(message('rcp', wrong)).toMatch(/^The provided policy document does not meet/);
    }
  });
});
