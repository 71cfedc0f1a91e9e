import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

withConsole('the shell', (console) => {
  test('an access key signs in; the services page stands behind it', async () => {
    const root = await console.account();
    await console.visit({}, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      await shoot(page, 'sign-in');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Access key' }).click();
      await page.getByLabel('Access key ID').fill(root.accessKeyId);
      await page.getByLabel('Secret access key').fill(root.secretAccessKey);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { level: 1, name: 'AWS services' }).waitFor();
      await page.getByRole('button', { name: `Account: root @ ${root.accountId}` }).waitFor();
      await shoot(page, 'services');
      await expectAccessible(page);
    });
  });

  test('a wrong secret access key is refused in the words of STS, and what was typed stays', async () => {
    const root = await console.account();
    await console.visit({}, async (page) => {
      await page.getByRole('tab', { name: 'Access key' }).click();
      await page.getByLabel('Access key ID').fill(root.accessKeyId);
      await page.getByLabel('Secret access key').fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('The request signature we calculated does not match').waitFor();
      expect(await page.getByLabel('Access key ID').inputValue()).toBe(root.accessKeyId);
    });
  });

  test('a deep link stays where it leads: through the sign-in, and through a reload', async () => {
    const root = await console.account();
    await console.visit({ path: '/iam' }, async (page) => {
      await page.getByRole('tab', { name: 'Access key' }).click();
      await page.getByLabel('Access key ID').fill(root.accessKeyId);
      await page.getByLabel('Secret access key').fill(root.secretAccessKey);
      await page.getByRole('checkbox', { name: 'Stay signed in until this tab is closed' }).check();
      await page.getByRole('button', { name: 'Sign in' }).click();
      const heading = page.getByRole('heading', { level: 1, name: 'IAM Dashboard' });
      await heading.waitFor();
      // The button that was pressed is gone: a screen reader hears where one is now.
      expect(await page.evaluate('document.activeElement.textContent')).toBe('IAM Dashboard');
      await page.reload();
      await heading.waitFor();
      await page.getByRole('link', { name: 'Roles: 0' }).waitFor();
      await shoot(page, 'iam');
      await expectAccessible(page);
    });
  });

  test('a navigation moves the focus to the heading of the page', async () => {
    const root = await console.account();
    await console.visit({ as: root }, async (page) => {
      await page.getByRole('link', { name: 'IAM', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'IAM Dashboard' }).waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('IAM Dashboard');
      expect(await page.title()).toBe('IAM Dashboard | Octroi');
    });
  });

  test('the keyboard reaches the content past the bars with two keys', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/iam' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'IAM Dashboard' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the main content');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(`document.getElementById('console-main').contains(document.activeElement)`)).toBe(true);
    });
  });

  test('an address of no page says so', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/nowhere/at/all' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
      await expectAccessible(page);
    });
  });

  test('signing out leaves nothing behind', async () => {
    const root = await console.account();
    await console.visit({ as: root }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'AWS services' }).waitFor();
      await page.evaluate(`sessionStorage.setItem('octroi.tab.genesys', 'a token of the third party')`);
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      const heading = page.getByRole('heading', { level: 1, name: 'Sign in' });
      await heading.waitFor();
      await page.reload();
      await heading.waitFor();
      expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual(['octroi.test']);
      expect(await page.evaluate(`Object.values(sessionStorage).join() + Object.values(localStorage).join()`)).not.toContain(root.secretAccessKey);
    });
  });

  test('the language is the browser’s, and can be switched', async () => {
    const root = await console.account();
    await console.visit({ as: root, language: 'fr' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Services AWS' }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe('fr');
      await page.getByRole('button', { name: 'Langue: Français' }).click();
      await page.getByRole('menuitem', { name: 'English' }).click();
      await page.getByRole('heading', { level: 1, name: 'AWS services' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'AWS services' }).waitFor();
    });
  });

  test('it stands at 390 pixels and in the dark', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/iam', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByRole('link', { name: 'Roles: 0' }).waitFor();
      await shoot(page, 'iam-390-dark');
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await expectAccessible(page);
    });
  });
});
