import { AttachGroupPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreateUserCommand, GetUserCommand, ListAccessKeysCommand, ListGroupsForUserCommand, ListMFADevicesCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

withConsole('users', (console) => {
  test('a user is created with console access and a key, shown, signs in, and is deleted with all that it has', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateGroupCommand({ GroupName: 'developers' }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'developers', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }));
    await console.visit({ as: root, path: '/users' }, async (page) => {
      await page.getByText('This account has no IAM users.').waitFor();
      await page.getByRole('link', { name: 'Create user' }).first().click();
      await page.getByRole('button', { name: 'Next: Permissions' }).click();
      await page.getByText('A user name is needed.').waitFor();
      await page.getByLabel('User name').fill('ann');
      await page.getByRole('checkbox', { name: 'Provide user access to the console' }).check();
      await page.getByRole('checkbox', { name: 'User must create a new password at next sign-in' }).uncheck();
      await page.getByRole('checkbox', { name: 'Create an access key for programs' }).check();
      await shoot(page, 'user-create');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Next: Permissions' }).click();
      await page.getByRole('button', { name: /^Groups/ }).click();
      await page.getByRole('option', { name: 'developers' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: /^Find/ }).fill('IAMReadOnlyAccess');
      await page.getByRole('checkbox', { name: 'Select IAMReadOnlyAccess' }).check();
      await page.getByRole('button', { name: 'Next: Review' }).click();
      await page.getByText('developers').waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Create user' }).click();
      await page.getByRole('heading', { level: 1, name: 'Retrieve credentials' }).waitFor();
      await shoot(page, 'user-created');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Copy Password', exact: true }).click();
      const password = String(await page.evaluate('navigator.clipboard.readText()'));
      await page.getByRole('button', { name: 'Copy Secret access key' }).click();
      const secretAccessKey = String(await page.evaluate('navigator.clipboard.readText()'));
      const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: 'ann' }));
      expect((await console.octroi.sts({ accessKeyId: AccessKeyMetadata![0]!.AccessKeyId!, secretAccessKey }).send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/ann$/);
      expect((await iam.send(new ListGroupsForUserCommand({ UserName: 'ann' }))).Groups!.map(({ GroupName }) => GroupName)).toEqual(['developers']);
      await console.visit({ path: `/?account=${root.accountId}` }, async (other) => {
        await other.getByLabel('IAM username').fill('ann');
        await other.getByLabel('Password', { exact: true }).fill(password);
        await other.getByRole('button', { name: 'Sign in' }).click();
        await other.getByRole('heading', { level: 1, name: 'AWS services' }).waitFor();
      });
      await page.getByRole('link', { name: 'View user' }).click();
      await page.getByRole('heading', { level: 1, name: 'ann' }).waitFor();
      await page.getByText('Enabled without MFA').waitFor();
      await page.getByRole('link', { name: 'IAMReadOnlyAccess' }).waitFor();
      await page.getByRole('row', { name: /AmazonS3ReadOnlyAccess/ }).getByRole('link', { name: 'developers' }).waitFor();
      await shoot(page, 'user');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByLabel('To confirm, type ann in the field.').fill('ann');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The user ann has been deleted.').waitFor();
      await page.getByText('This account has no IAM users.').waitFor();
    });
  });

  test('a device is assigned by its QR code and two codes, and removed; a key is deactivated', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'mia' }));
    await iam.send(new CreateAccessKeyCommand({ UserName: 'mia' }));
    await console.visit({ as: root, path: '/users/mia?tab=credentials' }, async (page) => {
      await page.getByRole('button', { name: 'Assign MFA device' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Device name').fill('phone');
      await dialog.getByRole('button', { name: 'Next' }).click();
      await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
      await shoot(page, 'user-mfa');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Copy Secret key' }).click();
      const seed = String(await page.evaluate('navigator.clipboard.readText()'));
      await dialog.getByLabel('MFA code 1').fill(await console.octroi.mfaCode(seed, -1));
      await dialog.getByLabel('MFA code 2').fill(await console.octroi.mfaCode(seed, 0));
      await dialog.getByRole('button', { name: 'Add MFA' }).click();
      await page.getByText('The MFA device has been assigned.').waitFor();
      expect((await iam.send(new ListMFADevicesCommand({ UserName: 'mia' }))).MFADevices!.length).toBe(1);
      await page.getByRole('button', { name: 'Remove phone' }).click();
      await page.getByLabel('To confirm, type phone in the field.').fill('phone');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The MFA device has been removed.').waitFor();
      await page.getByRole('button', { name: /^Actions for AKIA/ }).click();
      await page.getByRole('menuitem', { name: 'Deactivate' }).click();
      await page.getByText('The access key has been changed.').waitFor();
      expect((await iam.send(new ListAccessKeysCommand({ UserName: 'mia' }))).AccessKeyMetadata![0]!.Status).toBe('Inactive');
      await shoot(page, 'user-credentials');
      await expectAccessible(page);
    });
  });

  test('who may not create is refused with the decision behind it, and what was chosen stays; in French, small and dark', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'eve' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
    await console.visit({ as: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, path: '/users', language: 'fr', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByText('is not authorized to perform: iam:ListUsers').waitFor();
      await page.getByRole('link', { name: 'Créer un utilisateur' }).click();
      await page.getByLabel('Nom d’utilisateur').fill('bob');
      await page.getByRole('button', { name: 'Suivant : Autorisations' }).click();
      await page.getByRole('button', { name: 'Suivant : Vérification' }).click();
      await page.getByRole('button', { name: 'Créer un utilisateur', exact: true }).click();
      await page.getByText('is not authorized to perform: iam:CreateUser').first().waitFor();
      await page.getByText('bob').first().waitFor();
      await shoot(page, 'user-refused-fr-390-dark');
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
    await expect(iam.send(new GetUserCommand({ UserName: 'bob' }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
