import type { Page } from 'playwright-core';
import type { VisitOptions } from '../browse.ts';
import { GENESYS, ORGANISATIONS, type PictureScene } from './scene.ts';

/** One picture of docs/console: a visit, what is done in it, and its name. */
export interface Picture {
  readonly name: string;
  readonly visit: (scene: PictureScene) => VisitOptions;
  readonly steps: (page: Page, scene: PictureScene) => Promise<void>;
}

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
/** Two thirds of a page are enough in a document. */
const SIZE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };

/** Every picture, in the order of docs/console.md. */
export const PICTURES: readonly Picture[] = [
  { name: 'sign-in', visit: () => SIZE, steps: (page) => heading(page, /Sign in/) },
  { name: 'services-fr', visit: ({ customer }) => ({ ...SIZE, as: customer, language: 'fr' }), steps: (page) => heading(page, 'Services AWS') },
  {
    name: 'function-test',
    visit: ({ customer }) => ({ ...SIZE, as: customer, path: '/functions/function/greeter?tab=test' }),
    async steps(page) {
      await page.getByRole('textbox', { name: 'Event JSON' }).fill('{ "name": "Ann" }');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByText('Executing function: succeeded').waitFor();
    },
  },
  { name: 'functions-390-dark', visit: ({ customer }) => ({ ...PHONE, as: customer, path: '/functions', theme: 'dark' }), steps: (page) => page.getByRole('link', { name: 'greeter' }).waitFor() },
  {
    name: 'policy-visual-fr',
    visit: ({ customer }) => ({ ...SIZE, as: customer, path: '/policies/create', language: 'fr' }),
    async steps(page, { functionArn }) {
      await page.getByRole('button', { name: /Choisissez un service/ }).click();
      await page.getByLabel('Rechercher un service').fill('lambda');
      await page.getByRole('option', { name: 'AWS Lambda' }).click();
      await page.getByRole('button', { name: /^Écrire/ }).click();
      await page.getByRole('checkbox', { name: 'InvokeFunction', exact: true }).check();
      await page.getByRole('button', { name: /^Écrire/ }).click();
      await page.getByRole('radio', { name: 'Spécifique' }).check();
      await page.getByRole('button', { name: 'Ajouter ARN' }).click();
      await page.getByRole('dialog').getByLabel('ARN', { exact: true }).fill(functionArn);
    },
  },
  {
    name: 'policy-json-dark',
    visit: ({ customer }) => ({ ...SIZE, as: customer, path: '/policies/create?editor=json', theme: 'dark' }),
    async steps(page, { functionArn }) {
      const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunctio', Resource: functionArn };
      await page.getByRole('textbox', { name: 'Policy document' }).focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2));
      await page.getByText('there is no action `lambda:InvokeFunctio`').waitFor();
    },
  },
  {
    name: 'role-create-fr',
    visit: ({ customer }) => ({ ...SIZE, height: 1000, as: customer, path: '/roles/create', language: 'fr' }),
    async steps(page) {
      await page.getByRole('radio', { name: 'Un autre compte AWS' }).check();
      await page.getByLabel('ID de compte').fill(GENESYS);
      await page.getByRole('checkbox', { name: 'Exiger un ID externe' }).check();
      await page.getByRole('textbox', { name: /ID externe$/ }).fill(ORGANISATIONS[0]);
    },
  },
  { name: 'role-trust-fr', visit: ({ customer }) => ({ ...SIZE, as: customer, path: '/roles/genesys-invoker?tab=trust', language: 'fr' }), steps: (page) => page.getByText(ORGANISATIONS[1]).first().waitFor() },
  { name: 'role-service-linked', visit: ({ customer }) => ({ ...SIZE, as: customer, path: '/roles/AWSServiceRoleForLexBots' }), steps: (page) => page.getByText('Service-linked role').first().waitFor() },
  {
    name: 'genesys-trace',
    visit: ({ customer, actionId }) => ({ ...SIZE, height: 1200, as: customer, path: `/genesys/actions/${actionId}?tab=test` }),
    async steps(page, { organisation }) {
      await page.getByLabel('Client ID').fill(organisation.clientId);
      await page.getByLabel('Client secret').fill(organisation.secret);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByLabel('Input', { exact: true }).fill('{"name": "Ann"}');
      await page.getByRole('button', { name: 'Run action' }).click();
      await page.getByText('Sent to AWS: lambda:InvokeFunction').waitFor();
      await page.getByText('The action has succeeded').scrollIntoViewIfNeeded();
    },
  },
  { name: 'decisions', visit: ({ ann }) => ({ ...SIZE, as: ann, path: '/decisions' }), steps: (page) => page.getByRole('link', { name: 'lambda:ListFunctions' }).first().waitFor() },
  {
    name: 'decision-dark',
    visit: ({ ann }) => ({ ...SIZE, as: ann, path: '/decisions', theme: 'dark' }),
    async steps(page) {
      await page.getByRole('link', { name: 'lambda:ListFunctions' }).first().click();
      await heading(page, /./);
    },
  },
  { name: 'refused', visit: ({ ann }) => ({ ...SIZE, as: ann, path: '/functions' }), steps: (page) => page.getByText('Implicitly denied').waitFor() },
];
