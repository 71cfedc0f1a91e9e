import { AttachRolePolicyCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import type { Credentials } from 'octroi/testing';
import { expect, test } from 'vitest';
import { writeZip } from '../src/functions/zip.ts';
import { expectAccessible } from './accessible.ts';
import { shoot, withConsole } from './console.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });
const CODE = `export const handler = async (event) => { console.log('seen', event.n); return { twice: event.n * 2 }; };\n`;
const ZipFile = writeZip([{ name: 'index.mjs', bytes: new TextEncoder().encode(CODE) }]);

withConsole('functions', (console) => {
  async function role(root: Credentials): Promise<string> {
    const { Role } = await console.octroi.iam(root).send(new CreateRoleCommand({ RoleName: 'runner', AssumeRolePolicyDocument: TRUST }));
    await console.octroi.iam(root).send(new AttachRolePolicyCommand({ RoleName: 'runner', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }));
    return Role!.Arn!;
  }

  test('a function is created from typed code, tested, its log read, and deleted by its name', async () => {
    const root = await console.account();
    await role(root);
    await console.visit({ as: root, path: '/functions' }, async (page) => {
      await page.getByText('There are no functions in this Region.').waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Create function' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Create function' }).waitFor();
      await page.getByRole('textbox', { name: 'Function name' }).fill('doubler');
      await page.getByRole('combobox', { name: 'Execution role' }).click();
      await page.getByRole('option', { name: 'runner' }).click();
      await page.getByRole('textbox', { name: 'Inline code' }).fill(CODE);
      await shoot(page, 'functions-create');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Create function' }).click();
      await page.getByRole('heading', { level: 1, name: 'doubler' }).waitFor();
      await page.getByText('The function doubler has been created.').waitFor();
      await page.getByText(`arn:aws:lambda:us-east-1:${root.accountId}:function:doubler`).first().waitFor();
      await page.getByRole('textbox', { name: 'index.mjs' }).waitFor();
      await shoot(page, 'functions-function');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Test' }).click();
      await page.getByRole('textbox', { name: 'Event JSON' }).fill('{ "n": 21 }');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByText('Executing function: succeeded').waitFor();
      await page.getByRole('region', { name: 'Response' }).getByText('"twice": 42').waitFor();
      await page.getByRole('region', { name: 'Log output' }).getByText('seen 21').waitFor();
      await shoot(page, 'functions-test');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Monitor' }).click();
      await page.getByRole('row', { name: /seen 21/ }).waitFor();
      await shoot(page, 'functions-logs');
      await expectAccessible(page);
      await page.reload();
      await page.getByRole('row', { name: /seen 21/ }).waitFor();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill('doubler');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The function doubler has been deleted.').waitFor();
      await page.getByText('There are no functions in this Region.').waitFor();
    });
  });

  test('its ARN is copied, its code and configuration changed, and another account let in', async () => {
    const root = await console.account();
    const lambda = console.octroi.lambda(root, 'eu-west-3');
    const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName: 'paris', Runtime: 'nodejs24.x', Handler: 'index.handler', Role: await role(root), Code: { ZipFile } }));
    await console.visit({ as: root, path: '/functions' }, async (page) => {
      await page.getByText('There are no functions in this Region.').waitFor();
      await page.getByRole('button', { name: /^Region/ }).click();
      await page.getByRole('menuitemcheckbox', { name: /Paris/ }).click();
      await page.getByRole('link', { name: 'paris' }).click();
      await page.getByRole('button', { name: 'Copy Function ARN' }).click();
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(FunctionArn);
      await page.getByRole('textbox', { name: 'index.mjs' }).fill('export const handler = async () => "new";\n');
      await page.getByRole('button', { name: 'Deploy' }).click();
      await page.getByText('The code has been updated.').waitFor();
      await page.getByRole('tab', { name: 'Configuration' }).click();
      await page.getByRole('button', { name: 'Edit: General configuration' }).click();
      await page.getByRole('textbox', { name: 'Timeout (seconds)' }).fill('1000');
      await page.getByText('A whole number from 1 to 900 is needed.').waitFor();
      await page.getByRole('textbox', { name: 'Timeout (seconds)' }).fill('30');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('The configuration has been saved.').waitFor();
      await page.getByRole('button', { name: 'Add permissions' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Statement ID' }).fill('partner');
      await dialog.getByRole('textbox', { name: 'Principal' }).fill('nobody');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('The provided principal was invalid. Please check the principal and try again.').waitFor();
      await dialog.getByRole('textbox', { name: 'Principal' }).fill(root.accountId);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('row', { name: /partner/ }).waitFor();
      await shoot(page, 'functions-configuration');
      await expectAccessible(page);
    });
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'paris' }));
    expect(Configuration?.Timeout).toBe(30);
  });

  test('long lists are filtered and paged, and the address says how', async () => {
    const root = await console.account();
    const Role = await role(root);
    const lambda = console.octroi.lambda(root);
    for (let number = 1; number <= 25; number++) await lambda.send(new CreateFunctionCommand({ FunctionName: `fn-${number}`, Runtime: 'nodejs24.x', Handler: 'index.handler', Role, Code: { ZipFile } }));
    await console.visit({ as: root, path: '/functions?page=2', width: 390, height: 844, theme: 'dark' }, async (page) => {
      await page.getByRole('row', { name: /fn-/ }).nth(4).waitFor();
      expect(await page.getByRole('row', { name: /fn-/ }).count()).toBe(5);
      await shoot(page, 'functions-390-dark');
      await page.getByRole('searchbox', { name: 'Find functions' }).fill('fn-2');
      await page.getByText('7 matches').first().waitFor();
      await page.reload();
      await page.getByText('7 matches').first().waitFor();
      expect(new URL(page.url()).search).toBe('?filter=fn-2');
    });
  });

  test('who may not list is told why', async () => {
    const root = await console.account();
    const iam = console.octroi.iam(root);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'explain', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'octroi:ExplainRequest', Resource: '*' } }) }));
    await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: Policy!.Arn! }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
    const ann = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
    await console.visit({ as: ann, path: '/functions', language: 'fr' }, async (page) => {
      await page.getByText('Accès refusé').waitFor();
      await page.getByText(/is not authorized to perform: lambda:ListFunctions/).first().waitFor();
      await page.getByText('Refusé implicitement').waitFor();
      await page.getByRole('link', { name: 'Voir pourquoi' }).waitFor();
      await shoot(page, 'functions-refused-fr');
      await expectAccessible(page);
    });
  });
});
