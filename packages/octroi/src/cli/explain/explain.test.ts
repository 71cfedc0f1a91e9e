import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../testing/index.ts';
import type { Credentials } from '../../testing/world.ts';
import { run } from '../commands/explain.ts';
import { openVendorRole, type VendorRole } from '../data-actions/vendor-role.ts';
import { UsageError } from '../usage-error.ts';

const [CUSTOMER, VENDOR] = ['111122223333', '765628985471'] as const;
let octroi: OctroiForTests;
let vendor: VendorRole;
let requestId: string;

beforeAll(async () => {
  octroi = await startOctroi({ accounts: [{ id: CUSTOMER }, { id: VENDOR }] });
  const trust = { Sid: 'Genesys', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${VENDOR}:root` }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': 'right' } } };
  await octroi.iam(octroi.root(CUSTOMER)).send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }) }));
  vendor = await openVendorRole({ endpoint: octroi.endpoint, administrator: octroi.root(VENDOR) });
  const error = await octroi.sts(await vendor.credentials()).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${CUSTOMER}:role/caller`, RoleSessionName: 'deputy', ExternalId: 'wrong' })).catch((thrown: unknown) => thrown);
  requestId = (error as { $metadata: { requestId: string } }).$metadata.requestId;
});
afterAll(async () => {
  await vendor.close();
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function explain(who: Credentials, ...args: string[]): Promise<string> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', who.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', who.secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', who.sessionToken);
  vi.stubEnv('AWS_ENDPOINT_URL', octroi.endpoint);
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  expect(await run(args)).toBe(0);
  return out;
}

test('the customer reads what was wanted, what was sent, and what would help', async () => {
  const out = await explain(octroi.root(CUSTOMER), requestId);
  expect(out).toContain('operation  sts:AssumeRole in us-east-1\n');
  expect(out).toContain(`denied   sts:AssumeRole on arn:aws:iam::${CUSTOMER}:role/caller\n         no trust policy allows it\n`);
  expect(out).toContain('statement Genesys: condition does not match\n      StringEquals sts:ExternalId wants right; it is wrong\n');
  expect(out).toContain('nearest changes');
  expect(out).not.toContain('\u001b');
});

test('ERR-25: the vendor reads that its own side allows, and nothing of the trust policy', async () => {
  const out = await explain(await vendor.credentials(), requestId);
  expect(out).toContain('the account on the other side does\n');
  expect(out).toContain('identity policy: allows');
  expect(out).not.toContain('right');
  expect(out).toContain('not shown to this account: trust policy');
  const { Decisions } = JSON.parse(await explain(await vendor.credentials(), requestId, '--json')) as { Decisions: { Explanation: { effect: string } }[] };
  expect(Decisions[0]?.Explanation.effect).toBe('ImplicitlyDenied');
});

test('what is missing is said', async () => {
  await expect(run([])).rejects.toThrow(UsageError);
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  await expect(run(['some-request'])).rejects.toThrow('--endpoint URL');
});
