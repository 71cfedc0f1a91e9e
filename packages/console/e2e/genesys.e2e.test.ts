import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { startDataActions, type DataActionsForTests, type OrganisationForTests } from 'octroi/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../octroi/src/services/lambda/execution/testing.ts';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

const CUSTOMER = '111122223333';
const GENESYS = '765628985471';
let genesys: DataActionsForTests;

const document = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });

withConsole(
  'the pages of the third party',
  (console) => {
    let organisation: OrganisationForTests;
    let functionArn: string;
    beforeAll(async () => {
      genesys = await startDataActions(console.octroi);
      organisation = await genesys.organisation();
      functionArn = await makeFunction();
    });
    afterAll(() => genesys?.close());

    const customer = () => console.octroi.root(CUSTOMER);

    /** A function that answers with what it is asked, and the Region where it lies is another than the organisation's. */
    async function makeFunction(): Promise<string> {
      const iam = console.octroi.iam(customer());
      const role = await iam.send(new CreateRoleCommand({ RoleName: 'greeter', AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }) }));
      const lambda = console.octroi.lambda(customer(), 'eu-west-3');
      const ZipFile = zipOf({ 'index.js': 'exports.handler = async ({ name }) => ({ greeting: { text: `Hello ${name}` } });' });
      const made = await lambda.send(new CreateFunctionCommand({ FunctionName: 'greeter', Runtime: 'nodejs24.x', Handler: 'index.handler', Role: role.Role!.Arn, Code: { ZipFile } }));
      await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'greeter' });
      return made.FunctionArn!;
    }

    async function makeRole(name: string, externalId: string): Promise<string> {
      const iam = console.octroi.iam(customer());
      const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': externalId } } };
      const made = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document(trust) }));
      await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'invoke', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn }) }));
      return made.Role!.Arn!;
    }

    async function signIn(page: Page, secret = organisation.secret): Promise<void> {
      await page.getByLabel('Client ID').fill(organisation.clientId);
      await page.getByLabel('Client secret').fill(secret);
      await page.getByLabel('Stay signed in until this tab is closed').check();
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    }

    test('GEN-14: an OAuth client signs in at the third party; a wrong secret is refused in its words, and what was typed stays', async () => {
      await console.visit({ as: customer(), path: '/genesys' }, async (page) => {
        await page.getByRole('heading', { level: 1, name: 'Data actions' }).waitFor();
        await shoot(page, 'genesys-sign-in');
        await expectAccessible(page);
        await signIn(page, 'wrong');
        await page.getByText('the client secret is wrong').waitFor();
        expect(await page.getByLabel('Client ID').inputValue()).toBe(organisation.clientId);
        await signIn(page);
        await page.getByText(organisation.id, { exact: true }).waitFor();
        await page.getByText('No integrations', { exact: true }).waitFor();
        await expectAccessible(page);
        await page.reload();
        await page.getByText(organisation.id, { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Sign out of Genesys Cloud' }).click();
        await page.getByLabel('Client ID').waitFor();
        expect(await page.evaluate('Object.values(sessionStorage).join()')).not.toContain(organisation.clientId);
      });
    });

    test('GEN-21, GEN-29, GEN-37, GEN-94: a credential, an integration and an action are made, and its test shows every step', async () => {
      const roleArn = await makeRole('genesys-invoker', organisation.id);
      await console.visit({ as: customer(), path: '/genesys' }, async (page) => {
        await signIn(page);
        await page.getByRole('link', { name: 'Add integration' }).first().click();
        await page.getByRole('heading', { level: 1, name: 'Add integration' }).waitFor();
        await page.getByLabel('Name').fill('Greeters');
        await page.getByRole('button', { name: 'New credential' }).click();
        const dialog = page.getByRole('dialog', { name: 'Add credential' });
        await dialog.getByLabel('Name').fill('Invoker role');
        await dialog.getByLabel('Role ARN').fill('arn:aws:iam::111122223333:user/ann');
        await dialog.getByRole('button', { name: 'Add', exact: true }).click();
        await dialog.getByText('This is not the ARN of a role').waitFor();
        await dialog.getByText(organisation.id, { exact: true }).waitFor();
        await shoot(page, 'genesys-credential');
        await dialog.getByLabel('Role ARN').fill(roleArn);
        await dialog.getByRole('button', { name: 'Add', exact: true }).click();
        await page.getByRole('button', { name: /Credential.*Invoker role/ }).waitFor();
        await page.getByRole('button', { name: 'Add integration' }).click();
        await page.getByRole('heading', { level: 1, name: 'Greeters' }).waitFor();
        await page.getByText('Active', { exact: true }).first().waitFor();
        await shoot(page, 'genesys-integration');
        await expectAccessible(page);

        await page.getByRole('link', { name: 'Add action' }).first().click();
        await page.getByRole('heading', { level: 1, name: 'Add action' }).waitFor();
        await page.getByRole('button', { name: 'Save & publish' }).click();
        await page.getByText('This field is needed.').first().waitFor();
        await page.getByLabel('Action name').fill('Greet');
        await page.getByLabel('Function ARN').fill(functionArn);
        const translations = page.getByRole('group', { name: 'Translation map', exact: true });
        await translations.getByRole('button', { name: 'Add' }).click();
        await translations.getByRole('textbox', { name: 'Name' }).fill('said');
        await translations.getByRole('textbox', { name: 'JSONPath' }).fill('$.greeting.text');
        await page.getByLabel('Success template').fill('{"message": ${said}}');
        await shoot(page, 'genesys-action-create');
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Save & publish' }).click();

        await page.getByRole('heading', { level: 1, name: 'Greet' }).waitFor();
        await page.getByText('Greet has been published.').waitFor();
        await page.getByLabel('Input', { exact: true }).fill('{"name": "Ann"}');
        await page.getByRole('button', { name: 'Run action' }).click();
        await page.getByText('The action has succeeded').waitFor();
        expect(JSON.parse((await page.getByRole('region', { name: 'Output' }).textContent()) ?? '')).toEqual({ message: 'Hello Ann' });
        await page.getByText('Sent to AWS: sts:AssumeRole').waitFor();
        await page.getByText(`GenesysCloud-${organisation.id}`).first().waitFor();
        await page.getByText('Sent to AWS: lambda:InvokeFunction').waitFor();
        await shoot(page, 'genesys-test');
        await expectAccessible(page);
      });
    });

    test('GEN-95, GEN-6: a refusal tells the request that was sent and the third party\'s side of the decision; the console tells the customer\'s, to the customer', async () => {
      const { platform } = organisation;
      const { integrationId } = await platform.integrate('Refused', await makeRole('wants-another', 'another-tenant'));
      const actionId = await platform.action(integrationId, { name: 'Denied', functionArn });
      await console.visit({ as: customer(), path: `/genesys/actions/${actionId}?tab=test`, width: 390, height: 844, theme: 'dark' }, async (page) => {
        await signIn(page);
        await page.getByRole('button', { name: 'Run action' }).click();
        await page.getByText('The action has failed').waitFor();
        await page.getByText('Sent to AWS: sts:AssumeRole').waitFor();
        await page.getByText('AccessDenied', { exact: true }).waitFor();
        await page.getByText(`The third party (${GENESYS})`).waitFor();
        await page.getByText(`The account of the role (${CUSTOMER})`).waitFor();
        await page.getByText('Not told').waitFor();
        expect(await page.getByText('another-tenant').count()).toBe(0);
        await page.getByText('The decision behind it').scrollIntoViewIfNeeded();
        await shoot(page, 'genesys-refused-390-dark');
        await expectAccessible(page);
        await page.getByRole('link', { name: 'See what your account decided' }).click();
        await page.getByText('Denied, because no trust policy allows it.').waitFor();
        await page.getByRole('cell', { name: 'another-tenant', exact: true }).waitFor();
        await page.getByRole('cell', { name: organisation.id, exact: true }).waitFor();
      });
    });

    test('a draft is saved, tested, published and deleted; what cannot be published says why, and what was typed stays', async () => {
      const { platform } = organisation;
      const { integrationId } = await platform.integrate('Drafts', await makeRole('drafts', organisation.id));
      await console.visit({ as: customer(), path: `/genesys/actions/create?integration=${integrationId}` }, async (page) => {
        await signIn(page);
        await page.getByLabel('Action name').fill('Sketch');
        await page.getByLabel('Function ARN').fill(functionArn);
        await page.getByLabel('Success template').fill('#if(');
        await page.getByRole('button', { name: 'Save & publish' }).click();
        await page.getByText('The field `config.response.successTemplate` is invalid').waitFor();
        expect(await page.getByLabel('Action name').inputValue()).toBe('Sketch');
        await page.getByLabel('Success template').fill('${rawResult}');
        await page.getByRole('button', { name: 'Save draft' }).click();
        await page.getByText('Sketch has been saved as a draft.').waitFor();
        await page.getByRole('button', { name: 'Publish', exact: true }).click();
        await page.getByText('Sketch has been published.').waitFor();
        await page.getByRole('button', { name: 'Delete', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: 'Delete Sketch?' });
        await dialog.getByLabel('To confirm, type Sketch in the field.').fill('Sketch');
        await dialog.getByRole('button', { name: 'Delete' }).click();
        await page.getByText('Sketch has been deleted.').waitFor();
        expect((await platform.call<{ entities: readonly { name: string }[] }>('GET', '/integrations/actions')).entities.map(({ name }) => name)).not.toContain('Sketch');
      });
    });

    test('GEN-22, GEN-26: an integration is deactivated and deleted', async () => {
      const { platform } = organisation;
      const { integrationId } = await platform.integrate('Going', await makeRole('going', organisation.id));
      await console.visit({ as: customer(), path: `/genesys/integrations/${integrationId}` }, async (page) => {
        await signIn(page);
        await page.getByRole('button', { name: 'Deactivate' }).click();
        await page.getByText('Going is inactive.').waitFor();
        await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
        const dialog = page.getByRole('dialog', { name: 'Delete Going?' });
        await dialog.getByLabel('To confirm, type Going in the field.').fill('Going');
        await dialog.getByRole('button', { name: 'Delete' }).click();
        await page.getByText('Going has been deleted.').waitFor();
        await expect(platform.call('GET', `/integrations/${integrationId}`)).rejects.toMatchObject({ status: 404 });
      });
    });

    test('GEN-6: the role check tells in French that another tenant gets in, and passes for a role that insists on its external ID', async () => {
      const open = await makeRole('open', organisation.id);
      await console.octroi.iam(customer()).send(new PutRolePolicyCommand({ RoleName: 'open', PolicyName: 'more', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }) }));
      const right = await makeRole('right', organisation.id);
      await console.visit({ as: customer(), path: '/genesys?tab=check', language: 'fr' }, async (page) => {
        await page.getByLabel('ID client').fill(organisation.clientId);
        await page.getByLabel('Secret client').fill(organisation.secret);
        await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
        await page.getByLabel('ARN du rôle').fill(open);
        await page.getByLabel(/ARN de la fonction/).fill(functionArn);
        await page.getByRole('button', { name: 'Vérifier le rôle' }).click();
        await page.getByText('Le rôle doit être corrigé').waitFor();
        await page.getByText('Comment corriger').first().waitFor();
        await shoot(page, 'genesys-check-fr');
        await expectAccessible(page);
        await page.getByLabel('ARN du rôle').fill(right);
        await page.getByRole('button', { name: 'Vérifier le rôle' }).click();
        await page.getByText('Le rôle est correct').waitFor();
      });
    });
  },
  { accounts: [{ id: CUSTOMER }, { id: GENESYS }], dataActions: () => genesys.endpoint },
);
