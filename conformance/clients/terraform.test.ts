import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GetRoleCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';

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
    await copyFile(new URL('terraform/main.tf', import.meta.url), join(folder, 'main.tf'));
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

  async function seen(): Promise<unknown> {
    const { stdout } = await runChild('terraform', ['output', '-json', 'seen'], { cwd: folder });
    return JSON.parse(stdout);
  }

  test('IAM-30 to IAM-130: makes, leaves alone, changes, imports and removes users, groups, roles, policies, what connects them and the settings of the account', async () => {
    await terraform('init', '-no-color');
    await terraform('apply', '-no-color', '-auto-approve');
    expect(await seen()).toEqual({ account: root.accountId, role: `arn:aws:iam::${root.accountId}:role/apps/app`, user: `arn:aws:iam::${root.accountId}:user/staff/ann`, members: ['ann', 'bob'], policy: 'read', profile: `arn:aws:iam::${root.accountId}:instance-profile/apps/app`, alias: 'terraform-one' });
    expect(await terraform('plan', '-no-color')).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform('apply', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await seen()).toMatchObject({ members: ['ann'], alias: 'terraform-two' });
    const { Role } = await octroi.iam(root).send(new GetRoleCommand({ RoleName: 'app' }));
    expect(Role).toMatchObject({ Description: 'two', MaxSessionDuration: 7200 });
    expect(Role).not.toHaveProperty('PermissionsBoundary');

    await terraform('state', 'rm', 'aws_iam_role.app', 'aws_iam_role_policy.app');
    await writeFile(join(folder, 'import.tf'), 'import {\n  to = aws_iam_role.app\n  id = "app"\n}\nimport {\n  to = aws_iam_role_policy.app\n  id = "app:inline"\n}\n');
    expect(await terraform('apply', '-no-color', '-auto-approve', '-var', 'round=2')).toContain('Resources: 2 imported, 0 added, 0 changed, 0 destroyed.');

    await terraform('destroy', '-no-color', '-auto-approve', '-var', 'round=2');
    expect((await octroi.iam(root).send(new ListUsersCommand({}))).Users).toEqual([]);
  }, 240_000);
});
