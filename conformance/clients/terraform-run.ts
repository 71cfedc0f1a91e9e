import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absence, clientEnv, runChild } from './child.ts';

/** A filesystem mirror that holds hashicorp/aws: nothing is downloaded. */
const PLUGINS = process.env['TF_PLUGINS'] ?? '/opt/tf-plugins';

/** Null if Terraform and its provider are there, otherwise why its tests are skipped. */
export async function terraformAbsence(): Promise<string | null> {
  const program = await absence('Terraform', 'terraform', ['version']);
  if (program !== null) return program;
  return existsSync(join(PLUGINS, 'registry.terraform.io/hashicorp/aws')) ? null : `there is no hashicorp/aws in \`${PLUGINS}\`; name another folder in TF_PLUGINS`;
}

/** A copy of a folder of configuration, with a state of its own. */
export interface Terraform {
  readonly folder: string;
  /** Runs a command, which must not fail; what it printed. */
  run(...args: string[]): Promise<string>;
  /** The value of an output. */
  output(name: string): Promise<unknown>;
  /** Throws the copy away, not what it made. */
  remove(): Promise<void>;
}

/** Copies the configuration and gives Terraform the way to Octroi, a key and the values of variables. */
export async function terraformIn(configuration: URL, endpoint: string, key: { readonly accessKeyId: string; readonly secretAccessKey: string }, variables: Readonly<Record<string, unknown>> = {}): Promise<Terraform> {
  const folder = await mkdtemp(join(tmpdir(), 'octroi-terraform-'));
  await cp(configuration, folder, { recursive: true });
  await writeFile(join(folder, 'rc'), `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(PLUGINS)}\n  }\n}\n`);
  await writeFile(join(folder, 'terraform.tfvars.json'), JSON.stringify(variables));
  const env = { ...clientEnv(endpoint, key), TF_CLI_CONFIG_FILE: join(folder, 'rc'), TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
  async function run(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await runChild('terraform', args, { cwd: folder, env, timeoutMillis: 120_000 });
    if (code !== 0) throw new Error(`terraform ${args.join(' ')} ended with ${code}:\n${stdout.slice(-2000)}${stderr}`);
    return stdout;
  }
  return {
    folder,
    run,
    output: async (name) => JSON.parse(await run('output', '-json', name)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
