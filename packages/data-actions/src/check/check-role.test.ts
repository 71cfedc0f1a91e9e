import { expect, test } from 'vitest';
import { checkRole, checkVendorRole, type CheckRoleOptions } from './check-role.ts';
import { exitCodeOf } from './report.ts';
import { allow, credentials, CUSTOMER, document, equals, FEDRAMP, FUNCTION, GENESYS, like, ORGANISATION, OTHER, party, ROLE, roleWorld, SECOND, subject, trust } from './role.fixture.ts';
import type { Report } from './types.ts';

const NARROW = [allow('lambda:InvokeFunction', FUNCTION)];

function check(trusts: readonly object[], permissions: readonly object[] = NARROW, more: Partial<CheckRoleOptions> = {}): Promise<Report> {
  return checkRole({ roleArn: ROLE, functionArn: FUNCTION, organisations: [ORGANISATION], region: 'us-east-1', credentials, otherOrganisation: OTHER, asker: roleWorld(trusts, permissions), ...more });
}
const failed = (report: Report): string[] => report.findings.filter(({ status }) => status === 'fail').map(({ id }) => id);
const reading = (trusts: readonly object[], permissions: readonly object[] = NARROW) => ({ readRole: async () => ({ trust: document(...trusts), permissions: [{ name: 'invoke', document: document(...permissions) }] }) });

test('GEN-4: the role of the procedure passes, tried and read', async () => {
  const trusts = [trust(equals(ORGANISATION))];
  const report = await check(trusts, NARROW, reading(trusts));
  expect(failed(report)).toEqual([]);
  expect(report.counts.error).toBe(0);
  expect([report.verdict, exitCodeOf(report)]).toEqual(['pass', 0]);
  expect(report.findings.filter(({ status }) => status === 'skipped')).toEqual([]);
});

test('GEN-4: several organisations under StringLike without wildcards pass as well', async () => {
  const trusts = [trust(like(ORGANISATION, SECOND))];
  const report = await check(trusts, NARROW, { organisations: [ORGANISATION, SECOND], ...reading(trusts) });
  expect([report.verdict, failed(report)]).toEqual(['pass', []]);
  expect(report.findings.filter(({ id }) => id.startsWith('right-tenant')).map(({ status }) => status)).toEqual(['pass', 'pass']);
});

test.each([
  ['no condition', trust(null), ['no-external-id', 'wrong-external-id', 'another-tenant', 'other-case', 'one-character', 'first-character', 'longer', 'shorter', 'same-beginning', 'same-end']],
  ['IfExists', trust({ StringEqualsIfExists: { 'sts:ExternalId': ORGANISATION } }), ['no-external-id']],
  ['ForAllValues', trust({ 'ForAllValues:StringEquals': { 'sts:ExternalId': ORGANISATION } }), ['no-external-id']],
  ['a negated operator', trust({ StringNotEquals: { 'sts:ExternalId': OTHER } }), ['no-external-id', 'wrong-external-id', 'other-case', 'one-character', 'first-character', 'longer', 'shorter', 'same-beginning', 'same-end']],
  ['no regard to case', trust({ StringEqualsIgnoreCase: { 'sts:ExternalId': ORGANISATION } }), ['other-case']],
  ['`*`', trust(like('*')), ['wrong-external-id', 'another-tenant', 'other-case', 'one-character', 'first-character', 'longer', 'shorter', 'same-beginning', 'same-end']],
  ['`*` at the end', trust(like(`${ORGANISATION.slice(0, 18)}*`)), ['one-character', 'longer', 'shorter', 'same-beginning']],
  ['`*` at the beginning', trust(like(`*${ORGANISATION.slice(18)}`)), ['first-character', 'same-end']],
  ['`?` at the end', trust(like(`${ORGANISATION.slice(0, -1)}?`)), ['one-character']],
  ['another tenant beside it', trust(equals(ORGANISATION, OTHER)), ['another-tenant']],
] as const)('GEN-6: %s is found by asking', async (_, statement, ids) => {
  const report = await check([statement]);
  expect(failed(report)).toEqual([...ids]);
  expect(exitCodeOf(report)).toBe(1);
  for (const { mend, sent, answer, reason } of report.findings.filter(({ status }) => status === 'fail')) {
    expect(JSON.stringify(mend)).toContain(ORGANISATION);
    expect([sent, answer, reason]).not.toContain(null);
  }
});

