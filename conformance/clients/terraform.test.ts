import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GetAccountSummaryCommand, GetRoleCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { rsaPublicKey, selfSigned } from '../../packages/octroi/src/testing/certificates.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { importsOf, type State } from './terraform-imports.ts';
import { terraformAbsence, terraformIn, type Terraform } from './terraform-run.ts';

const missing = await terraformAbsence();

describe.skipIf(missing !== null)(`Terraform, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let terraform: Terraform;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  beforeAll(async () => {
    octroi = await startOctroi();
    root = await octroi.account();
    const { certificate, privateKey } = await selfSigned('shop.example.com');
    terraform = await terraformIn(new URL('terraform', import.meta.url), octroi.endpoint, root, { certificate, private_key: privateKey, ssh_public_key: rsaPublicKey().ssh });
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await terraform.remove();
  });

  /** What the account holds, without the quotas. */
  async function held(): Promise<Readonly<Record<string, number>>> {
    const { SummaryMap } = await octroi.iam(root).send(new GetAccountSummaryCommand({}));
    return Object.fromEntries(Object.entries(SummaryMap!).filter(([name]) => !name.endsWith('Quota')));
  }

  test('IAM-30 to IAM-171: makes, leaves alone, changes, imports and removes all that an account holds, and finds it again', async () => {
    const empty = await held();
    await terraform.run('init', '-no-color');
    await terraform.run('apply', '-no-color', '-auto-approve');
    const own = (resource: string) => `arn:aws:iam::${root.accountId}:${resource}`;
    expect(await terraform.output('seen')).toEqual({ account: root.accountId, role: own('role/apps/app'), user: own('user/staff/ann'), members: ['ann', 'bob'], policy: 'read', profile: own('instance-profile/apps/app'), alias: 'terraform-one' });
    expect(await terraform.output('found')).toEqual({
      users: ['ann'],
      roles: ['app'],
      profiles: ['app'],
      me: own('root'),
      issuer: own('role/apps/app'),
      policy: own('policy/tf/read'),
      managed: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      simulation: ['s3:DeleteObject implicitDeny', 's3:GetObject allowed'],
      key: true,
      site: own('server-certificate/cloudfront/site'),
      keys: ['Active'],
    });
    expect(await terraform.run('plan', '-no-color')).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform.run('apply', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await terraform.output('seen')).toMatchObject({ members: ['ann'], alias: 'terraform-two' });
    expect(await terraform.output('found')).toMatchObject({ profiles: [], site: own('server-certificate/cloudfront/shop'), keys: ['Inactive'] });
    const { Role } = await octroi.iam(root).send(new GetRoleCommand({ RoleName: 'app' }));
    expect(Role).toMatchObject({ Description: 'two', MaxSessionDuration: 7200 });
    expect(Role).not.toHaveProperty('PermissionsBoundary');

    const imports = importsOf(JSON.parse(await terraform.run('show', '-json')) as State);
    await terraform.run('state', 'rm', ...imports.addresses);
    await writeFile(join(terraform.folder, 'import.tf'), imports.configuration);
    // Terraform's own force_destroy of a user is in no account, and is written down: one change.
    expect(await terraform.run('apply', '-no-color', '-auto-approve', '-var', 'round=2')).toContain(`Resources: ${imports.addresses.length} imported, 0 added, 1 changed, 0 destroyed.`);
    await rm(join(terraform.folder, 'import.tf'));

    await terraform.run('destroy', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await held()).toEqual(empty);
    expect((await octroi.iam(root).send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
  }, 300_000);
});
