import { AttachRolePolicyCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateServiceLinkedRoleCommand, CreateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, ListFunctionsCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { startDataActions, type Credentials, type DataActionsForTests, type OctroiForTests, type OrganisationForTests } from 'octroi/testing';
import { writeZip } from '../../src/functions/zip.ts';

export const CUSTOMER = '111122223333';
export const GENESYS = '765628985471';
/** The organisations of the first document's example. */
export const ORGANISATIONS = ['91cf9239-f549-465b-8cad-9b46f1420818', '90b7f8c9-790e-43f9-ad67-92b61365a4d0'] as const;

const CODE = `export const handler = async ({ name }) => {
  console.log('greeting', name);
  return { message: \`Hello \${name}\` };
};
`;

export const document = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** What the pictures show: a customer's account with what the first document makes, and the third party beside it. */
export interface PictureScene {
  readonly customer: Credentials;
  /** A user who may not list functions, and has tried. */
  readonly ann: Credentials;
  readonly genesys: DataActionsForTests;
  readonly organisation: OrganisationForTests;
  readonly functionArn: string;
  readonly policyArn: string;
  readonly roleArn: string;
  readonly actionId: string;
}

export async function makeScene(octroi: OctroiForTests, genesysAt: (genesys: DataActionsForTests) => void): Promise<PictureScene> {
  const customer = octroi.root(CUSTOMER);
  const iam = octroi.iam(customer);
  const functionArn = await makeFunctions(octroi, customer, iam);
  const policyArn = (await iam.send(new CreatePolicyCommand({ PolicyName: 'Genesys-Invoke', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn }) }))).Policy!.Arn!;
  const trust = document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': ORGANISATIONS } } });
  const roleArn = (await iam.send(new CreateRoleCommand({ RoleName: 'genesys-invoker', AssumeRolePolicyDocument: trust, Description: 'Lets Genesys Cloud invoke greeter' }))).Role!.Arn!;
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'genesys-invoker', PolicyArn: policyArn }));
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  const ann = await makePeople(iam);
  await octroi.lambda(ann).send(new ListFunctionsCommand({})).catch(() => undefined);
  const genesys = await startDataActions(octroi);
  genesysAt(genesys);
  const organisation = await genesys.organisation({ id: ORGANISATIONS[0] });
  const { integrationId } = await organisation.platform.integrate('Greeters', roleArn);
  const actionId = await organisation.platform.action(integrationId, { name: 'Greet', functionArn });
  return { customer, ann, genesys, organisation, functionArn, policyArn, roleArn, actionId };
}

async function makeFunctions(octroi: OctroiForTests, customer: Credentials, iam: IAMClient): Promise<string> {
  const trust = document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'greeter-execution', AssumeRolePolicyDocument: trust }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'greeter-execution', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }));
  const lambda = octroi.lambda(customer);
  const ZipFile = writeZip([{ name: 'index.mjs', bytes: new TextEncoder().encode(CODE) }]);
  for (const [FunctionName, Description] of [['greeter', 'Greets whoever is named'], ['payroll', 'Pays the salaries']] as const) {
    await lambda.send(new CreateFunctionCommand({ FunctionName, Description, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: Role!.Arn!, Code: { ZipFile } }));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName });
  }
  await lambda.send(new InvokeCommand({ FunctionName: 'greeter', Payload: new TextEncoder().encode('{"name":"Ann"}') }));
  return `arn:aws:lambda:us-east-1:${CUSTOMER}:function:greeter`;
}

/** Users and groups; the key of ann, who may ask why and little else. */
async function makePeople(iam: IAMClient): Promise<Credentials> {
  for (const GroupName of ['developers', 'administrators']) await iam.send(new CreateGroupCommand({ GroupName }));
  for (const UserName of ['ann', 'ben', 'zoe']) await iam.send(new CreateUserCommand({ UserName }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Ask-Why', PolicyDocument: document({ Effect: 'Allow', Action: ['octroi:ExplainRequest', 'octroi:ListDecisions'], Resource: '*' }) }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: Policy!.Arn! }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ben', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}
