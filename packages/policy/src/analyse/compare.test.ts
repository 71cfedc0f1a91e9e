import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, ANN, AWAY, compiled, deny, HOME, SESSION } from '../../reference/decide.ts';
import type { RawDocument, RawStatement } from '../../reference/documents.ts';
import * as generate from '../../reference/generators.ts';
import type { Document } from '../document/document.ts';
import { documentOf } from '../document/parse.ts';
import { compile } from '../evaluate/compile.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Policies } from '../evaluate/policies.ts';
import type { Request } from '../request/request.ts';
import type { CheckResult, PolicyType } from './check.ts';
import type { CheckOptions } from './compare.ts';
import { compare, grants } from './compare.ts';

type Short = RawStatement | readonly RawStatement[];
const documentFor = (short: Short, version = '2012-10-17'): Document => {
  const read = documentOf({ Version: version, Statement: short });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.document;
};
const check = (old: Short, changed: Short, options?: CheckOptions) => compare(documentFor(old), documentFor(changed), options);
const verdict = (old: Short, changed: Short, options?: CheckOptions) => check(old, changed, options).check;

const NONE: Policies = { identity: [], resource: null, boundary: null, session: [], scp: [], rcp: [] };
const ALL = compiled({ Version: '2012-10-17', Statement: allow() });
/** Does the document allow by itself? Callers of other accounts have an Allow of their own, since both sides must allow. */
function decideWith(document: Document, type: PolicyType, request: Request): boolean {
  const policy = compile(document);
  const across = 'account' in request.principal && request.principal.account !== request.resourceAccount;
  const policies = type === 'identity' ? { ...NONE, identity: [policy] } : { ...NONE, resource: policy, identity: across ? [ALL] : [] };
  return evaluate(request, policies).effect === 'Allowed';
}

const raw = (type: PolicyType): fc.Arbitrary<RawDocument> =>
  generate.policies.map(({ identity, resource }) => {
    const document = type === 'identity' ? (identity[0] ?? { Statement: [] }) : (resource ?? { Statement: [] });
    const statements = ([] as RawStatement[]).concat(document.Statement as RawStatement[]);
    return { ...document, Statement: statements.filter((statement) => statement.NotPrincipal === undefined) };
  });

/** A document and one that is nearly the same: a statement less, one more, or two in another order. */
const pair = (type: PolicyType) =>
  fc.tuple(raw(type), raw(type), fc.constantFrom('other', 'more', 'less', 'same', 'no conditions')).map(([one, other, how]): [RawDocument, RawDocument] => {
    const statements = (document: RawDocument) => document.Statement as readonly RawStatement[];
    if (how === 'other') return [one, other];
    if (how === 'more') return [one, { ...one, Statement: [...statements(other), ...statements(one)] }];
    if (how === 'less') return [{ ...one, Statement: [...statements(one), ...statements(other)] }, one];
    if (how === 'same') return [one, { ...one, Statement: statements(one).toReversed() }];
    const bare = (document: RawDocument) => ({ ...document, Statement: statements(document).map(({ Condition: _condition, ...rest }) => rest) });
    return [bare(one), bare(other)];
  });

const documentIn = (document: RawDocument): Document => {
  const read = documentOf(document);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.document;
};

/** The one partition of the policies: an account is the same whether named by its id or its ARN (POL-22). */
const inOnePartition = (document: Document) => !JSON.stringify(document).includes('arn:aws-cn:iam');

