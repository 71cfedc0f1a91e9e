import { AcquireRoleCommand, GetAccountPropertiesCommand, GetRoleTemplateVersionCommand, PutAccountPropertiesCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';

const TemplateArn = 'arn:aws:iam::aws:role-template/lambda.amazonaws.com/BasicExecution:1';

test('IAM-190: role templates are AWS\'s own, and there is none; what is no template\'s ARN is refused', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const missing = { name: 'NoSuchEntityException', message: `The role template with ARN ${TemplateArn} cannot be found.`, $metadata: { httpStatusCode: 404 } };
  await expect(iam.send(new GetRoleTemplateVersionCommand({ TemplateArn }))).rejects.toMatchObject(missing);
  await expect(iam.send(new AcquireRoleCommand({ TemplateArn }))).rejects.toMatchObject(missing);
  for (const wrong of ['arn:aws:iam::111122223333:role/some-role', 'arn:aws:iam::111122223333:role-template/a/b:1']) {
    await expect(iam.send(new AcquireRoleCommand({ TemplateArn: wrong }))).rejects.toMatchObject({ name: 'InvalidInputException', message: `ARN ${wrong} is not valid.` });
  }
  expect(world.faults).toEqual([]);
});

test('IAM-190: properties of an account are kept by namespace, of which a request names one', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const get = async () => (await iam.send(new GetAccountPropertiesCommand({}))).Properties;
  const put = (Properties: Record<string, string>) => iam.send(new PutAccountPropertiesCommand({ Properties }));
  expect(await get()).toEqual({});
  await put({ 'RoleManager/Enabled': 'true' });
  await put({ 'RoleManager/Path': '/managed/' });
  expect(await get()).toEqual({ 'RoleManager/Enabled': 'true', 'RoleManager/Path': '/managed/' });
  for (const wrong of [{}, { Enabled: 'true' }, { 'RoleManager/a/b': 'x' }, { 'RoleManager/': 'x' }, { 'RoleManager/Enabled': 'true', 'Other/Enabled': 'true' }, { 'Other/Enabled': 'true' }]) {
    await expect(put(wrong)).rejects.toMatchObject({ name: expect.stringMatching(/^(InvalidInputException|ValidationError)$/) });
  }
  expect(await get()).toEqual({ 'RoleManager/Enabled': 'true', 'RoleManager/Path': '/managed/' });
  expect(world.faults).toEqual([]);
});
