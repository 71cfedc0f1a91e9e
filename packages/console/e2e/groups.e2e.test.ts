import { CreateAccessKeyCommand, CreateUserCommand, GetGroupCommand, ListAttachedGroupPoliciesCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

withConsole('groups', (console) => {
  test('a group is created with a user and a policy, loses and gets users, and is deleted', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    for (const UserName of ['ann', 'bob']) await iam.send(new CreateUserCommand({ UserName }));
    await console.visit({ as: root, path: '/groups' }, async (page) => {
      await page.getByText('This account has no user groups.').waitFor();
      await page.getByRole('link', { name: 'Create group' }).first().click();
      await page.getByRole('button', { name: 'Create group', exact: true }).click();
      await page.getByText('A group name is needed.').waitFor();
      await page.getByLabel('Group name').fill('developers');
      await page.getByRole('button', { name: /^Users/ }).click();
      await page.getByRole('option', { name: 'ann' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: /^Find/ }).fill('IAMReadOnlyAccess');
      await page.getByRole('checkbox', { name: 'Select IAMReadOnlyAccess' }).check();
      await shoot(page, 'group-create');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Create group', exact: true }).click();
      await page.getByText('The group developers has been created.').waitFor();
      expect((await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'developers' }))).AttachedPolicies!.map(({ PolicyName }) => PolicyName)).toEqual(['IAMReadOnlyAccess']);
      await expectAccessible(page);
      await page.getByRole('link', { name: 'developers' }).click();
      await page.getByRole('link', { name: 'ann' }).waitFor();
      await page.getByRole('button', { name: 'Add users to the group' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Users/ }).click();
      await page.getByRole('option', { name: 'bob' }).click();
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: 'Add users to the group' }).click();
      await page.getByText('The users have been added.').waitFor();
      await page.getByRole('checkbox', { name: 'Select ann' }).check();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('link', { name: 'ann' }).waitFor({ state: 'detached' });
      expect((await iam.send(new GetGroupCommand({ GroupName: 'developers' }))).Users!.map(({ UserName }) => UserName)).toEqual(['bob']);
      await shoot(page, 'group');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Permissions' }).click();
      await page.getByRole('link', { name: 'IAMReadOnlyAccess' }).waitFor();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByLabel('To confirm, type developers in the field.').fill('developers');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The group developers has been deleted.').waitFor();
    });
  });

  test('who may not list is refused with the decision behind it; in French, small and dark', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'eve' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
    await console.visit({ as: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, path: '/groups', language: 'fr', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Groupes d’utilisateurs' }).waitFor();
      await page.getByText('is not authorized to perform: iam:ListGroups').waitFor();
      await shoot(page, 'groups-refused-fr-390-dark');
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  });
});