for (const type of ['identity', 'resource'] as const) {
  test(`compare: PASS is never wrong, and FAIL without conditions has a witness that shows it (${type})`, { timeout: 600_000 }, () => {
    const seen = { PASS: 0, FAIL: 0, unknown: 0, shown: 0, pass: 0 };
    fc.assert(
      fc.property(pair(type), fc.array(generate.request, { minLength: 12, maxLength: 12 }), ([one, other], requests) => {
        const [old, changed] = [documentIn(one), documentIn(other)];
        const result = compare(old, changed, { type, resourceAccount: HOME });
        seen[result.check] += 1;
        if (result.check === 'FAIL') {
          if (result.witness.conditions.length > 0 || /"conditions":\[[^\]]|\$\{/.test(JSON.stringify([old, changed]))) return;
          const request = witnessRequest(result, type);
          if (request === null) return;
          seen.shown += 1;
          // An Allow for the account shows only across accounts (EVAL-11).
          const gained = [HOME, AWAY, '123456789012'].some((resourceAccount) => decideWith(changed, type, { ...request, resourceAccount }) && !decideWith(old, type, { ...request, resourceAccount }));
          expect(gained, JSON.stringify({ result, old, changed })).toBe(true);
        }
        if (result.check !== 'PASS' || !inOnePartition(old) || !inOnePartition(changed)) return;
        for (const asked of requests) {
          const request = { ...asked, resourceRule: 'ordinary' as const, ...(type === 'identity' ? { principal: ANN, resourceAccount: HOME } : { resourceAccount: HOME }) };
          // The root user needs no policy in its own account (EVAL-60).
          if (request.principal.kind === 'root' || !decideWith(changed, type, request)) continue;
          seen.pass += 1;
          expect(decideWith(old, type, request), JSON.stringify({ request, old, changed })).toBe(true);
        }
      }),
      { numRuns: Number(process.env['OCTROI_FUZZ_RUNS'] ?? 2000) },
    );
    expect(seen.PASS).toBeGreaterThan(200);
    expect(seen.FAIL).toBeGreaterThan(200);
    expect(seen.shown).toBeGreaterThan(50);
    expect(seen.pass).toBeGreaterThan(50);
    expect(seen.unknown).toBeLessThan((seen.PASS + seen.FAIL) / 5);
  });
}

function witnessRequest(result: CheckResult & { check: 'FAIL' }, type: PolicyType): Request | null {
  const { action, resource, principal } = result.witness;
  const request = { action, resource, resourceAccount: HOME, context: new Map<string, string>() };
  if (type === 'identity') return { ...request, principal: ANN };
  if (principal === '*') return { ...request, principal: { kind: 'anonymous' } };
  const user = /^arn:aws:iam::([0-9]{12}):user\//.exec(principal ?? '');
  // The user lies in the partition `aws`, so that it cannot use a resource of another account in another one (POL-20).
  if (user === null || (resource.split(':')[1] ?? 'aws') !== 'aws') return null;
  return { ...request, principal: { kind: 'user', account: user[1]!, arn: principal!, id: 'AIDAunnamed' } };
}

test('CheckNoNewAccess: narrowing passes, widening fails with an example', () => {
  const wide = allow({ Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' });
  const narrow = allow({ Action: ['s3:GetObject', 's3:GetObjectTagging'], Resource: 'arn:aws:s3:::b/home/*' });
  expect(verdict(wide, narrow)).toBe('PASS');
  expect(check(narrow, wide)).toMatchObject({ check: 'FAIL', witness: { principal: null, conditions: [] } });
  expect(verdict(wide, [wide, deny({ Resource: 'arn:aws:s3:::b/x' })])).toBe('PASS');
  expect(check([wide, deny({ Resource: 'arn:aws:s3:::b/secret' })], wide)).toMatchObject({ check: 'FAIL', witness: { resource: 'arn:aws:s3:::b/secret' } });
  expect(verdict(allow({ Action: 's3:*' }), [allow({ Action: 's3:Get*' }), allow({ Action: ['s3:Put*', 'S3:listbucket'] })])).toBe('PASS');
  expect(check(allow({ Resource: 'arn:*' }), allow())).toMatchObject({ check: 'FAIL' });
});

test('CheckNoNewAccess: several old statements together may grant what none of them grants alone', () => {
  const parts = [allow({ Action: 's3:?', Resource: '*' }), allow({ Action: 's3:??*', Resource: '*' })];
  expect(verdict(parts, allow({ Action: 's3:*', Resource: '*' }))).toBe('PASS');
  expect(verdict([allow({ Action: 's3:*', Resource: 'arn:aws:s3:::a' }), allow({ Action: 'ec2:*', Resource: '*' })], allow({ Action: ['s3:*', 'ec2:*'], Resource: 'arn:aws:s3:::a' }))).toBe('PASS');
  expect(verdict([allow({ Action: 's3:*', Resource: 'arn:aws:s3:::a' }), allow({ Action: 'ec2:*', Resource: 'arn:aws:s3:::b' })], allow({ Action: ['s3:*', 'ec2:*'], Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] }))).toBe('FAIL');
});

test('POL-13, POL-19: NotAction and NotResource are complements', () => {
  expect(verdict(allow({ NotAction: 'iam:*' }), allow({ Action: ['s3:*', 'ec2:*'] }))).toBe('PASS');
  expect(check(allow({ Action: 's3:*' }), allow({ NotAction: 'iam:*' }))).toMatchObject({ check: 'FAIL' });
  expect(verdict(allow(), [allow(), deny({ NotAction: 's3:*' })])).toBe('PASS');
  expect(verdict([allow(), deny({ NotResource: 'arn:aws:s3:::b/*' })], allow({ Resource: 'arn:aws:s3:::b/*' }))).toBe('PASS');
  expect(verdict([allow(), deny({ NotResource: 'arn:aws:s3:::b/*' })], allow({ Resource: 'arn:aws:s3:::c' }))).toBe('FAIL');
});

test('COND-1: conditions are compared as written; a shorter list of values is narrower, or wider if negated', () => {
  const when = (Condition: NonNullable<RawStatement['Condition']>) => allow({ Condition });
  const ab = when({ StringEquals: { 'k:x': ['a', 'b'] } });
  expect(verdict(ab, when({ StringEquals: { 'K:X': 'a' } }))).toBe('PASS');
  expect(check(when({ StringEquals: { 'k:x': 'a' } }), ab)).toMatchObject({ check: 'FAIL', witness: { conditions: ['StringEquals k:x a, b'] } });
  expect(verdict(when({ StringNotEquals: { 'k:x': 'a' } }), when({ StringNotEquals: { 'k:x': ['a', 'b'] } }))).toBe('PASS');
  expect(verdict(when({ StringNotEquals: { 'k:x': ['a', 'b'] } }), when({ StringNotEquals: { 'k:x': 'a' } }))).toBe('FAIL');
  expect(verdict(ab, when({ StringEquals: { 'k:x': ['b', 'a'] }, Bool: { 'k:y': 'true' } }))).toBe('PASS');
  expect(verdict(ab, allow())).toBe('FAIL');
  expect(verdict([allow(), deny({ Condition: { Bool: { 'k:y': 'false' } } })], allow())).toBe('FAIL');
  expect(verdict(allow(), [allow({ Condition: { Bool: { 'k:y': 'false' } } }), deny({ Condition: { Bool: { 'k:y': 'false' } } })])).toBe('PASS');
  expect(verdict([], [allow({ Condition: { Bool: { 'k:y': 'false' } } }), deny({ Condition: { Bool: { 'k:y': 'false' } } })])).toBe('PASS');
});

test('COND-40 to COND-43: resources with variables are compared as written, and else unknown or shown with a value', () => {
  const home = allow({ Action: 's3:*', Resource: 'arn:aws:s3:::b/home/${aws:username}/*' });
  const all = allow({ Action: 's3:*', Resource: 'arn:aws:s3:::b/home/*' });
  expect(verdict(home, home)).toBe('PASS');
  expect(verdict(all, home)).toBe('PASS');
  expect(verdict(home, all)).toBe('FAIL');
  expect(check(allow({ Action: 'ec2:*' }), home)).toMatchObject({ check: 'FAIL', witness: { resource: 'arn:aws:s3:::b/home/value-of-aws-username/' } });
  expect(verdict(home, allow({ Action: 's3:*', Resource: 'arn:aws:s3:::b/home/${aws:username}/x' }))).toBe('unknown');
  expect(compare(documentFor(home, '2008-10-17'), documentFor(home)).check).not.toBe('PASS');
});

test('POL-32: NotPrincipal, and variables in NotResource, are unknown and say so', () => {
  expect(check(allow({ Principal: '*' }), deny({ NotPrincipal: { AWS: HOME } }))).toEqual({ check: 'unknown', reason: 'statement 0 has NotPrincipal' });
  expect(check(allow(), deny({ NotResource: 'arn:aws:s3:::${aws:username}' }))).toMatchObject({ check: 'unknown', reason: 'statement 0 has a variable in NotResource' });
});

test('POL-22 to POL-29, EVAL-11: principals of resource policies', () => {
  const to = (...AWS: string[]) => allow({ Action: 's3:GetObject', Principal: { AWS } });
  const ann = ANN.arn;
  expect(verdict(to(HOME), to(`arn:aws:iam::${HOME}:root`))).toBe('PASS');
  expect(check(to(HOME), to(HOME, AWAY))).toMatchObject({ check: 'FAIL' });
  expect(verdict(to('*'), to(HOME, AWAY, ann, SESSION.roleArn))).toBe('PASS');
  expect(check(to(HOME), to('*'))).toMatchObject({ check: 'FAIL', witness: { principal: '*' } });
  expect(verdict(to(ann), to(HOME))).toBe('FAIL');
  expect(verdict(to(HOME), to(ann), { resourceAccount: AWAY })).toBe('PASS');
  expect(verdict(to(HOME), to(ann), { resourceAccount: HOME })).toBe('FAIL');
  expect(check(to(HOME), to(ann))).toMatchObject({ check: 'unknown' });
  expect(verdict(to(SESSION.roleArn), to(SESSION.arn), { resourceAccount: AWAY })).toBe('FAIL');
  expect(verdict(allow({ Principal: { Service: ['a.amazonaws.com', 'b.amazonaws.com'] } }), allow({ Principal: { Service: 'a.amazonaws.com' } }))).toBe('PASS');
  expect(check(to(HOME), allow({ Action: 's3:GetObject', Principal: { Service: 'a.amazonaws.com' } }))).toMatchObject({ check: 'FAIL', witness: { principal: 'a.amazonaws.com' } });
});

test('POL-72: trust policies have no resource', () => {
  const trust = (AWS: string): RawStatement => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } });
  expect(verdict(trust('*'), trust(HOME))).toBe('PASS');
  expect(verdict(trust(HOME), trust(AWAY))).toBe('FAIL');
});

