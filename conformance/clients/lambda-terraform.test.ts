import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetFunctionCommand, GetPolicyCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFiles, zipOf } from '../../packages/octroi/src/services/lambda/execution/testing.ts';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';

/** A filesystem mirror that holds hashicorp/aws: nothing is downloaded. */
const PLUGINS = process.env['TF_PLUGINS'] ?? '/opt/tf-plugins';

const missing =
  (await absence('Terraform', 'terraform', ['version'])) ??
  (existsSync(join(PLUGINS, 'registry.terraform.io/hashicorp/aws')) ? null : `there is no hashicorp/aws in \`${PLUGINS}\`; name another folder in TF_PLUGINS`);

describe.skipIf(missing !== null)(`Lambda by Terraform, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let folder: string;
  let root: Awaited<ReturnType<OctroiForTests['account']>>;
  beforeAll(async () => {
    octroi = await startOctroi();
    root = await octroi.account();
    folder = await mkdtemp(join(tmpdir(), 'octroi-terraform-'));
    await copyFile(new URL('lambda-terraform/main.tf', import.meta.url), join(folder, 'main.tf'));
    await writeFile(join(folder, 'rc'), `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(PLUGINS)}\n  }\n}\n`);
    for (const round of [1, 2]) await writeFile(join(folder, `round-${round}.zip`), zipOf(nodeFiles(`return { round: ${round}, event, colour: process.env.COLOUR };`)));
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command, which must end with this code; what it printed. */
  async function terraform(args: readonly string[], wanted = 0): Promise<string> {
    const env = { ...clientEnv(octroi.endpoint, root), TF_CLI_CONFIG_FILE: join(folder, 'rc'), TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    const { code, stdout, stderr } = await runChild('terraform', args, { cwd: folder, env, timeoutMillis: 120_000 });
    if (code !== wanted) throw new Error(`terraform ${args.join(' ')} ended with ${code}:\n${stdout.slice(-3000)}${stderr}`);
    return stdout;
  }

  async function seen(): Promise<unknown> {
    return JSON.parse(await terraform(['output', '-json', 'seen']));
  }

  test('LAM-2, LAM-17, LAM-20 to LAM-61: makes, leaves alone, changes and removes a function, its alias and its permissions, and reads and calls it', async () => {
    const lambda = octroi.lambda(root);
    await terraform(['init', '-no-color']);
    await terraform(['apply', '-no-color', '-auto-approve']);
    expect(await seen()).toEqual({ answer: { round: 1, event: { a: 1 }, colour: 'red' }, alias: '1', version: '1', memory: 128, all: ['shop'] });
    expect(await terraform(['plan', '-no-color', '-detailed-exitcode'])).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform(['apply', '-no-color', '-auto-approve', '-var', 'round=2']);
    expect(await seen()).toEqual({ answer: { round: 2, event: { a: 1 }, colour: 'blue' }, alias: '2', version: '2', memory: 256, all: ['shop'] });
    const { Configuration, Tags } = await lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }));
    expect(Configuration).toMatchObject({ Description: 'round 2', MemorySize: 256, Environment: { Variables: { COLOUR: 'blue' } }, LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'WARN' } });
    expect(Tags).toEqual({ managed: 'terraform', round: '2' });
    const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: 'shop', Qualifier: 'live' }));
    expect((JSON.parse(Policy!) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid)).toEqual(['account-2']);
    await terraform(['plan', '-no-color', '-detailed-exitcode', '-var', 'round=2']);

    await terraform(['destroy', '-no-color', '-auto-approve', '-var', 'round=2']);
    expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  }, 240_000);
});
