import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

withConsole('see why', (console) => {
  /** A user whose AssumeRole is refused for its external ID, and whose ListUsers is denied by a statement. */
  async function prepared() {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
    const limits = JSON.stringify({ Version: '2012-10-17', Statement: { Sid: 'NoUsers', Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } } });
    await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'limits', PolicyDocument: limits }));
    const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Sid: 'Partner', Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': 'right' } } } });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: trust }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
    const keys = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
    const refused = async (sent: Promise<unknown>): Promise<string> => ((await sent.catch((error: unknown) => error)) as { $metadata: { requestId: string } }).$metadata.requestId;
    await console.octroi.sts(keys).send(new GetCallerIdentityCommand({}));
    const denied = await refused(console.octroi.iam(keys).send(new ListUsersCommand({})));
    const assumed = await refused(console.octroi.sts(keys).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'ann', ExternalId: 'wrong' })));
    return { root, keys, denied, assumed };
  }

  test('the list is filtered by the address, which the filters change; a row leads to the tree of its decision', async () => {
    const { root, denied } = await prepared();
    await console.visit({ as: root, path: '/decisions?caller=user/ann' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'See why' }).waitFor();
      const rows = page.getByRole('table').getByRole('link', { name: /^See why: / });
      await rows.nth(2).waitFor();
      expect(await rows.allTextContents()).toEqual(['sts:AssumeRole', 'iam:ListUsers', 'sts:GetCallerIdentity']);
      await shoot(page, 'decisions');
      await expectAccessible(page);
      await page.getByRole('button', { name: /^Outcome/ }).click();
      await page.getByRole('option', { name: 'Explicitly denied' }).click();
      await expect.poll(() => rows.allTextContents()).toEqual(['iam:ListUsers']);
      expect(new URL(page.url()).search).toContain('verdict=ExplicitlyDenied');
      await page.reload();
      await expect.poll(() => rows.allTextContents()).toEqual(['iam:ListUsers']);
      await rows.first().click();
      await page.getByRole('heading', { level: 1, name: 'Why iam:ListUsers' }).waitFor();
      expect(page.url()).toContain(denied);
      await page.getByText('Explicitly denied by the identity-based policy.').waitFor();
      await page.getByText('Statement NoUsers (Deny)').waitFor();
      await page.getByRole('rowheader', { name: 'StringNotEquals aws:RequestedRegion' }).waitFor();
      await shoot(page, 'decision');
      await expectAccessible(page);
    });
  });

  test('a refused external ID shows what was wanted, what came, and the change that would have let it in', async () => {
    const { root, assumed } = await prepared();
    await console.visit({ as: root, path: `/decisions/${assumed}`, width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByText('Denied, because no trust policy allows it.').waitFor();
      await page.getByText('Statement Partner (Allow)').waitFor();
      await page.getByRole('cell', { name: 'right', exact: true }).waitFor();
      await page.getByRole('cell', { name: 'wrong', exact: true }).waitFor();
      await page.getByText('Correct a condition in the trust policy').waitFor();
      await page.getByRole('button', { name: /Change 1/ }).click();
      await page.getByRole('region', { name: 'The statement becomes' }).first().waitFor();
      await shoot(page, 'decision-390-dark');
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  });

  test('who may not list is refused with the decision behind it; a request of nobody is not found', async () => {
    const { root } = await prepared();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'eve' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
    await console.visit({ as: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, path: '/decisions' }, async (page) => {
      await page.getByText('is not authorized to perform: octroi:ListDecisions').waitFor();
      await expectAccessible(page);
    });
    await console.visit({ as: root, path: '/decisions/00000000-0000-0000-0000-000000000000' }, async (page) => {
      await page.getByText('No request 00000000-0000-0000-0000-000000000000 of this account is remembered.').waitFor();
    });
  });

  test('it is live where that is wanted, pages go back, and it speaks French', async () => {
    const { root, keys } = await prepared();
    await console.visit({ as: root, path: '/decisions?caller=user/ann&live=on', language: 'fr' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Voir pourquoi' }).waitFor();
      const rows = page.getByRole('table').getByRole('link', { name: /^Voir pourquoi : / });
      await rows.nth(2).waitFor();
      for (let request = 0; request < 25; request++) await console.octroi.sts(keys).send(new GetCallerIdentityCommand({}));
      await rows.nth(24).waitFor();
      await page.getByRole('button', { name: 'Plus anciennes' }).click();
      await expect.poll(() => rows.count()).toBe(3);
      await shoot(page, 'decisions-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Plus récentes' }).click();
      await rows.nth(24).waitFor();
    });
  });
});