test.each([
  ['no condition', trust(null), ['trust-condition', 'trust-neighbours', 'trust-wider']],
  ['IfExists', trust({ StringEqualsIfExists: { 'sts:ExternalId': ORGANISATION } }), ['trust-condition', 'trust-wider']],
  ['`?` in the middle', trust(like(`${ORGANISATION.slice(0, 10)}?${ORGANISATION.slice(11)}`)), ['trust-wildcard', 'trust-neighbours', 'trust-wider']],
  ['a wildcard that is none', trust(equals(ORGANISATION, '90b7*')), ['trust-wildcard', 'trust-wider']],
  ['another tenant', trust(equals(ORGANISATION, SECOND)), ['trust-tenants', 'trust-wider']],
  ['everybody', trust(equals(ORGANISATION), '*'), ['trust-wider']],
  ['another account', trust(equals(ORGANISATION), { AWS: [`arn:aws:iam::${GENESYS}:root`, 'arn:aws:iam::444455556666:root'] }), ['trust-wider']],
] as const)('GEN-4: %s is found by reading', async (_, statement, ids) => {
  const report = await check([statement], NARROW, reading([statement]));
  const found = failed(report).filter((id) => id.startsWith('trust-'));
  expect(found).toEqual(expect.arrayContaining([...ids]));
});

test('GEN-4: everybody under no condition is public', async () => {
  expect(failed(await check([trust(null, '*')], NARROW, reading([trust(null, '*')])))).toContain('trust-public');
});

test('GEN-8: a role that trusts the core account is no role of a FedRAMP organisation, nor the reverse', async () => {
  const core = await check([trust(equals(ORGANISATION))], NARROW, { region: 'us-east-2' });
  expect(core.vendor.account).toBe(FEDRAMP);
  expect(failed(core)).toEqual(['right-tenant']);
  expect(core.findings.find(({ id }) => id === 'right-tenant')?.mend?.policy).toMatchObject({ Principal: { AWS: `arn:aws:iam::${FEDRAMP}:root` } });
  const gov = trust(equals(ORGANISATION), { AWS: `arn:aws:iam::${FEDRAMP}:root` });
  expect(failed(await check([gov]))).toEqual(['right-tenant']);
  const both = trust(equals(ORGANISATION), { AWS: [`arn:aws:iam::${FEDRAMP}:root`, `arn:aws:iam::${GENESYS}:root`] });
  expect(failed(await check([both]))).toEqual([`account-${FEDRAMP}`]);
});

test('GEN-8: a stranger with the right external ID is refused', async () => {
  const open = trust(equals(ORGANISATION), '*');
  expect(failed(await check([open]))).toEqual([`account-${FEDRAMP}`, 'account-444455556666']);
});

test('a refusal proves nothing where the right one is refused too', async () => {
  const report = await check([trust(equals(SECOND))]);
  expect(failed(report)).toEqual(['right-tenant']);
  expect(report.findings.find(({ id }) => id === 'no-external-id')).toMatchObject({ status: 'skipped', sent: null });
  expect(report.findings.find(({ id }) => id === 'invoke')).toMatchObject({ status: 'skipped', reason: 'the role could not be assumed' });
  expect(exitCodeOf(report)).toBe(1);
});

test('GEN-3: a policy wider than needed is found by asking and by reading', async () => {
  const cases: readonly (readonly [object, readonly string[]])[] = [
    [allow('lambda:InvokeFunction', '*'), ['another-function', 'same-prefix', 'another-region']],
    [allow('lambda:*', FUNCTION), ['read-code', 'read-policy']],
    [allow('*', '*'), ['another-function', 'same-prefix', 'another-region', 'read-code', 'read-policy', 'list-functions', 'delete-function']],
    [allow('lambda:InvokeFunction', `${FUNCTION}*`), ['same-prefix']],
    [allow('lambda:InvokeFunction', FUNCTION.replace('eu-west-3', '*')), ['another-region']],
  ];
  for (const [statement, ids] of cases) {
    const trusts = [trust(equals(ORGANISATION))];
    expect(failed(await check(trusts, [statement], reading(trusts, [statement])))).toEqual([...ids, 'permissions-1']);
  }
  const elsewhere = allow('s3:GetObject', '*');
  expect(failed(await check([trust(equals(ORGANISATION))], [...NARROW, elsewhere], reading([trust(equals(ORGANISATION))], [...NARROW, elsewhere])))).toEqual(['permissions-1']);
});

