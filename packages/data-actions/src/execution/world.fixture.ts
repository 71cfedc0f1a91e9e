import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, PutRolePolicyCommand, PutUserPolicyCommand, UpdateAssumeRolePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { zipOf } from '../../../octroi/src/services/lambda/execution/testing.ts';
import { startOctroi, type Credentials, type OctroiForTests } from '../../../octroi/src/testing/index.ts';
import { OWN_ROLE_NAME } from '../configuration.ts';
import { genesysHome } from '../regions/home.ts';
import { GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT } from '../regions/accounts.ts';
import { executeAction } from './execute.ts';
import { executionParts, type PartsOptions } from './make-parts.ts';
import type { ExecutionParts } from './parts.ts';
import type { AwsCredentials, ExecutableAction, ExecutionRequest, ExecutionResult } from './types.ts';

/** The organisations of the seed's example (GEN-4), and a stranger. */
export const FIRST = '91cf9239-f549-465b-8cad-9b46f1420818';
export const SECOND = '90b7f8c9-790e-43f9-ad67-92b61365a4d0';
export const STRANGER = 'c1f3a9d2-54ce-4b7e-9d0a-2f6b8e1c7a55';

const CODE = `
let finished = 0;
exports.handler = async (event) => {
  if (event.fail) throw new TypeError(event.fail);
  if (event.sleep) {
    await new Promise((resolve) => setTimeout(resolve, event.sleep));
    finished += 1;
  }
  if (event.finished) return { finished };
  return 'answer' in event ? event.answer : event;
};`;

export const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
export const trust = (condition: object, account = GENESYS_ACCOUNT): string =>
  document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole', Condition: condition });
export const ids = (...organisations: string[]): object => ({ StringLike: { 'sts:ExternalId': organisations } });
export const invokePermission = (...resources: string[]): string => document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: resources });

export interface Customer {
  readonly root: Credentials & { readonly accountId: string };
  readonly iam: IAMClient;
  role(name: string, trustPolicy: string, permissions: string): Promise<string>;
  permit(name: string, permissions: string): Promise<void>;
  trusts(name: string, trustPolicy: string): Promise<void>;
  function(name: string, region: string, timeout?: number): Promise<string>;
}

export interface ExecutionWorld {
  readonly octroi: OctroiForTests;
  readonly parts: ExecutionParts & { close(): Promise<void> };
  /** Keys of the third party's users, by account. */
  readonly keys: Readonly<Record<string, AwsCredentials>>;
  /** More parts, for other limits, clocks or explanations. */
  open(options: Partial<PartsOptions>): ExecutionParts & { close(): Promise<void> };
  customer(): Promise<Customer>;
  execute(change: RequestChange, parts?: ExecutionParts): Promise<ExecutionResult>;
  close(): Promise<void>;
}

export type RequestChange = Partial<Omit<ExecutionRequest, 'action' | 'organisation'>> & {
  readonly organisation?: Partial<ExecutionRequest['organisation']>;
  readonly url: string;
  readonly role?: string | null;
  readonly action?: Partial<Omit<ExecutableAction, 'config' | 'contract'>>;
  readonly request?: Partial<ExecutableAction['config']['request']>;
  readonly response?: ExecutableAction['config']['response'];
  readonly inputSchema?: Record<string, unknown>;
  readonly successSchema?: Record<string, unknown>;
  readonly timeoutSeconds?: number;
};

/** An execution with what a test is not about left plain. */
export function requestOf(change: RequestChange): ExecutionRequest {
  const home = genesysHome(change.organisation?.region ?? 'us-east-1');
  return {
    organisation: { id: FIRST, region: home.region, partition: home.partition, account: home.account, crossRegion: true, ...change.organisation },
    integration: change.integration ?? { id: '11111111-2222-4333-8444-555555555555', name: 'AWS Lambda Data Actions', enabled: true },
    credential: change.role === undefined || change.role === null ? null : { roleArn: change.role },
    action: {
      id: 'custom_-_1', name: 'Book', category: 'AWS Lambda Data Actions', version: 1, secure: false,
      ...change.action,
      contract: { input: { inputSchema: change.inputSchema ?? { type: 'object', properties: {} } }, output: { successSchema: change.successSchema ?? {} } },
      config: {
        request: { requestUrlTemplate: change.url, requestType: 'POST', headers: {}, requestTemplate: '${input.rawRequest}', ...change.request },
        response: change.response ?? { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
        ...(change.timeoutSeconds === undefined ? {} : { timeoutSeconds: change.timeoutSeconds }),
      },
    },
    input: 'input' in change ? change.input : {},
    flatten: change.flatten ?? false,
    mode: change.mode ?? 'test',
    ...(change.contextId === undefined ? {} : { contextId: change.contextId }),
  };
}

/** A real Octroi on loopback with the third party's accounts (GEN-5), and the parts of executions against it. */
export async function executionWorld(): Promise<ExecutionWorld> {
  const octroi = await startOctroi({ accounts: [{ id: GENESYS_ACCOUNT, name: 'genesys' }, { id: GENESYS_FEDRAMP_ACCOUNT, name: 'fedramp' }] });
  const keys = Object.fromEntries(await Promise.all([GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT].map(async (account) => [account, await ownUser(octroi, account)] as const)));
  const opened: { close(): Promise<void> }[] = [];
  const open = (options: Partial<PartsOptions>) => {
    const made = executionParts({ endpoint: octroi.endpoint, own: keys, ...options });
    opened.push(made);
    return made;
  };
  const parts = open({});
  return {
    octroi,
    parts,
    keys,
    open,
    customer: () => customerOf(octroi),
    execute: (change, other = parts) => executeAction(requestOf(change), other),
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      await octroi.close();
    },
  };
}

async function ownUser(octroi: OctroiForTests, account: string): Promise<AwsCredentials> {
  const iam = octroi.iam(octroi.root(account));
  await iam.send(new CreateRoleCommand({ RoleName: OWN_ROLE_NAME, AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: OWN_ROLE_NAME, PolicyName: 'assume', PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }) }));
  await iam.send(new CreateUserCommand({ UserName: 'data-actions' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'data-actions', PolicyName: 'become', PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${account}:role/${OWN_ROLE_NAME}` }) }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'data-actions' }));
  return { accessKeyId: key!.AccessKeyId!, secretAccessKey: key!.SecretAccessKey! };
}

async function customerOf(octroi: OctroiForTests): Promise<Customer> {
  const root = await octroi.account();
  const iam = octroi.iam(root);
  const permit = async (name: string, permissions: string): Promise<void> => {
    await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'invoke', PolicyDocument: permissions }));
  };
  const { Role: execution } = await iam.send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }) }));
  return {
    root,
    iam,
    permit,
    async role(name, trustPolicy, permissions) {
      const { Role: role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trustPolicy }));
      await permit(name, permissions);
      return role!.Arn!;
    },
    async trusts(name, trustPolicy) {
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: name, PolicyDocument: trustPolicy }));
    },
    async function(name, region, timeout = 20) {
      const lambda = octroi.lambda(root, region);
      const made = await lambda.send(new CreateFunctionCommand({ FunctionName: name, Role: execution!.Arn!, Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: timeout, MemorySize: 256, Code: { ZipFile: zipOf({ 'index.js': CODE }) } }));
      await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { FunctionName: name });
      return made.FunctionArn!;
    },
  };
}
