import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';

/** A filesystem mirror that holds hashicorp/aws: nothing is downloaded. */
const PLUGINS = process.env['TF_PLUGINS'] ?? '/opt/tf-plugins';

const missing =
  (await absence('Terraform', 'terraform', ['version'])) ??
  (existsSync(join(PLUGINS, 'registry.terraform.io/hashicorp/aws')) ? null : `there is no hashicorp/aws in \`${PLUGINS}\`; name another folder in TF_PLUGINS`);

describe.skipIf(missing !== null)(`AWS Organizations by Terraform, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let folder: string;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  beforeAll(async () => {
    octroi = await startOctroi();
    root = await octroi.account();
    folder = await mkdtemp(join(tmpdir(), 'octroi-terraform-'));
    await copyFile(new URL('organizations-terraform/main.tf', import.meta.url), join(folder, 'main.tf'));
    await writeFile(join(folder, 'rc'), `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(PLUGINS)}\n  }\n}\n`);
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command, which must end with this code; what it printed. */
  async function terraform(args: readonly string[], wanted = 0): Promise<string> {
    const env = { ...clientEnv(octroi.endpoint, root), TF_CLI_CONFIG_FILE: join(folder, 'rc'), TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    const { code, stdout, stderr } = await runChild('terraform', args, { cwd: folder, env, timeoutMillis: 180_000 });
    if (code !== wanted) throw new Error(`terraform ${args.join(' ')} ended with ${code}:\n${stdout.slice(-3000)}${stderr}`);
    return stdout;
  }

  async function seen(): Promise<unknown> {
    return JSON.parse(await terraform(['output', '-json', 'seen']));
  }

  test('EVAL-30 to EVAL-43: makes, leaves alone, changes and removes an organization with its units, accounts and policies, and reads it', async () => {
    await terraform(['init', '-no-color']);
    await terraform(['apply', '-no-color', '-auto-approve']);
    const common = { organization: expect.stringMatching(/^o-[a-z0-9]{10}$/), accounts: 2, attached: 2, full: true, delegated: ['shop'] };
    expect(await seen()).toEqual({ ...common, units: ['Workloads'], production: [], tags: { managed: 'terraform', round: '1' } });
    expect(await terraform(['plan', '-no-color', '-detailed-exitcode'])).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform(['apply', '-no-color', '-auto-approve', '-var', 'round=2']);
    expect(await seen()).toEqual({ ...common, units: ['Products'], production: ['shop'], attached: 1, tags: { managed: 'terraform', round: '2' } });
    expect(await terraform(['plan', '-no-color', '-detailed-exitcode', '-var', 'round=2'])).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform(['destroy', '-no-color', '-auto-approve', '-var', 'round=2']);
    await terraform(['plan', '-no-color', '-detailed-exitcode', '-var', 'round=2'], 2);
  }, 400_000);
});
