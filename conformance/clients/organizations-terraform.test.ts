import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { importsOf, type State } from './terraform-imports.ts';
import { terraformAbsence, terraformIn, type Terraform } from './terraform-run.ts';

const missing = await terraformAbsence();

describe.skipIf(missing !== null)(`AWS Organizations by Terraform, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let terraform: Terraform;
  beforeAll(async () => {
    octroi = await startOctroi();
    terraform = await terraformIn(new URL('organizations-terraform', import.meta.url), octroi.endpoint, await octroi.account());
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await terraform.remove();
  });

  test('EVAL-30 to EVAL-43: makes, leaves alone, changes, imports and removes an organization with its units, accounts and policies, and reads it', async () => {
    await terraform.run('init', '-no-color');
    await terraform.run('apply', '-no-color', '-auto-approve');
    const common = { organization: expect.stringMatching(/^o-[a-z0-9]{10}$/), accounts: 2, attached: 2, full: true, delegated: ['shop'] };
    expect(await terraform.output('seen')).toEqual({ ...common, units: ['Workloads'], production: [], tags: { managed: 'terraform', round: '1' } });
    expect(await terraform.run('plan', '-no-color')).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform.run('apply', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await terraform.output('seen')).toEqual({ ...common, units: ['Products'], production: ['shop'], attached: 1, tags: { managed: 'terraform', round: '2' } });

    const { addresses, configuration } = importsOf(JSON.parse(await terraform.run('show', '-json')) as State);
    await terraform.run('state', 'rm', ...addresses);
    await writeFile(join(terraform.folder, 'import.tf'), configuration);
    expect(await terraform.run('apply', '-no-color', '-auto-approve', '-var', 'round=2')).toContain(`Resources: ${addresses.length} imported, 0 added, 0 changed, 0 destroyed.`);
    await rm(join(terraform.folder, 'import.tf'));

    expect(await terraform.run('destroy', '-no-color', '-auto-approve', '-var', 'round=2')).toContain(`Resources: ${addresses.length} destroyed.`);
    expect(await terraform.run('plan', '-no-color', '-var', 'round=2')).toContain(`Plan: ${addresses.length} to add, 0 to change, 0 to destroy.`);
  }, 400_000);
});
