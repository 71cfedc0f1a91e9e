import { AttachRolePolicyCommand, AttachUserPolicyCommand, CreateLoginProfileCommand, CreateRoleCommand, CreateUserCommand, GetPolicyVersionCommand, GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { startDataActions, type DataActionsForTests } from 'octroi/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeZip } from '../src/functions/zip.ts';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole, type ConsoleForTests } from './console.ts';

const CUSTOMER = '111122223333';
const GENESYS = '765628985471';
const PASSWORD = 'le Grand Octroi 7';
/** Those of the document's own example. */
const ORGANISATION = '91cf9239-f549-465b-8cad-9b46f1420818';
const OTHER = '90b7f8c9-790e-43f9-ad67-92b61365a4d0';
const REGION = 'eu-west-3';
const FUNCTION = `arn:aws:lambda:${REGION}:${CUSTOMER}:function:commandes`;
let genesys: DataActionsForTests | null = null;

/**
 * « Créer des ressources IAM pour appeler une fonction AWS Lambda », click by click and under its own numbers, then the page that it leads
 * to: the integration of data actions at Genesys Cloud. What it says in machine French (« JE SUIS ») is what AWS's console calls it (IAM).
 */
withConsole(
  'le chemin du premier document',
  (console) => {
    test('des services AWS à la trace de l’action de données', async () => {
      await prepare(console);
      genesys = await startDataActions(console.octroi);
      const organisation = await genesys.organisation({ id: ORGANISATION });
      try {
        await console.visit({ language: 'fr' }, async (page) => {
          await step1(page);
          await step2(page);
          const functionArn = await step3(page);
          await step4(page);
          await step5(page, functionArn);
          await step6(page);
          const roleArn = await step7(page);
          await next(page, { functionArn, roleArn, clientId: organisation.clientId, secret: organisation.secret });
        });
      } finally {
        await genesys.close();
      }
      await expectWhatTheDocumentAsksFor(console);
    }, 120_000);
  },
  { accounts: [{ id: CUSTOMER, name: 'customer' }, { id: GENESYS, name: 'third-party' }], dataActions: () => genesys?.endpoint ?? null },
);

/** What a reader of the document has already: a function, and a person who administers the account. */
async function prepare(console: ConsoleForTests): Promise<void> {
  const root = console.octroi.root(CUSTOMER);
  const iam = console.octroi.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'claire' }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'claire', Password: PASSWORD }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'claire', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'commandes-execution', AssumeRolePolicyDocument: trust }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'commandes-execution', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }));
  const lambda = console.octroi.lambda(root, REGION);
  const ZipFile = writeZip([{ name: 'index.mjs', bytes: new TextEncoder().encode('export const handler = async ({ name }) => ({ message: `Bonjour ${name}` });\n') }]);
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'commandes', Runtime: 'nodejs24.x', Handler: 'index.handler', Role: Role!.Arn!, Code: { ZipFile } }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'commandes' });
}

const title = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
const copied = async (page: Page): Promise<string> => String(await page.evaluate('navigator.clipboard.readText()'));

