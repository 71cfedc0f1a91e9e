import { CreateAccessKeyCommand, CreateUserCommand, GetAccountPasswordPolicyCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

withConsole('account settings', (console) => {
  test('an alias is created and deleted; the password policy is set and given up', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    const alias = `customer-${root.accountId}`;
    await console.visit({ as: root, path: '/account' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Account settings' }).waitFor();
      await page.getByText('The account has no password policy of its own.').waitFor();
      await page.getByText('0 of 5,000').first().waitFor();
      await page.getByRole('button', { name: 'Create alias' }).click();
      await page.getByLabel('Account alias').fill('No--Alias');
      await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('This is no alias').waitFor();
      await page.getByLabel('Account alias').fill(alias);
      await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('The account alias has been saved.').waitFor();
      expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([alias]);
      await page.getByText(`/console/?account=${alias}`).waitFor();
      await page.getByRole('button', { name: 'Edit: Password policy' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Minimum password length').fill('5');
      await dialog.getByText('The number is not within what is allowed.').waitFor();
      await dialog.getByLabel('Minimum password length').fill('14');
      await dialog.getByRole('checkbox', { name: 'Passwords expire' }).check();
      await dialog.getByLabel('Expire after (days)').fill('30');
      await shoot(page, 'account-policy');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('The password policy has been saved.').waitFor();
      expect((await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toMatchObject({ MinimumPasswordLength: 14, ExpirePasswords: true, MaxPasswordAge: 30, RequireNumbers: true });
      await page.getByText('30 days').waitFor();
      await shoot(page, 'account');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Use the default' }).click();
      await page.getByLabel('To confirm, type password policy in the field.').fill('password policy');
      await page.getByRole('dialog').getByRole('button', { name: 'Use the default' }).click();
      await page.getByText('The default password policy applies.').waitFor();
      await page.getByRole('button', { name: 'Delete alias' }).click();
      await page.getByLabel(`To confirm, type ${alias} in the field.`).fill(alias);
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The account alias has been deleted.').waitFor();
      expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
    });
  });

  test('who may see nothing is refused, part by part; in French, small and dark', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'eve' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
    await console.visit({ as: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, path: '/account', language: 'fr', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Paramètres du compte' }).waitFor();
      await page.getByText('iam:ListAccountAliases').first().waitFor();
      await page.getByText('iam:GetAccountPasswordPolicy').first().waitFor();
      await shoot(page, 'account-refused-fr-390-dark');
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  });
});
