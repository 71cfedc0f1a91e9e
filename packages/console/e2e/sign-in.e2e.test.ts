import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateAccountAliasCommand, CreateLoginProfileCommand, CreateRoleCommand, CreateSAMLProviderCommand, CreateUserCommand, CreateVirtualMFADeviceCommand, EnableMFADeviceCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { encodeSaml, testSamlProvider, type Credentials } from 'octroi/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole, type ConsoleForTests } from './console.ts';

const PASSWORD = 'correct Horse 1';
const ACCOUNT = '111122223333';
const ROOT_PASSWORD = 'the City gate 7';

async function newUser(console: ConsoleForTests, root: Credentials, UserName: string, PasswordResetRequired = false): Promise<void> {
  const iam = console.octroi.iam(root);
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD, PasswordResetRequired }));
}

async function enter(page: Page, account: string, user: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Account ID or alias').fill(account);
  await page.getByLabel('IAM username').fill(user);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const services = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: 'AWS services' }).waitFor();

withConsole(
  'signing in',
  (console) => {
    test('an IAM user signs in by the alias; a wrong password is refused in AWS’s words and what was typed stays', async () => {
      const root = await console.account();
      await console.octroi.iam(root).send(new CreateAccountAliasCommand({ AccountAlias: 'customer' }));
      await newUser(console, root, 'ann');
      await console.visit({ path: '/?account=customer' }, async (page) => {
        await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
        expect(await page.getByLabel('Account ID or alias').inputValue()).toBe('customer');
        await page.getByRole('button', { name: 'Sign in' }).click();
        expect(await page.getByText('This field is required.').count()).toBe(2);
        await enter(page, 'customer', 'ann', 'wrong');
        await page.getByText('Your authentication information is incorrect. Please try again.').waitFor();
        await shoot(page, 'sign-in-wrong');
        await expectAccessible(page);
        expect(await page.getByLabel('IAM username').inputValue()).toBe('ann');
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('checkbox', { name: 'Stay signed in until this tab is closed' }).check();
        await page.getByRole('button', { name: 'Sign in' }).click();
        await services(page);
        await page.getByRole('button', { name: `Account: ann @ ${root.accountId}` }).waitFor();
        await page.reload();
        await services(page);
      });
    });

    test('the root user signs in by its e-mail address, and a session that nobody asked to keep ends with a reload', async () => {
      await console.visit({}, async (page) => {
        await page.getByRole('tab', { name: 'Root user' }).click();
        await page.getByLabel('Root user email address').fill('root@example.com');
        await page.getByLabel('Password', { exact: true }).fill(ROOT_PASSWORD);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await services(page);
        await page.getByRole('button', { name: `Account: root @ ${ACCOUNT}` }).waitFor();
        expect(await page.evaluate('Object.values(sessionStorage).join() + Object.values(localStorage).join()')).not.toContain('ASIA');
        await page.reload();
        await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      });
    });

    test('a user with a device is asked for its code after the password', async () => {
      const root = await console.account();
      await newUser(console, root, 'mia');
      const iam = console.octroi.iam(root);
      const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }));
      const code = (ahead: number): Promise<string> => console.octroi.mfaCode(device!.Base32StringSeed!, ahead);
      await iam.send(new EnableMFADeviceCommand({ UserName: 'mia', SerialNumber: device!.SerialNumber!, AuthenticationCode1: await code(-1), AuthenticationCode2: await code(0) }));
      await console.visit({ width: 390, height: 844, theme: 'dark' }, async (page) => {
        await enter(page, root.accountId, 'mia');
        await page.getByLabel('MFA code').waitFor();
        await shoot(page, 'sign-in-mfa-390-dark');
        await expectAccessible(page);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.getByLabel('MFA code').fill('12');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('An MFA code has six digits.').waitFor();
        await page.getByLabel('MFA code').fill(await code(1));
        await page.getByRole('button', { name: 'Sign in' }).click();
        await services(page);
      });
    });

    test('a password that must be changed is changed on the way, where the user may and the policy lets it', async () => {
      const root = await console.account();
      await newUser(console, root, 'new', true);
      await console.octroi.iam(root).send(new AttachUserPolicyCommand({ UserName: 'new', PolicyArn: 'arn:aws:iam::aws:policy/IAMUserChangePassword' }));
      await console.visit({}, async (page) => {
        await enter(page, root.accountId, 'new');
        await page.getByText('You must change your password to continue.').waitFor();
        await expectAccessible(page);
        await page.getByLabel('New password', { exact: true }).fill('weak');
        await page.getByLabel('Confirm new password').fill('other');
        await page.getByRole('button', { name: 'Confirm password change' }).click();
        await page.getByText('The passwords differ.').waitFor();
        await page.getByLabel('Confirm new password').fill('weak');
        await page.getByRole('button', { name: 'Confirm password change' }).click();
        await page.getByText('Password should have a minimum length of 8').waitFor();
        expect(await page.getByLabel('MFA code').count()).toBe(0);
        await page.getByLabel('New password', { exact: true }).fill('Another horse 2');
        await page.getByLabel('Confirm new password').fill('Another horse 2');
        await page.getByRole('button', { name: 'Confirm password change' }).click();
        await services(page);
      });
    });

    test('a login URL signs in and leads to its destination, and its token leaves the address', async () => {
      const root = await console.account();
      const iam = console.octroi.iam(root);
      const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' } });
      const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust }));
      await iam.send(new CreateUserCommand({ UserName: 'ann' }));
      await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
      const { Credentials: role } = await console.octroi.sts({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'ann' }));
      const Session = JSON.stringify({ sessionId: role!.AccessKeyId, sessionKey: role!.SecretAccessKey, sessionToken: role!.SessionToken });
      const { endpoint } = console.octroi;
      const { SigninToken } = (await (await fetch(`${endpoint}/federation?${new URLSearchParams({ Action: 'getSigninToken', Session })}`)).json()) as { SigninToken: string };
      await console.visit({}, async (page) => {
        await page.goto(`${endpoint}/federation?${new URLSearchParams({ Action: 'login', SigninToken, Destination: '/console/iam' })}`);
        await page.getByRole('heading', { level: 1, name: 'IAM Dashboard' }).waitFor();
        await page.getByRole('button', { name: `Account: reader/ann @ ${root.accountId}` }).waitFor();
        expect(page.url()).toBe(`${endpoint}/console/iam`);
        await page.goto('about:blank');
        await page.goto(`${endpoint}/federation?${new URLSearchParams({ Action: 'login', SigninToken: 'none' })}`);
        await page.getByText('the sign-in token is not valid').or(page.getByText('"error"')).waitFor();
      });
    });

    test('of the roles of a SAML response the person chooses one', async () => {
      const root = await console.account();
      const provider = await testSamlProvider();
      const iam = console.octroi.iam(root);
      const { SAMLProviderArn: arn } = await iam.send(new CreateSAMLProviderCommand({ Name: 'corp', SAMLMetadataDocument: provider.metadata }));
      const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Federated: arn }, Action: 'sts:AssumeRoleWithSAML', Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } } });
      const roles: string[] = [];
      for (const RoleName of ['reader', 'writer']) roles.push((await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }))).Role!.Arn!);
      const response = encodeSaml(provider.xml({ roles: roles.map((role) => `${role},${arn}`), sessionName: 'ann' }));
      await console.visit({ path: '/?account=customer' }, async (page) => {
        await page.evaluate(`(() => {
          const form = document.createElement('form');
          form.method = 'POST';
          form.action = '/saml';
          const input = document.createElement('input');
          input.name = 'SAMLResponse';
          input.value = ${JSON.stringify(response)};
          form.append(input);
          document.body.append(form);
          form.submit();
        })()`);
        await page.getByRole('heading', { level: 1, name: 'Select a role' }).waitFor();
        await shoot(page, 'sign-in-saml');
        await expectAccessible(page);
        await page.getByRole('radio', { name: /^writer/ }).check();
        await page.getByRole('button', { name: 'Sign in' }).click();
        await services(page);
        await page.getByRole('button', { name: `Account: writer/ann @ ${root.accountId}` }).waitFor();
      });
    });

    test('it speaks French', async () => {
      await console.visit({ language: 'fr' }, async (page) => {
        await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
        await page.getByLabel('ID ou alias du compte').fill('personne');
        await page.getByLabel('Nom d’utilisateur IAM').fill('ann');
        await page.getByLabel('Mot de passe').fill('x');
        await page.getByRole('button', { name: 'Se connecter' }).click();
        await page.getByText('Vos informations d’authentification sont incorrectes. Veuillez réessayer.').waitFor();
        await shoot(page, 'sign-in-fr');
        await expectAccessible(page);
      });
    });
  },
  { accounts: [{ id: ACCOUNT, email: 'root@example.com', rootPassword: ROOT_PASSWORD }] },
);