test('GEN-57: an alias and a version are other ARNs: the report says whether they work, and either is right', async () => {
  const trusts = [trust(equals(ORGANISATION))];
  const plain = await check(trusts);
  expect(plain.findings.find(({ id }) => id === 'alias')).toMatchObject({ status: 'pass', reason: expect.stringContaining('refused') as string });
  const wide = await check(trusts, [allow('lambda:InvokeFunction', [FUNCTION, `${FUNCTION}:*`])]);
  expect(wide.findings.find(({ id }) => id === 'alias')).toMatchObject({ status: 'pass', reason: 'allowed' });
  const named = await check(trusts, NARROW, { functionArn: `${FUNCTION}:PROD` });
  expect(failed(named)).toEqual(['invoke']);
  expect(named.findings.find(({ id }) => id === 'invoke')?.mend?.policy).toMatchObject({ Resource: `${FUNCTION}:PROD` });
});

test('GEN-10: a function in another Region than the organisation is invoked there', async () => {
  const report = await check([trust(equals(ORGANISATION))]);
  expect(report.findings.find(({ id }) => id === 'invoke')).toMatchObject({ status: 'pass', title: 'invoke the function, from us-east-1 to eu-west-3', rule: 'GEN-10' });
});

test('GEN-6: external IDs are sent in lower case', async () => {
  const asker = roleWorld([trust(equals(ORGANISATION))], NARROW);
  await checkRole({ roleArn: ROLE, functionArn: null, organisations: [ORGANISATION.toUpperCase()], region: 'us-east-1', credentials, asker });
  expect(asker.asked[0]).toMatchObject({ externalId: ORGANISATION });
});

test('what is not asked is skipped with its reason, and what is not answered is an error', async () => {
  const lonely = await check([trust(equals(ORGANISATION))], NARROW, { credentials: { [GENESYS]: credentials[GENESYS]! }, functionArn: null });
  expect(lonely.findings.filter(({ status }) => status === 'skipped').map(({ id }) => id)).toEqual([`account-${FEDRAMP}`, 'invoke', 'policies']);
  expect(lonely.verdict).toBe('pass');
  const asker = roleWorld([trust(equals(ORGANISATION))], NARROW);
  const flaky = { ask: (request: Parameters<typeof asker.ask>[0], session: Parameters<typeof asker.ask>[1]) => (request.kind === 'assume' && request.externalId === null ? Promise.resolve({ answer: { kind: 'failed', requestId: '', error: 'TimeoutError', text: 'no answer' } as const, session: null }) : asker.ask(request, session)) };
  const report = await check([], NARROW, { asker: flaky });
  expect(report.findings.find(({ id }) => id === 'no-external-id')).toMatchObject({ status: 'error' });
  expect([report.verdict, exitCodeOf(report)]).toEqual(['error', 2]);
});

test('a policy that cannot be read is an error and not a pass', async () => {
  const report = await check([trust(equals(ORGANISATION))], NARROW, { readRole: () => Promise.reject(new Error('AccessDenied')) });
  expect(report.findings.at(-1)).toMatchObject({ id: 'policies', status: 'error' });
  expect(exitCodeOf(report)).toBe(2);
});

test('any vendor: accounts, external IDs and words are its own', async () => {
  const statement = { ...trust(equals('workspace-12')), Principal: { AWS: 'arn:aws:iam::222233334444:role/collector' } };
  const asker = roleWorld([statement], []);
  const report = await checkVendorRole({ ...subject({ vendor: party('222233334444', 'Monitors Inc.'), outsiders: [], functionArn: null, tenants: ['workspace-12'], otherTenant: 'workspace-13', tenantWord: 'workspace' }), asker });
  expect(report.findings.map(({ title }) => title)).toContain('another workspace');
  // The role of this vendor is called otherwise than the one that the trust policy names.
  expect(failed(report)).toEqual(['right-tenant']);
  expect(report.findings[0]?.mend?.policy).toMatchObject({ Principal: { AWS: 'arn:aws:iam::222233334444:root' } });
});

test('what cannot be checked is refused with a sentence', async () => {
  await expect(check([], [], { organisations: [] })).rejects.toThrow('a check needs at least one organisation that is to work');
  await expect(check([], [], { organisations: [OTHER] })).rejects.toThrow('cannot be both');
  await expect(check([], [], { roleArn: `arn:aws:iam::${CUSTOMER}:user/x` })).rejects.toThrow('is not the ARN of a role');
  await expect(check([], [], { functionArn: 'greeter' })).rejects.toThrow('is not the ARN of a Lambda function');
  await expect(check([], [], { credentials: {} })).rejects.toThrow(`a check needs credentials of a principal of account ${GENESYS}`);
  await expect(check([], [], { region: 'eusc-de-east-1' })).rejects.toThrow('not public');
});
