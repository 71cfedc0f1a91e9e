import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, CreateServiceLinkedRoleCommand, CreateUserCommand, CreateAccessKeyCommand, GetRoleCommand, GetRolePolicyCommand, ListAttachedRolePoliciesCommand, PutRolePolicyCommand, PutUserPolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { LexModelBuildingServiceClient, PutBotCommand } from '@aws-sdk/client-lex-model-building-service';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Credentials } from 'octroi/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

const document = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const trust = (principal: object): string => document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });
const LAMBDA = trust({ Service: 'lambda.amazonaws.com' });
const GENESYS = '765628985471';
const FIRST = '91cf9239-f549-465b-8cad-9b46f1420818';
const SECOND = '90b7f8c9-790e-43f9-ad67-92b61365a4d0';

async function trustOf(iam: IAMClient, RoleName: string): Promise<unknown> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  return (JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)) as { readonly Statement: unknown }).Statement;
}

async function userWith(iam: IAMClient, name: string, ...statements: readonly object[]): Promise<Credentials> {
  await iam.send(new CreateUserCommand({ UserName: name }));
  await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: document(...statements) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

withConsole('roles', (console) => {
  test('KEY-60: a role for another account is made in French, with an external ID, as the document tells; then a second external ID is added and the ARN copied', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreatePolicyCommand({ PolicyName: 'InvokeGreeter', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }) }));
    await console.visit({ as: root, path: '/roles', language: 'fr' }, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Rôles' }).waitFor();
      await shoot(page, 'roles-empty-fr');
      await page.getByRole('link', { name: 'Créer un rôle' }).first().click();
      await heading(page, 'Sélectionner une entité de confiance');
      await page.getByRole('radio', { name: 'Un autre compte AWS' }).check();
      await page.getByRole('button', { name: 'Suivant : Autorisations' }).click();
      await page.getByText('Ce champ est obligatoire.').waitFor();
      await page.getByLabel('ID de compte').fill(GENESYS);
      await page.getByRole('checkbox', { name: 'Exiger un ID externe' }).check();
      await page.getByRole('button', { name: 'Suivant : Autorisations' }).click();
      await page.getByText('Un ID externe est obligatoire.').waitFor();
      await page.getByRole('textbox', { name: 'ID externe' }).fill(FIRST);
      await shoot(page, 'role-wizard-account-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Suivant : Autorisations' }).click();
      await page.getByRole('searchbox', { name: 'Rechercher des politiques' }).fill('InvokeGreeter');
      await page.getByRole('checkbox', { name: 'Sélectionner InvokeGreeter' }).check();
      await shoot(page, 'role-wizard-permissions-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Suivant : Vérification' }).click();
      await page.getByLabel('Nom du rôle').fill('genesys invoker');
      await page.getByLabel('Description du rôle').fill('Genesys Cloud appelle la fonction');
      await page.getByText(`Compte : ${GENESYS}`, { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Créer un rôle' }).click();
      await page.getByText('Il contient des caractères qu’IAM n’accepte pas.').waitFor();
      await page.getByLabel('Nom du rôle').fill('genesys-invoker');
      await shoot(page, 'role-wizard-review-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Créer un rôle' }).click();
      await page.getByText('Le rôle genesys-invoker a été créé.').waitFor();
      expect(await trustOf(iam, 'genesys-invoker')).toEqual([{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': FIRST } } }]);
      expect((await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'genesys-invoker' }))).AttachedPolicies).toMatchObject([{ PolicyName: 'InvokeGreeter' }]);

      await page.getByRole('link', { name: 'genesys-invoker', exact: true }).click();
      await heading(page, 'genesys-invoker');
      await page.getByRole('tab', { name: 'Relations de confiance' }).click();
      await page.getByText(FIRST).first().waitFor();
      await page.getByRole('link', { name: 'Modifier la politique de confiance' }).click();
      await heading(page, 'Modifier la politique de confiance');
      const editor = page.getByRole('textbox', { name: 'Politique de confiance' });
      await editor.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': [FIRST, SECOND] } } }));
      await shoot(page, 'role-trust-edit-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Mettre à jour la politique de confiance' }).click();
      await page.getByText('La politique de confiance a été mise à jour.').waitFor();
      await page.getByRole('button', { name: `Copier ${SECOND}` }).waitFor();
      await shoot(page, 'role-trust-fr');
      await expectAccessible(page);
      expect(await trustOf(iam, 'genesys-invoker')).toMatchObject([{ Condition: { StringLike: { 'sts:ExternalId': [FIRST, SECOND] } } }]);
      await page.getByRole('button', { name: 'Copier ARN du rôle' }).click();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`arn:aws:iam::${root.accountId}:role/genesys-invoker`);
    });
  });

  test('a role for a service: policies are attached and removed, an inline policy and a boundary set; changing a service role is warned of', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: LAMBDA }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'worker', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }));
    await console.visit({ as: root, path: '/roles/worker' }, async (page) => {
      await page.getByText('Changing the permissions of a service role might break the functionality of lambda.amazonaws.com.').waitFor();
      await page.getByRole('checkbox', { name: 'Select AWSLambdaBasicExecutionRole' }).check();
      await shoot(page, 'role-page');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Remove AWSLambdaBasicExecutionRole?' });
      await dialog.getByRole('textbox').fill('AWSLambdaBasicExecutionRole');
      await dialog.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('The policy AWSLambdaBasicExecutionRole has been removed.').waitFor();
      await page.getByText('No permissions policies').waitFor();

      await page.getByRole('button', { name: 'Add permissions' }).click();
      await page.getByRole('menuitem', { name: 'Attach policies' }).click();
      await heading(page, 'Attach policies to worker');
      await page.getByRole('searchbox', { name: 'Find policies' }).fill('IAMReadOnlyAccess');
      await page.getByRole('checkbox', { name: 'Select IAMReadOnlyAccess' }).check();
      await page.getByRole('button', { name: 'Add permissions' }).click();
      await page.getByText('The policy has been attached.').waitFor();
      await page.getByRole('link', { name: 'IAMReadOnlyAccess' }).waitFor();

      await page.getByRole('button', { name: 'Add permissions' }).click();
      await page.getByRole('menuitem', { name: 'Create inline policy' }).click();
      await page.getByRole('button', { name: 'JSON' }).click();
      const editor = page.getByRole('textbox', { name: 'Policy document' });
      await editor.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }));
      await page.getByLabel('Policy name').fill('invoke');
      await page.getByRole('button', { name: 'Create policy' }).click();
      await page.getByText('The policy invoke has been created.').waitFor();
      expect(decodeURIComponent((await iam.send(new GetRolePolicyCommand({ RoleName: 'worker', PolicyName: 'invoke' }))).PolicyDocument!)).toContain('lambda:InvokeFunction');

      await page.getByRole('button', { name: 'Set permissions boundary' }).click();
      const choose = page.getByRole('dialog', { name: 'Set permissions boundary' });
      await choose.getByRole('searchbox', { name: 'Find policies' }).fill('ReadOnlyAccess');
      await choose.getByRole('radio', { name: 'Select ReadOnlyAccess' }).check();
      await choose.getByRole('button', { name: 'Set permissions boundary' }).click();
      await page.getByText('The permissions boundary has been set.').waitFor();
      expect((await iam.send(new GetRoleCommand({ RoleName: 'worker' }))).Role!.PermissionsBoundary?.PermissionsBoundaryArn).toBe('arn:aws:iam::aws:policy/ReadOnlyAccess');
    });
  });

  test('description and maximum session duration are changed; tags are set, and taken away', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust({ AWS: root.accountId }), Tags: [{ Key: 'Team', Value: 'blue' }] }));
    await console.visit({ as: root, path: '/roles/reader?tab=tags', width: 390, height: 844 }, async (page) => {
      await page.getByText('blue', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Edit reader' });
      await dialog.getByLabel('Description').fill('Reads');
      await dialog.getByRole('button', { name: /Maximum session duration/ }).click();
      await page.getByRole('option', { name: '12 hours' }).click();
      await shoot(page, 'role-edit-390');
      await dialog.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('The role reader has been saved.').waitFor();
      expect((await iam.send(new GetRoleCommand({ RoleName: 'reader' }))).Role).toMatchObject({ Description: 'Reads', MaxSessionDuration: 43_200 });
      await page.getByRole('button', { name: 'Manage tags' }).click();
      await page.getByRole('textbox', { name: 'Key' }).fill('team');
      await page.getByRole('textbox', { name: /^Value/ }).fill('green');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('The tags have been saved.').waitFor();
      await shoot(page, 'role-tags-390');
      await expectAccessible(page);
      expect((await iam.send(new GetRoleCommand({ RoleName: 'reader' }))).Role!.Tags).toEqual([{ Key: 'team', Value: 'green' }]);
    });
  });

  test('revoking the sessions of a role ends those that were issued, and none that comes later', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'shared', AssumeRolePolicyDocument: trust({ AWS: root.accountId }) }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'shared', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
    const ann = await userWith(iam, 'ann', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: Role!.Arn });
    const session = async (): Promise<Credentials> => {
      const { Credentials: made } = await console.octroi.sts(ann).send(new AssumeRoleCommand({ RoleArn: Role!.Arn, RoleSessionName: 'shift' }));
      return { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! };
    };
    const early = await session();
    const reads = (who: Credentials): Promise<string> => console.octroi.iam(who).send(new GetRoleCommand({ RoleName: 'shared' })).then(() => 'allowed', (error: Error) => error.name);
    expect(await reads(early)).toBe('allowed');
    await console.visit({ as: root, path: '/roles/shared?tab=revoke' }, async (page) => {
      await page.getByRole('button', { name: 'Revoke active sessions' }).click();
      const dialog = page.getByRole('dialog', { name: 'Revoke active sessions?' });
      expect(await dialog.getByRole('button', { name: 'Revoke active sessions' }).isDisabled()).toBe(true);
      await dialog.getByRole('checkbox', { name: 'I acknowledge that I am revoking all active sessions for this role.' }).check();
      await shoot(page, 'role-revoke');
      await dialog.getByRole('button', { name: 'Revoke active sessions' }).click();
      await page.getByText('The active sessions of the role have been revoked.').waitFor();
      await expectAccessible(page);
    });
    expect(await reads(early)).toBe('AccessDenied');
    console.octroi.advance(2);
    expect(await reads(await session())).toBe('allowed');
  });

  test('IAM-113: a service-linked role can be seen and not edited; it is deleted by its service', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'autoscaling.amazonaws.com' }));
    await console.visit({ as: root, path: '/roles/AWSServiceRoleForAutoScaling', theme: 'dark' }, async (page) => {
      await page.getByText('This role is linked to autoscaling.amazonaws.com. An IAM administrator can view, but not edit the permissions for service-linked roles.').waitFor();
      await page.getByRole('link', { name: 'AutoScalingServiceRolePolicy' }).waitFor();
      expect(await page.getByRole('button', { name: 'Add permissions' }).count()).toBe(0);
      await shoot(page, 'role-linked-dark');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Trust relationships' }).click();
      await page.getByText('AWS Service: autoscaling').waitFor();
      expect(await page.getByRole('link', { name: 'Edit trust policy' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Delete AWSServiceRoleForAutoScaling?' });
      await dialog.getByRole('textbox').fill('AWSServiceRoleForAutoScaling');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The role AWSServiceRoleForAutoScaling has been deleted.').waitFor();
      await expect(iam.send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForAutoScaling' }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    });
  });

  test('IAM-113: a service-linked role that a bot needs stays, and the bot is named', async () => {
    const root = await console.account();
    const { endpoint } = console.octroi;
    const { accessKeyId, secretAccessKey } = root;
    const lex = new LexModelBuildingServiceClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey } });
    await lex.send(new PutBotCommand({ name: 'OrderFlowers', locale: 'en-US', childDirected: false }));
    lex.destroy();
    await console.visit({ as: root, path: '/roles?filter=LexBots', language: 'fr' }, async (page) => {
      await page.getByRole('checkbox', { name: 'Sélectionner AWSServiceRoleForLexBots' }).check();
      await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Supprimer AWSServiceRoleForLexBots ?' });
      await dialog.getByRole('textbox').fill('AWSServiceRoleForLexBots');
      await dialog.getByRole('button', { name: 'Supprimer' }).click();
      await page.getByText(`Utilisé par : arn:aws:lex:eu-west-1:${root.accountId}:bot:OrderFlowers`).waitFor();
      await shoot(page, 'role-in-use-fr');
      expect((await console.octroi.iam(root).send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForLexBots' }))).Role!.Path).toBe('/aws-service-role/lex.amazonaws.com/');
    });
  });

  test('a role is deleted with its policies by typing its name; the list filters and keeps its filter through a reload', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    for (const RoleName of ['going', 'staying']) await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: LAMBDA }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'going', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
    await iam.send(new PutRolePolicyCommand({ RoleName: 'going', PolicyName: 'own', PolicyDocument: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) }));
    await console.visit({ as: root, path: '/roles' }, async (page) => {
      await page.getByRole('searchbox', { name: 'Find roles' }).fill('going');
      await page.getByRole('link', { name: 'staying' }).waitFor({ state: 'detached' });
      await page.getByText('1 match').first().waitFor();
      await page.reload();
      await page.getByRole('checkbox', { name: 'Select going' }).check();
      expect(await page.getByRole('link', { name: 'staying' }).count()).toBe(0);
      await shoot(page, 'roles');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Delete going?' });
      expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
      await dialog.getByLabel('To confirm, type going in the field.').fill('going');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The role going has been deleted.').waitFor();
      await expect(iam.send(new GetRoleCommand({ RoleName: 'going' }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    });
  });

  test('who may not create roles is refused with the decision behind it, and what was typed stays', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    const bob = await userWith(iam, 'bob', { Effect: 'Allow', Action: ['iam:List*', 'iam:Get*', 'octroi:ExplainRequest'], Resource: '*' });
    await console.visit({ as: bob, path: '/roles/create' }, async (page) => {
      await page.getByRole('radio', { name: 'AWS service' }).check();
      await page.getByRole('button', { name: /Use case/ }).click();
      await page.getByRole('option', { name: /^Lambda/ }).click();
      await page.getByRole('button', { name: 'Next: Permissions' }).click();
      await page.getByRole('button', { name: 'Next: Review' }).click();
      await page.getByLabel('Role name').fill('mine');
      await page.getByRole('button', { name: 'Create role' }).click();
      await page.getByText('is not authorized to perform: iam:CreateRole').first().waitFor();
      await page.getByText('The decision behind it').waitFor();
      expect(await page.getByLabel('Role name').inputValue()).toBe('mine');
      await shoot(page, 'role-refused');
      await expectAccessible(page);
    });
    expect((await console.octroi.sts(bob).send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/bob$/);
  });

  test('when a role was last used, and which services its policies allow', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateRoleCommand({ RoleName: 'observer', AssumeRolePolicyDocument: LAMBDA }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'observer', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
    await console.visit({ as: root, path: '/roles/observer?tab=accessed' }, async (page) => {
      await page.getByText('Not accessed in the tracking period').first().waitFor();
      await page.getByRole('rowheader', { name: /Identity and Access Management/ }).waitFor();
      await expectAccessible(page);
    });
  });
});