/** 1. Connectez-vous à AWS. */
async function step1(page: Page): Promise<void> {
  await page.getByLabel('ID ou alias du compte').fill(CUSTOMER);
  await page.getByLabel('Nom d’utilisateur IAM').fill('claire');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** 2. Accédez à la page Services AWS. */
async function step2(page: Page): Promise<void> {
  await title(page, 'Services AWS');
  await page.getByRole('button', { name: `Compte: claire @ ${CUSTOMER}` }).waitFor();
}

/** 3. Récupérez l’ARN de la fonction AWS Lambda. */
async function step3(page: Page): Promise<string> {
  // 3.1 Cliquez sur Lambda.
  await page.getByRole('link', { name: 'Lambda', exact: true }).click();
  await title(page, 'Fonctions');
  // 3.2 Sélectionnez la fonction. (Remarque : les appels interrégionaux sont pris en charge.)
  await page.getByRole('button', { name: /^Région/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /Paris/ }).click();
  await page.getByRole('link', { name: 'commandes' }).click();
  await title(page, 'commandes');
  // 3.3 Copiez l’ARN pour la fonction.
  await page.getByRole('button', { name: 'Copier ARN de fonction' }).click();
  await page.getByText('Copié', { exact: true }).waitFor();
  await shoot(page, 'path-3-function');
  expect(await copied(page)).toBe(FUNCTION);
  return copied(page);
}

/** 4. Cliquez sur IAM. */
async function step4(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Services', exact: true }).click();
  await page.getByRole('link', { name: 'IAM', exact: true }).click();
  await title(page, 'Tableau de bord IAM');
}

/** 5. Créez une politique. */
async function step5(page: Page, functionArn: string): Promise<void> {
  // 5.1 Sous Tableau de bord, sélectionnez Politiques.
  await page.getByRole('navigation', { name: 'Navigation latérale' }).getByRole('link', { name: 'Politiques', exact: true }).click();
  await title(page, 'Politiques');
  // 5.2 Cliquez sur Créer une politique.
  await page.getByRole('link', { name: 'Créer une politique' }).click();
  // 5.3.1 Sous Un service, cliquez sur Choisissez un service, et cliquez sur Lambda.
  await page.getByRole('button', { name: /Choisissez un service/ }).click();
  await page.getByLabel('Rechercher un service').fill('lambda');
  await page.getByRole('option', { name: 'AWS Lambda' }).click();
  // 5.3.2 Sous Actions et Niveau d’accès, cliquez sur la flèche à côté de Écrire et cochez la case InvokeFunction.
  await page.getByRole('button', { name: /^Écrire/ }).click();
  await page.getByRole('checkbox', { name: 'InvokeFunction', exact: true }).check();
  await shoot(page, 'path-5-actions');
  // 5.3.3 Sous Ressources, sélectionnez Spécifique et cliquez sur Ajouter ARN. Collez l’ARN.
  await page.getByRole('radio', { name: 'Spécifique' }).check();
  await page.getByRole('button', { name: 'Ajouter ARN' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('ARN', { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+V');
  expect(await dialog.getByLabel('ARN', { exact: true }).inputValue()).toBe(functionArn);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  // 5.4 Cliquez sur Politique de révision.
  await page.getByRole('button', { name: 'Suivant' }).click();
  // 5.5 Dans la zone du nom, tapez un nom pour la politique.
  await page.getByLabel('Nom de la politique').fill('Genesys-Invoke');
  await shoot(page, 'path-5-review');
  // 5.6 Cliquez sur Créer une politique.
  await page.getByRole('button', { name: 'Créer une politique' }).click();
  await title(page, 'Genesys-Invoke');
}

/** 6. Créez un rôle qui utilise cette politique. */
async function step6(page: Page): Promise<void> {
  // 6.1 Sous Tableau de bord, cliquez sur Rôles.
  await page.getByRole('navigation', { name: 'Navigation latérale' }).getByRole('link', { name: 'Rôles', exact: true }).click();
  // 6.2 Sur la page Rôles, cliquez sur Créer un rôle.
  await title(page, 'Rôles');
  await page.getByRole('link', { name: 'Créer un rôle' }).first().click();
  // 6.3 Sélectionnez Un autre compte AWS comme type d’entité de confiance.
  await page.getByRole('radio', { name: 'Un autre compte AWS' }).check();
  // 6.4 Dans la case Account ID, entrez 765628985471.
  await page.getByLabel('ID de compte').fill(GENESYS);
  // 6.5 Sélectionnez Exiger un ID externe et entrez votre ID d’organisation Genesys Cloud.
  await page.getByRole('checkbox', { name: 'Exiger un ID externe' }).check();
  await page.getByRole('textbox', { name: /ID externe$/ }).fill(ORGANISATION);
  await shoot(page, 'path-6-trust');
  await expectAccessible(page);
  // 6.6 Cliquez sur Suivant : Autorisations.
  await page.getByRole('button', { name: 'Suivant : Autorisations' }).click();
}

/** 7. Attachez les politiques d’autorisation au rôle. */
async function step7(page: Page): Promise<string> {
  // 7.1 Sélectionnez la politique que vous avez créée.
  await page.getByRole('searchbox').first().fill('Genesys-Invoke');
  await page.getByRole('checkbox', { name: /Genesys-Invoke/ }).check();
  await shoot(page, 'path-7-permissions');
  // 7.2 Cliquez sur Suivant : Vérification.
  await page.getByRole('button', { name: 'Suivant : Vérification' }).click();
  // 7.3 et 7.4 Tapez un nom de rôle et une description.
  await page.getByLabel('Nom du rôle').fill('genesys-commandes');
  await page.getByLabel('Description du rôle').fill('Laisse Genesys Cloud appeler commandes');
  // 7.5 Vérifiez que le numéro de compte pour Entités de confiance est celui que vous avez entré.
  await page.getByText(`Compte : ${GENESYS}`).waitFor();
  await shoot(page, 'path-7-review');
  await expectAccessible(page);
  // 7.6 Cliquez sur Créer un rôle.
  await page.getByRole('button', { name: 'Créer un rôle' }).click();
  // 7.7 Cliquez sur le nom du rôle. Son récapitulatif apparaît.
  await title(page, 'Rôles');
  await page.getByRole('link', { name: 'genesys-commandes', exact: true }).click();
  await title(page, 'genesys-commandes');
  await page.getByRole('heading', { level: 2, name: 'Récapitulatif' }).waitFor();
  // 7.8.1 Cliquez sur Relations de confiance, 7.8.2 sur Modifier la relation de confiance.
  await page.getByRole('tab', { name: 'Relations de confiance' }).click();
  await page.getByRole('link', { name: 'Modifier la politique de confiance' }).click();
  // 7.8.3 Sous sts:ExternalId, ajoutez des ID d’organisation supplémentaires.
  await page.getByRole('textbox', { name: 'Politique de confiance' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(JSON.stringify(TRUST, null, 2));
  await shoot(page, 'path-7-trust');
  // 7.8.4 Cliquez sur Mettre à jour la politique de confiance.
  await page.getByRole('button', { name: 'Mettre à jour la politique de confiance' }).click();
  await page.getByText('La politique de confiance a été mise à jour.').waitFor();
  await page.getByText(OTHER).first().waitFor();
  // 7.9 Copiez l’ARN du rôle en cliquant sur l’icône de copie.
  await page.getByRole('button', { name: 'Copier ARN du rôle' }).click();
  await page.getByText('Copié', { exact: true }).waitFor();
  return copied(page);
}

/** The document's example, with several organisations. */
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': [ORGANISATION, OTHER] } } }],
};

/** « Prochain : ajouter une intégration d’actions de données AWS Lambda. » */
async function next(page: Page, known: { functionArn: string; roleArn: string; clientId: string; secret: string }): Promise<void> {
  await page.getByRole('link', { name: 'Services', exact: true }).click();
  await page.getByRole('link', { name: 'Genesys Cloud', exact: true }).click();
  await page.getByLabel('ID client').fill(known.clientId);
  await page.getByLabel('Secret client').fill(known.secret);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByText(ORGANISATION, { exact: true }).first().waitFor();
  // The integration, with the role's ARN as its credential.
  await page.getByRole('link', { name: 'Ajouter une intégration' }).first().click();
  await page.getByLabel('Nom').fill('Commandes');
  await page.getByRole('button', { name: 'Nouvelles informations d’identification' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Rôle commandes');
  await dialog.getByLabel('ARN du rôle').fill(known.roleArn);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByRole('button', { name: /Rôle commandes/ }).waitFor();
  await page.getByRole('button', { name: 'Ajouter une intégration' }).click();
  await title(page, 'Commandes');
  // The action, with the function's ARN.
  await page.getByRole('link', { name: 'Ajouter une action' }).first().click();
  await page.getByLabel('Nom de l’action').fill('Saluer');
  await page.getByLabel('ARN de la fonction').fill(known.functionArn);
  await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
  await title(page, 'Saluer');
  // Its test, and what was sent to AWS.
  await page.getByLabel('Entrée', { exact: true }).fill('{"name": "Claire"}');
  await page.getByRole('button', { name: 'Exécuter l’action' }).click();
  await page.getByText('L’action a réussi').waitFor();
  expect(JSON.parse((await page.getByRole('region', { name: 'Sortie' }).textContent()) ?? '')).toEqual({ message: 'Bonjour Claire' });
  await page.getByText('Envoyé à AWS : sts:AssumeRole').waitFor();
  await page.getByText('Envoyé à AWS : lambda:InvokeFunction').waitFor();
  await shoot(page, 'path-trace');
  await expectAccessible(page);
}

/** What is in the account afterwards is exactly what the document describes. */
async function expectWhatTheDocumentAsksFor(console: ConsoleForTests): Promise<void> {
  const iam = console.octroi.iam(console.octroi.root(CUSTOMER));
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'genesys-commandes' }));
  expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['Genesys-Invoke']);
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: AttachedPolicies![0]!.PolicyArn!, VersionId: 'v1' }));
  expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toMatchObject({ Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }] });
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'genesys-commandes' }));
  expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual(TRUST);
  expect(Role!.Description).toBe('Laisse Genesys Cloud appeler commandes');
}
