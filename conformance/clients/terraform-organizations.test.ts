import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { importsOf, type State } from './terraform-imports.ts';
import { terraformAbsence, terraformIn, type Terraform } from './terraform-run.ts';

const missing = await terraformAbsence();

describe.skipIf(missing !== null)(`Terraform and organizations${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let terraform: Terraform;
  let name: string;
  beforeAll(async () => {
    octroi = await startOctroi();
    const root = await octroi.account();
    name = `account-${root.accountId}`;
    terraform = await terraformIn(new URL('terraform-organizations', import.meta.url), octroi.endpoint, root);
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await terraform.remove();
  });

  test('POL-34a: makes, leaves alone, changes, imports and removes an organization, its units, an account and what guards them', async () => {
    await terraform.run('init', '-no-color');
    await terraform.run('apply', '-no-color', '-auto-approve');
    // The account that made the organization, and FullAWSAccess, are among them.
    expect(await terraform.output('found')).toEqual({ accounts: [name, 'member'], units: ['apps'], descendants: [name, 'member'], policies: 2, attached: 2, content: ['cloudtrail:Stop*'], tags: { managed: 'terraform', round: 'one' } });
    expect(await terraform.run('plan', '-no-color')).toContain('No changes. Your infrastructure matches the configuration.');

    await terraform.run('apply', '-no-color', '-auto-approve', '-var', 'round=2');
    expect(await terraform.output('found')).toMatchObject({ units: ['applications'], content: ['cloudtrail:Stop*', 'cloudtrail:Delete*'], tags: { managed: 'terraform', round: 'two' } });

    const imports = importsOf(JSON.parse(await terraform.run('show', '-json')) as State);
    await terraform.run('state', 'rm', ...imports.addresses);
    await writeFile(join(terraform.folder, 'import.tf'), imports.configuration);
    expect(await terraform.run('apply', '-no-color', '-auto-approve', '-var', 'round=2')).toContain(`Resources: ${imports.addresses.length} imported, 0 added, 0 changed, 0 destroyed.`);
    await rm(join(terraform.folder, 'import.tf'));
    expect(await terraform.run('destroy', '-no-color', '-auto-approve', '-var', 'round=2')).toContain(`Resources: ${imports.addresses.length} destroyed.`);
  }, 300_000);
});