test('CheckAccessNotGranted: actions that a policy grants, with or without wildcards, or denies again', () => {
  const ask = (short: Short, ...actions: string[]) => grants(documentFor(short), actions);
  expect(ask(allow({ Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' }), 's3:PutObject', 'iam:*').check).toBe('PASS');
  expect(ask(allow({ Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }), 's3:PutObject')).toMatchObject({ check: 'FAIL', witness: { action: 's3:putobject' } });
  expect(ask(allow({ NotAction: 'iam:*' }), 'iam:*').check).toBe('PASS');
  expect(ask([allow(), deny({ Action: 'iam:*' })], 'iam:CreateUser', 'IAM:*').check).toBe('PASS');
  expect(ask([allow(), deny({ Action: 'iam:*', Resource: 'arn:*' })], 'iam:CreateUser')).toMatchObject({ check: 'FAIL', witness: { resource: '*' } });
  expect(ask(allow({ Condition: { Bool: { 'k:x': 'true' } } }), 's3:GetObject').check).toBe('FAIL');
  expect(ask(allow(), 's3').check).toBe('unknown');
  expect(grants(documentFor(allow()), []).check).toBe('unknown');
  expect(ask(allow(), '*').check).toBe('FAIL');
});

test('CheckAccessNotGranted: PASS is never wrong (sampled)', () => {
  let passed = 0;
  fc.assert(
    fc.property(raw('identity'), generate.actionPattern.filter((action) => action === '*' || action.includes(':')), fc.array(generate.request, { minLength: 8, maxLength: 8 }), (document, pattern, requests) => {
      const read = documentIn(document);
      if (grants(read, [pattern], { type: 'identity' }).check !== 'PASS') return;
      passed += 1;
      const asks = documentFor(deny({ Action: pattern }));
      for (const asked of requests) {
        const request = { ...asked, principal: ANN, resourceAccount: HOME, resourceRule: 'ordinary' as const };
        const asksForIt = evaluate(request, { ...NONE, identity: [compile(asks)] }).effect === 'ExplicitlyDenied';
        if (asksForIt) expect(decideWith(read, 'identity', request)).toBe(false);
      }
    }),
    { numRuns: Number(process.env['OCTROI_FUZZ_RUNS'] ?? 1000) },
  );
  expect(passed).toBeGreaterThan(100);
});

test('compare: a policy of full size is compared within a second, and a hopeless one is given up', () => {
  const large = Array.from({ length: 40 }, (_, at) => allow({ Action: Array.from({ length: 6 }, (__, part) => `service${at}:Operation${part}*`), Resource: `arn:aws:s3:::bucket-${at}/*` }));
  const from = process.cpuUsage();
  expect(verdict(large, large.slice(1))).toBe('PASS');
  expect(verdict(large.slice(1), large)).toBe('FAIL');
  expect(process.cpuUsage(from).user / 1000).toBeLessThan(5000);
  const wild = Array.from({ length: 12 }, (_, at) => allow({ Action: '*', Resource: `arn:aws:s3:::*${'abcdefghijkl'[at]}*${'bcdefghijkla'[at]}*${'cdefghijklab'[at]}*` }));
  expect(check(wild, allow({ Action: '*', Resource: 'arn:aws:s3:::*' })).check).toBe('unknown');
});
