import { CreateAccessKeyCommand, CreateOpenIDConnectProviderCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, GetOpenIDConnectProviderCommand, GetRoleCommand, ListOpenIDConnectProvidersCommand, ListSAMLProvidersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { testSamlProvider } from 'octroi/testing';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

const document = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const THUMBPRINT = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280';

withConsole('identity providers and tags', (console) => {
  test('IAM-140: an OpenID Connect provider is added by URL, audience and thumbprint; audiences are added and removed; it is deleted by typing its name', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    const arn = `arn:aws:iam::${root.accountId}:oidc-provider/token.example.com/ci`;
    await console.visit({ as: root, path: '/providers' }, async (page) => {
      await page.getByText('No identity providers', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Add provider' }).first().click();
      await page.getByRole('radio', { name: 'OpenID Connect' }).click();
      await page.getByLabel('Provider URL').fill('http://token.example.com/ci');
      await page.getByRole('button', { name: 'Add thumbprint' }).click();
      await page.getByRole('textbox', { name: 'Thumbprint' }).fill('abc');
      await page.getByRole('button', { name: 'Add provider' }).click();
      await page.getByText('The URL begins with https://').waitFor();
      await page.getByText('An audience is needed.').waitFor();
      await page.getByText('A thumbprint has 40 hexadecimal digits.').waitFor();
      await shoot(page, 'provider-create-oidc');
      await expectAccessible(page);
      await page.getByLabel('Provider URL').fill('https://token.example.com/ci');
      await page.getByLabel('Audience', { exact: true }).fill('sts.amazonaws.com');
      await page.getByRole('textbox', { name: 'Thumbprint' }).fill(THUMBPRINT.match(/../g)!.join(':').toUpperCase());
      await page.getByRole('button', { name: 'Add provider' }).click();
      await page.getByText('The provider https://token.example.com/ci has been added.').waitFor();
      expect(await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }))).toMatchObject({ ClientIDList: ['sts.amazonaws.com'], ThumbprintList: [THUMBPRINT] });

      await page.getByRole('link', { name: 'token.example.com/ci' }).click();
      await page.getByRole('heading', { level: 1, name: 'token.example.com/ci' }).waitFor();
      await page.getByLabel('Audience', { exact: true }).fill('second');
      await page.getByRole('button', { name: 'Add audience' }).click();
      await page.getByRole('button', { name: 'Remove second' }).waitFor();
      await shoot(page, 'provider-oidc');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Remove sts.amazonaws.com' }).click();
      await page.getByRole('button', { name: 'Remove sts.amazonaws.com' }).waitFor({ state: 'detached' });
      expect((await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }))).ClientIDList).toEqual(['second']);
      await page.reload();
      await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Delete token.example.com/ci?' });
      await dialog.getByRole('textbox').fill('token.example.com/ci');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The provider token.example.com/ci has been deleted.').waitFor();
      expect((await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList).toEqual([]);
    });
  });

  test('a SAML provider is added in French from its metadata file, and a role is made for it', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    const { metadata } = await testSamlProvider();
    await console.visit({ as: root, path: '/providers/create', language: 'fr' }, async (page) => {
      await page.getByLabel('Nom du fournisseur').fill('Corp');
      await page.locator('input[type=file]').setInputFiles({ name: 'metadata.xml', mimeType: 'application/xml', buffer: Buffer.from('<x/>') });
      await page.getByText('Un document de métadonnées a de 1000 à 10 000 000 caractères.').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: 'metadata.xml', mimeType: 'application/xml', buffer: Buffer.from(metadata) });
      await shoot(page, 'provider-create-saml-fr');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Ajouter un fournisseur' }).click();
      await page.getByText('Le fournisseur Corp a été ajouté.').waitFor();
      expect((await iam.send(new ListSAMLProvidersCommand({}))).SAMLProviderList).toMatchObject([{ Arn: `arn:aws:iam::${root.accountId}:saml-provider/Corp` }]);
      await page.getByRole('link', { name: 'Corp' }).click();
      await page.getByRole('heading', { level: 1, name: 'Corp' }).waitFor();
      await page.getByRole('region', { name: 'Document de métadonnées' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Attribuer un rôle' }).click();
      await page.getByRole('radio', { name: 'Fédération SAML 2.0' }).waitFor();
      await page.getByRole('textbox', { name: 'Attribut' }).waitFor();
      await page.getByRole('button', { name: 'Suivant : Autorisations' }).click();
      await page.getByRole('button', { name: 'Suivant : Vérification' }).click();
      await page.getByLabel('Nom du rôle').fill('federated');
      await page.getByText('Fournisseur d’identité : Corp').waitFor();
      await page.getByRole('button', { name: 'Créer un rôle' }).click();
      await page.getByText('Le rôle federated a été créé.').waitFor();
      const made = (await iam.send(new GetRoleCommand({ RoleName: 'federated' }))).Role!.AssumeRolePolicyDocument!;
      expect(JSON.parse(decodeURIComponent(made))).toMatchObject({ Statement: [{ Action: 'sts:AssumeRoleWithSAML', Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } }] });
    });
  });

  test('who may not list providers is refused with AWS\'s words', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'bob' }));
    await iam.send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'own', PolicyDocument: document({ Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' }) }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'bob' }));
    await console.visit({ as: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, path: '/providers', width: 390, height: 844 }, async (page) => {
      await page.getByText('is not authorized to perform: iam:List').first().waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await shoot(page, 'providers-refused-390');
      await expectAccessible(page);
    });
  });

  test('tags as access control: the condition keys that see them, a condition to copy, and the statements that depend on them', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateRoleCommand({ RoleName: 'blue', AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'lex.amazonaws.com' }, Action: 'sts:AssumeRole' }), Tags: [{ Key: 'team', Value: 'blue' }] }));
    await iam.send(new CreatePolicyCommand({ PolicyName: 'OwnBots', PolicyDocument: document({ Sid: 'OwnBots', Effect: 'Allow', Action: 'lex:GetBot', Resource: '*', Condition: { StringEquals: { 'lex:ResourceTag/team': '${aws:PrincipalTag/team}' } } }) }));
    await iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://token.example.com', ClientIDList: ['a'], ThumbprintList: [THUMBPRINT] }));
    await console.visit({ as: root, path: '/roles/blue?tab=tags' }, async (page) => {
      await page.getByText('aws:PrincipalTag/team', { exact: true }).waitFor();
      await page.getByText('iam:ResourceTag/team', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Copy condition on aws:ResourceTag/team', exact: true }).click();
      expect(JSON.parse(String(await page.evaluate('navigator.clipboard.readText()')))).toEqual({ StringEquals: { 'aws:ResourceTag/team': 'blue' } });
      await page.getByRole('button', { name: 'Find policies that depend on these tags' }).click();
      const row = page.getByRole('row', { name: /OwnBots/ });
      await row.getByText('lex:ResourceTag/team, aws:PrincipalTag/team').waitFor();
      await shoot(page, 'role-tags-access');
      await expectAccessible(page);
    });
  });
});
