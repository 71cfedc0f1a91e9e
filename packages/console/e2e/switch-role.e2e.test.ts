import { AttachUserPolicyCommand, CreateLoginProfileCommand, CreateRoleCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

const PASSWORD = 'correct Horse 1';

withConsole('switching to a role', (console) => {
  /** A user of one account, and a role of another that trusts it. */
  async function prepared() {
    const [home, other] = [await console.account(), await console.account()];
    const iam = console.octroi.iam(home);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    await iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: PASSWORD }));
    await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
    const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: home.accountId }, Action: 'sts:AssumeRole' } });
    await console.octroi.iam(other).send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust }));
    return { home, other };
  }

  async function signIn(page: Page, account: string): Promise<void> {
    await page.getByLabel('Account ID or alias').fill(account);
    await page.getByLabel('IAM username').fill('ann');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('checkbox', { name: 'Stay signed in until this tab is closed' }).check();
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  const menu = async (page: Page, item: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  test('a link fills the form; the role is used, given back, and found again in the history', async () => {
    const { home, other } = await prepared();
    await console.visit({ path: `/switch-role?account=${other.accountId}&roleName=reader&displayName=Customer` }, async (page) => {
      await signIn(page, home.accountId);
      await page.getByRole('heading', { level: 1, name: 'Switch Role' }).waitFor();
      await page.getByText('You have not switched to a role yet.').waitFor();
      expect(await page.getByLabel('Display name').inputValue()).toBe('Customer');
      await shoot(page, 'switch-role');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Switch Role' }).click();
      await page.getByText(`You have switched to Customer @ ${other.accountId}.`).waitFor();
      await page.getByRole('button', { name: `Account: Customer @ ${other.accountId}` }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: `Account: Customer @ ${other.accountId}` }).waitFor();
      await menu(page, /^Switch back/);
      await page.getByRole('button', { name: `Account: ann @ ${home.accountId}` }).waitFor();
      // The menu leads there from the page of the form as well, whatever stands in it.
      await menu(page, 'Switch role');
      await page.getByRole('heading', { level: 1, name: 'Switch Role' }).waitFor();
      await menu(page, `Customer @ ${other.accountId}`);
      await page.getByRole('button', { name: `Account: Customer @ ${other.accountId}` }).waitFor();
    });
  });

  test('a role that may not be assumed is refused, and what was typed stays', async () => {
    const { home, other } = await prepared();
    await console.visit({ path: '/switch-role', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await signIn(page, home.accountId);
      await page.getByLabel('Account ID', { exact: true }).fill('123');
      await page.getByRole('button', { name: 'Switch Role' }).click();
      await page.getByText('An account ID has 12 digits.').waitFor();
      await page.getByLabel('Account ID', { exact: true }).fill(other.accountId);
      await page.getByLabel('IAM role name').fill('writer');
      await page.getByRole('button', { name: 'Switch Role' }).click();
      await page.getByText('is not authorized to perform: sts:AssumeRole').first().waitFor();
      await shoot(page, 'switch-role-refused-390-dark');
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.getByLabel('IAM role name').inputValue()).toBe('writer');
    });
  });

  test('it speaks French', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/switch-role', language: 'fr' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Changer de rôle' }).waitFor();
      await page.getByText('Vous n’avez encore pris aucun rôle.').waitFor();
      await expectAccessible(page);
    });
  });
});
