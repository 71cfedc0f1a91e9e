import { CreateAccessKeyCommand, CreatePolicyCommand, CreatePolicyVersionCommand, CreateUserCommand, GetPolicyCommand, GetPolicyVersionCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import type { Credentials } from 'octroi/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole, type ConsoleForTests } from './console.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const document = (action: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: FUNCTION }] });

withConsole('policies', (console) => {
  test('the visual editor: a service, InvokeFunction under Write, the ARN by paste, a name', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/policies', language: 'fr' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Politiques' }).waitFor();
      await page.getByRole('link', { name: 'AdministratorAccess', exact: true }).waitFor();
      await shoot(page, 'policies-list-fr');
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Créer une politique' }).click();
      await page.getByRole('heading', { level: 1, name: 'Spécifier les autorisations' }).waitFor();
      await page.getByRole('button', { name: /Choisissez un service/ }).click();
      await page.getByLabel('Rechercher un service').fill('lambda');
      await page.getByRole('option', { name: 'AWS Lambda' }).click();
      await page.getByRole('button', { name: /^Écrire/ }).click();
      await page.getByRole('checkbox', { name: 'InvokeFunction', exact: true }).check();
      await shoot(page, 'actions-fr');
      await page.getByRole('radio', { name: 'Spécifique' }).check();
      await page.getByRole('button', { name: 'Ajouter ARN' }).click();
      await page.getByRole('dialog').getByLabel('ARN', { exact: true }).fill(FUNCTION);
      expect(await page.getByRole('dialog').getByRole('textbox', { name: 'FunctionName' }).inputValue()).toBe('orders');
      await expectAccessible(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click();
      await page.getByRole('list', { name: 'function' }).getByText(FUNCTION).waitFor();
      await shoot(page, 'resources-fr');
      await page.getByRole('button', { name: 'Suivant' }).click();
      await page.getByLabel('Nom de la politique').fill('Genesys-Invoke');
      await page.getByText('Limité : Écrire').waitFor();
      await shoot(page, 'review-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Créer une politique' }).click();
      await page.getByRole('heading', { level: 1, name: 'Genesys-Invoke' }).waitFor();
      await page.getByText('Limité : Écrire').waitFor();
      await shoot(page, 'policy-fr');
      await expectAccessible(page);
    });
    expect(await defaultDocument(console, root, `arn:aws:iam::${root.accountId}:policy/Genesys-Invoke`)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'VisualEditor0', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }],
    });
  });

  test('the JSON editor: a misspelt action is found at its place; both editors hold one document', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/policies/create?editor=json', theme: 'dark' }, async (page) => {
      await write(page, document('lambda:InvokeFunctio'));
      await page.getByText('there is no action `lambda:InvokeFunctio`').waitFor();
      await page.getByText('INVALID_ACTION').first().waitFor();
      await shoot(page, 'json-dark');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Visual' }).click();
      await page.getByRole('button', { name: 'Remove lambda:InvokeFunctio' }).click();
      await page.getByRole('button', { name: /^Write/ }).click();
      await page.getByRole('checkbox', { name: 'InvokeFunction', exact: true }).check();
      await page.getByRole('button', { name: 'Add condition' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Condition key', { exact: true }).fill('aws:SourceIp');
      await dialog.getByLabel('Value 1').fill('192.0.2.0/24');
      await shoot(page, 'condition-dark');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'JSON' }).click();
      await page.getByRole('tab', { name: 'Errors: 0' }).first().waitFor();
      await expect.poll(() => writtenDocument(page), { timeout: 10_000 }).toEqual({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }],
      });
      await page.reload();
      await page.getByRole('textbox', { name: 'Policy document' }).waitFor();
    });
  });

  test('what the visual editor cannot show stays in JSON, with the reason', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/policies/create?editor=json', width: 390, height: 844 }, async (page) => {
      const field = page.getByRole('textbox', { name: 'Policy document' });
      await field.fill('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Actions":"*"}]}');
      await page.getByText('INVALID_POLICY_ELEMENT').waitFor();
      await shoot(page, 'json-390');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Syntax errors in policy.').waitFor();
      await page.getByRole('button', { name: 'Policy editor JSON' }).click();
      await page.getByRole('option', { name: 'Visual' }).click();
      await page.getByText('A statement has no element Actions.').waitFor();
      await shoot(page, 'raw-390');
    });
  });

  test('versions: what differs, another default, a deletion by typing the name', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Invoke', PolicyDocument: document('lambda:GetFunction') }));
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn: Policy!.Arn, PolicyDocument: document('lambda:InvokeFunction'), SetAsDefault: true }));
    await console.visit({ as: root, path: `/policies/${encodeURIComponent(Policy!.Arn!)}?tab=versions` }, async (page) => {
      const changes = page.getByRole('table', { name: 'Changes from v1 to v2' });
      await changes.getByRole('cell', { name: 'added: "Action": "lambda:InvokeFunction",' }).waitFor();
      expect(await changes.getByRole('cell', { name: 'removed: "Action": "lambda:GetFunction",' }).count()).toBe(1);
      await changes.scrollIntoViewIfNeeded();
      await shoot(page, 'versions');
      await expectAccessible(page);
      await page.getByRole('radio', { name: 'Select v1' }).check();
      await page.getByRole('button', { name: 'Set as default' }).click();
      await page.getByText('Version v1 is now the default.').waitFor();
      await page.getByRole('radio', { name: 'Select v2' }).check();
      await page.getByRole('button', { name: 'Delete version' }).click();
      await page.getByRole('dialog').getByLabel('To confirm, type v2 in the field.').fill('v2');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('Version v2 has been deleted.').waitFor();
    });
    expect(await defaultDocument(console, root, Policy!.Arn!)).toEqual(JSON.parse(document('lambda:GetFunction')));
  });

  test('a policy is edited as a new version, attached, detached and deleted', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Invoke', PolicyDocument: document('lambda:InvokeFunction') }));
    for (let version = 2; version <= 5; version += 1) await iam.send(new CreatePolicyVersionCommand({ PolicyArn: Policy!.Arn, PolicyDocument: document('lambda:GetFunction') }));
    await console.visit({ as: root, path: '/policies?type=own' }, async (page) => {
      await page.getByRole('link', { name: 'Invoke', exact: true }).click();
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByRole('button', { name: /^Read/ }).click();
      await page.getByRole('checkbox', { name: 'GetFunction', exact: true }).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Limited: Read, Write').waitFor();
      await page.getByText('The policy has five versions. Delete one before you save another:').waitFor();
      await page.getByRole('button', { name: 'Version to delete v2' }).click();
      await page.getByRole('option', { name: 'v4' }).click();
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('Version v6 of Invoke has been saved.').waitFor();
      await page.getByRole('tab', { name: 'Entities attached' }).click();
      await page.getByText('The policy is attached to nobody.').waitFor();
      await page.getByRole('link', { name: 'Attach' }).click();
      await page.getByRole('checkbox', { name: 'Select ann' }).check();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Attach policy' }).click();
      await page.getByText('The policy has been attached to 1 entity.').waitFor();
      await page.getByRole('tab', { name: 'Entities attached' }).waitFor();
      await page.getByRole('checkbox', { name: 'Select ann' }).check();
      await shoot(page, 'entities');
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Invoke');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('Cannot delete a policy attached to entities.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Detach' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Detach' }).click();
      await page.getByText('The policy has been detached from 1 entity.').waitFor();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Invoke');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The policy Invoke has been deleted.').waitFor();
    });
    await expect(iam.send(new GetPolicyCommand({ PolicyArn: Policy!.Arn }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  test('a refused creation shows the decision behind it, and what was typed stays', async () => {
    const root = await console.account();
    const reader = await userWith(console, root, ['iam:List*', 'iam:Get*', 'octroi:ExplainRequest']);
    await console.visit({ as: reader, path: '/policies/create' }, async (page) => {
      await page.getByRole('button', { name: /Choose a service/ }).click();
      await page.getByLabel('Find a service').fill('lambda');
      await page.getByRole('option', { name: 'AWS Lambda' }).click();
      await page.getByRole('checkbox', { name: 'All actions (lambda:*)' }).check();
      await page.getByRole('radio', { name: 'All resources (*)' }).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Policy name').fill('Everything');
      await page.getByText('Full access').waitFor();
      await page.getByRole('button', { name: 'Create policy' }).click();
      await page.getByText('is not authorized to perform: iam:CreatePolicy on resource: policy Everything because no identity-based policy allows the iam:CreatePolicy action').first().waitFor();
      await page.getByText('The decision behind it').waitFor();
      expect(await page.getByLabel('Policy name').inputValue()).toBe('Everything');
      await shoot(page, 'refused');
    });
  });

  test('who may not list policies sees why', async () => {
    const root = await console.account();
    const nobody = await userWith(console, root, ['sts:GetCallerIdentity']);
    await console.visit({ as: nobody, path: '/policies' }, async (page) => {
      await page.getByText('is not authorized to perform: iam:ListPolicies').waitFor();
    });
  });

  test('the list is filtered and paged, and both survive a reload', async () => {
    const root = await console.account();
    await console.visit({ as: root, path: '/policies', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByRole('link', { name: 'AdministratorAccess', exact: true }).waitFor();
      await page.getByRole('searchbox', { name: 'Find policies' }).fill('AmazonLex');
      await page.getByRole('link', { name: 'AmazonLexFullAccess' }).waitFor();
      await page.reload();
      await page.getByRole('link', { name: 'AmazonLexFullAccess' }).waitFor();
      expect(await page.getByRole('link', { name: 'AdministratorAccess', exact: true }).count()).toBe(0);
      await shoot(page, 'list-390-dark');
      await expectAccessible(page);
      await page.getByRole('link', { name: 'AmazonLexFullAccess' }).click();
      await page.getByRole('heading', { level: 1, name: 'AmazonLexFullAccess' }).waitFor();
      await page.getByText(/^Allow \(/).waitFor();
      expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
      await shoot(page, 'policy-390-dark');
    });
  });
});

/** Puts a text into the code editor in place of what is there, as a paste does. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Policy document' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** The document that the code editor holds; null while it is not there, as when the editor has just been opened. */
async function writtenDocument(page: Page): Promise<unknown> {
  try {
    return JSON.parse(await written(page));
  } catch {
    return null;
  }
}

/** What the code editor holds, by the way that a person takes it out. */
async function written(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: 'Policy document' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  return (await page.evaluate('navigator.clipboard.readText()')) as string;
}

async function userWith(console: ConsoleForTests, root: Credentials, actions: readonly string[]): Promise<Credentials> {
  const iam = console.octroi.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'reader' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'may', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

async function defaultDocument(console: ConsoleForTests, root: Credentials, PolicyArn: string): Promise<unknown> {
  const iam = console.octroi.iam(root);
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy!.DefaultVersionId }));
  return JSON.parse(decodeURIComponent(PolicyVersion!.Document!));
}
