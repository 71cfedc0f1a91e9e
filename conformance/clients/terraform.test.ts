import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GetAccountSummaryCommand, GetRoleCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { rsaPublicKey, selfSigned } from '../../packages/octroi/src/testing/certificates.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';
import { importsOf, type State } from './terraform-imports.ts';

/** A filesystem mirror that holds hashicorp/aws: nothing is downloaded. */
const PLUGINS = process.env['TF_PLUGINS'] ?? '/opt/tf-plugins';

const missing =
  (await absence('Terraform', 'terraform', ['version'])) ??
  (existsSync(join(PLUGINS, 'registry.terraform.io/hashicorp/aws')) ? null : `there is no hashicorp/aws in \`${PLUGINS}\`; name another folder in TF_PLUGINS`);

describe.skipIf(missing !== null)(`Terraform, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let folder: string;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  beforeAll(async () => {
    octroi = await startOctroi();
    root = await octroi.account();
    folder = await mkdtemp(join(tmpdir(), 'octroi-terraform-'));
    await cp(new URL('terraform', import.meta.url), folder, { recursive: true });
    const { certificate, privateKey } = await selfSigned('shop.example.com');
    await writeFile(join(folder, 'terraform.tfvars.json'), JSON.stringify({ certificate, private_key: privateKey, ssh_public_key: rsaPublicKey().ssh }));
    await writeFile(join(folder, 'rc'), `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(PLUGINS)}\n  }\n}\n`);
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command, which must not fail; what it printed. */
  async function terraform(...args: string[]): Promise<string> {
    const env = { ...clientEnv(octroi.endpoint, root), TF_CLI_CONFIG_FILE: join(folder, 'rc'), TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    const { code, stdout, stderr } = await runChild('terraform', args, { cwd: folder, env, timeoutMillis: 120_000 });
    if (code !== 0) throw new Error(`terraform ${args.join(' ')} ended with ${code}:\n${stdout.slice(-2000)}${stderr}`);
    return stdout;
  }

  async function seen(name: string): Promise<unknown> {
    const { stdout } = await runChild('terraform', ['output', '-json', name], { cwd: folder });
    return JSON.parse(stdout);
  }

  /** What the account holds, without the quotas. */
  async function held(): Promise<Readonly<Record<string, number>>> {
    const { SummaryMap } = await octroi.iam(root).send(new GetAccountSummaryCommand({}));
    return Object.fromEntries(Object.entries(SummaryMap!).filter(([name]) => !name.endsWith('Quota')));
  }

  test('IAM-30 to IAM-171: makes, leaves alone, changes, imports and removes all that an account holds, and finds it again', async () => {
    const empty = await held();
    await terraform('init', '-no-color');
    await terraform('apply', '-no-color', '-auto-approve');
    const own = (resource: string) => `arn:aws:iam::${root.accountId}:${resource}`;
    expect(await seen('seen')).toEqual({ account: root.accountId, role: own('role/apps/app'), user: own('user/staff/ann'), members: ['ann', 'bob'], policy: 'read', profile: own('instance-profile/apps/app'), alias: 'terraform-one' });
    expect(await seen('found')).toEqual({
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
    expect(await terraform('plan', '-no-color')).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform('apply', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await seen('seen')).toMatchObject({ members: ['ann'], alias: 'terraform-two' });
    expect(await seen('found')).toMatchObject({ profiles: [], site: own('server-certificate/cloudfront/shop'), keys: ['Inactive'] });
    const { Role } = await octroi.iam(root).send(new GetRoleCommand({ RoleName: 'app' }));
    expect(Role).toMatchObject({ Description: 'two', MaxSessionDuration: 7200 });
    expect(Role).not.toHaveProperty('PermissionsBoundary');

    const imports = importsOf(JSON.parse(await terraform('show', '-json')) as State);
    await terraform('state', 'rm', ...imports.addresses);
    await writeFile(join(folder, 'import.tf'), imports.configuration);
    // Terraform's own force_destroy of a user is in no account, and is written down: one change.
    expect(await terraform('apply', '-no-color', '-auto-approve', '-var', 'round=2')).toContain(`Resources: ${imports.addresses.length} imported, 0 added, 1 changed, 0 destroyed.`);
    await rm(join(folder, 'import.tf'));

    await terraform('destroy', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await held()).toEqual(empty);
    expect((await octroi.iam(root).send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
  }, 300_000);
});
