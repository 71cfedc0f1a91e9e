import { expect, test } from 'vitest';
import { openMemoryStore } from '../../store/memory.ts';
import { installationScope } from '../accounts.ts';
import { permitWithoutCaller } from '../authorise.ts';
import { PolicyCache } from '../policy-cache.ts';
import { policyReader, writerFor } from '../rows.ts';
import { readPlace } from './place.ts';
import { controlPolicies, memberships, organizations, policyAttachments, units, type OrganizationRow } from './tables.ts';

const shared = installationScope('aws');
const ID = 'o-aaaaaaaaaa';
const [MANAGEMENT, MEMBER] = ['111122223333', '444455556666'];
const DENY = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}';

async function placeOf(account: string, enabled: OrganizationRow['enabled'], damage: { readonly parent?: string; readonly policy?: boolean } = {}) {
  const kv = openMemoryStore();
  const tables = [organizations, units, memberships, controlPolicies, policyAttachments];
  await kv.transact('made', async (tx) => {
    const rows = writerFor(tx, permitWithoutCaller([{ scope: shared, tables, mode: 'write' }]), shared, 'made');
    rows.put(organizations, [ID], { id: ID, management: MANAGEMENT, rootId: 'r-aaaa', featureSet: 'ALL', createdAt: 0, enabled });
    rows.put(units, [ID, 'ou-1'], { id: 'ou-1', name: 'one', parent: damage.parent ?? 'r-aaaa' });
    rows.put(units, [ID, 'ou-2'], { id: 'ou-2', name: 'two', parent: 'ou-1' });
    for (const member of [MANAGEMENT, MEMBER]) rows.put(memberships, [member], { organization: ID, parent: 'ou-2', joinedAt: 0, method: 'CREATED' });
    if (damage.policy !== false) rows.put(controlPolicies, [ID, 'p-1'], { id: 'p-1', name: 'own', description: '', type: 'SERVICE_CONTROL_POLICY', content: DENY });
    rows.put(policyAttachments, [ID, 'mark', 'ou-1', 'p-1'], { attached: true });
    rows.put(policyAttachments, [ID, 'mark', 'ou-2', 'p-FullAWSAccess'], { attached: false });
  });
  return kv.read((snapshot) => readPlace(policyReader(snapshot), 'aws', account, new PolicyCache())).finally(() => kv.close());
}

const sources = (levels: readonly (readonly { readonly source: string | null }[])[]) => levels.map((level) => level.map(({ source }) => source?.slice(source.lastIndexOf('/') + 1)));

test('EVAL-31, KEY-20a: the levels of an account are the root, its units and itself, each with what is attached there', async () => {
  const place = await placeOf(MEMBER, { SERVICE_CONTROL_POLICY: 'mark' });
  expect(place!.path).toBe(`${ID}/r-aaaa/ou-1/ou-2/`);
  expect(sources(place!.scp)).toEqual([['p-FullAWSAccess'], ['p-FullAWSAccess', 'p-1'], [], ['p-FullAWSAccess']]);
  expect(place!.rcp).toEqual([]);
  expect(place!.scp[1]![1]!.source).toBe(`arn:aws:organizations::${MANAGEMENT}:policy/${ID}/service_control_policy/p-1`);
});

test('EVAL-32, EVAL-42: no policy binds the management account; attachments of another time do not come back', async () => {
  const place = await placeOf(MANAGEMENT, { SERVICE_CONTROL_POLICY: 'mark', RESOURCE_CONTROL_POLICY: 'other' });
  expect([place!.scp, place!.rcp]).toEqual([[], []]);
  expect(sources((await placeOf(MEMBER, { SERVICE_CONTROL_POLICY: 'later' }))!.scp)).toEqual(Array.from({ length: 4 }, () => ['p-FullAWSAccess']));
});

test('damage is a fault and never a policy less: units that go round, a policy that is gone', async () => {
  await expect(placeOf(MEMBER, { SERVICE_CONTROL_POLICY: 'mark' }, { parent: 'ou-2' })).rejects.toThrow(`account ${MEMBER} hangs on`);
  await expect(placeOf(MEMBER, { SERVICE_CONTROL_POLICY: 'mark' }, { policy: false })).rejects.toThrow('the policy p-1 attached to ou-1 does not exist');
});
