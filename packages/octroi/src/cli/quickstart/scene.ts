import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import { functionZip } from './function-code.ts';

export const CUSTOMER = '111122223333';
export const THIRD_PARTY = '765628985471';
/** An account that nobody trusts. */
export const STRANGER = '444455556666';
export const CUSTOMER_REGION = 'eu-west-1';
export const THIRD_PARTY_REGION = 'us-east-1';
/** The two organisations of the customer, as in the document that this story follows. */
export const ORGANISATIONS = ['91cf9239-f549-465b-8cad-9b46f1420818', '90b7f8c9-790e-43f9-ad67-92b61365a4d0'] as const;
export const OTHER_ORGANISATION = 'c1f3a9d2-54ce-4b7e-9d0a-2f6b8e1c7a55';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Clients of the official SDK, pointed at this server and at nothing else. */
export class Clients {
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  iam = (credentials: Keys): IAMClient => new IAMClient(this.#config(credentials, 'us-east-1'));
  sts = (credentials: Keys, region = THIRD_PARTY_REGION): STSClient => new STSClient(this.#config(credentials, region));
  lambda = (credentials: Keys, region = CUSTOMER_REGION): LambdaClient => new LambdaClient(this.#config(credentials, region));

  #config(credentials: Keys, region: string) {
    return { endpoint: this.#endpoint, region, credentials, maxAttempts: 1 };
  }
}

export interface Scene {
  readonly clients: Clients;
  readonly customerRoot: Keys;
  readonly thirdPartyRoot: Keys;
  readonly thirdPartyUser: Keys;
  readonly strangerUser: Keys;
  readonly functionArn: string;
  readonly otherFunctionArn: string;
  readonly policyArn: string;
  readonly roleArn: string;
  readonly roleName: string;
  readonly userName: string;
  readonly userPolicyName: string;
  readonly userPolicy: string;
}

const document = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, resource: string, more: object = {}) => ({ Effect: 'Allow', Action: action, Resource: resource, ...more });

/** Builds what the document's reader would click together, through the public API. `tell` hears each thing as it is done. */
export async function buildScene(clients: Clients, roots: { customer: Keys; thirdParty: Keys; stranger: Keys }, tell: (what: string) => void): Promise<Scene> {
  const iam = clients.iam(roots.customer);
  const trustOf = (principal: object, more: object = {}) => document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more });

  const execution = await iam.send(new CreateRoleCommand({ RoleName: 'greeter-execution', AssumeRolePolicyDocument: trustOf({ Service: 'lambda.amazonaws.com' }) }));
  const functionArn = await deploy(clients, roots.customer, 'greeter', execution.Role!.Arn!);
  const otherFunctionArn = await deploy(clients, roots.customer, 'payroll', execution.Role!.Arn!);
  tell(`functions greeter and payroll in account ${CUSTOMER}, ${CUSTOMER_REGION}`);

  const policy = await iam.send(new CreatePolicyCommand({ PolicyName: 'invoke-greeter', PolicyDocument: document(allow('lambda:InvokeFunction', functionArn)) }));
  const policyArn = policy.Policy!.Arn!;
  tell('managed policy invoke-greeter: lambda:InvokeFunction on greeter alone');

  const roleName = 'genesys-invoker';
  const trust = trustOf({ AWS: `arn:aws:iam::${THIRD_PARTY}:root` }, { Condition: { StringLike: { 'sts:ExternalId': ORGANISATIONS } } });
  const role = await iam.send(new CreateRoleCommand({ RoleName: roleName, AssumeRolePolicyDocument: trust, Description: 'Lets the third party invoke greeter' }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: roleName, PolicyArn: policyArn }));
  const roleArn = role.Role!.Arn!;
  tell(`role ${roleName} trusts account ${THIRD_PARTY} under two external ids`);

  const userPolicy = document(allow('sts:AssumeRole', roleArn));
  const userName = 'data-actions';
  const userPolicyName = 'assume-customer-roles';
  const thirdPartyUser = await makeUser(clients.iam(roots.thirdParty), userName, userPolicyName, userPolicy);
  const strangerUser = await makeUser(clients.iam(roots.stranger), 'stranger', userPolicyName, userPolicy);
  tell(`user ${userName} in account ${THIRD_PARTY}, who may assume that role`);
  return {
    clients,
    customerRoot: roots.customer,
    thirdPartyRoot: roots.thirdParty,
    thirdPartyUser,
    strangerUser,
    functionArn,
    otherFunctionArn,
    policyArn,
    roleArn,
    roleName,
    userName,
    userPolicyName,
    userPolicy,
  };
}

async function deploy(clients: Clients, root: Keys, name: string, role: string): Promise<string> {
  const lambda = clients.lambda(root);
  const made = await lambda.send(new CreateFunctionCommand({ FunctionName: name, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: role, Code: { ZipFile: functionZip() } }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { FunctionName: name });
  return made.FunctionArn!;
}

async function makeUser(iam: IAMClient, name: string, policyName: string, policy: string): Promise<Keys> {
  await iam.send(new CreateUserCommand({ UserName: name }));
  await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: policyName, PolicyDocument: policy }));
  const key = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: key.AccessKey!.AccessKeyId!, secretAccessKey: key.AccessKey!.SecretAccessKey! };
}
