import type { Page } from 'playwright-core';
import type { VisitOptions } from '../browse.ts';
import type { PictureScene } from './scene.ts';

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
  { name: 'refused', visit: ({ ann }) => ({ ...SIZE, as: ann, path: '/functions' }), steps: (page) => page.getByText('Implicitly denied').waitFor() },
];
