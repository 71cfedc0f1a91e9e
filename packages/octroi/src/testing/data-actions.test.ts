import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDataActions, startOctroi, type DataActionsForTests, type OctroiForTests } from './index.ts';

const [CUSTOMER, GENESYS, FEDRAMP] = ['111122223333', '765628985471', '325654371633'] as const;
const FUNCTION = `arn:aws:lambda:eu-west-3:${CUSTOMER}:function:greeter`;
const document = (Statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement });

let octroi: OctroiForTests;
let genesys: DataActionsForTests;
beforeAll(async () => {
  octroi = await startOctroi({ accounts: [{ id: CUSTOMER }, { id: GENESYS }, { id: FEDRAMP }] });
  genesys = await startDataActions(octroi, { accounts: [GENESYS, FEDRAMP] });
});
afterAll(async () => {
  await genesys.close();
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});

async function role(name: string, externalId: string): Promise<string> {
  const iam = octroi.iam(octroi.root(CUSTOMER));
  const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': externalId } } };
  const made = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'invoke', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }) }));
  return made.Role!.Arn!;
}

test('a role is checked within a test, both of the third party\'s accounts asking', async () => {
  const { id } = await genesys.organisation();
  const report = await genesys.check({ roleArn: await role('right', id), functionArn: FUNCTION, organisations: [id], auditor: octroi.root(CUSTOMER) });
  expect(report.findings.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(report.verdict).toBe('pass');
  const open = await genesys.check({ roleArn: await role('open', '*'), functionArn: null, organisations: [id] });
  expect(open.findings.filter(({ status }) => status === 'fail').map(({ id: finding }) => finding)).toContain('another-tenant');
});

test('an organisation tests an action; when time has passed the third party signs in anew', async () => {
  const { id, platform } = await genesys.organisation();
  const { integrationId } = await platform.integrate('Lambda', await role('caller', id));
  const actionId = await platform.action(integrationId, { name: 'Greet', functionArn: FUNCTION });
  // The function is not there: everything up to it is allowed.
  expect((await platform.test(actionId, {})).operations.at(-1)).toMatchObject({ step: 6, result: { error: 'ResourceNotFoundException' } });
  octroi.advance(7200);
  expect((await platform.test(actionId, {})).operations.at(-1)).toMatchObject({ step: 6, result: { error: 'ResourceNotFoundException' } });
});

test('accounts that the third party does not have, or that this Octroi does not, are refused with a sentence', async () => {
  await expect(startDataActions(octroi, { accounts: [CUSTOMER] })).rejects.toThrow('the accounts of the third party are');
  const bare = await startOctroi();
  await expect(startDataActions(bare)).rejects.toThrow(`no root key for account ${GENESYS}`);
  await bare.close();
});
