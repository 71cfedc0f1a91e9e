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
import type { MadeOrganisation } from '@octroi/data-actions';
import { PlatformClient } from '../data-actions/platform-client.ts';
import { consoleOriginsOf } from '../data-actions/console-origins.ts';
import { startThirdParty, type ThirdParty } from '../data-actions/third-party.ts';
import { VENDOR_ROLE } from '../data-actions/vendor-role.ts';
import { functionZip } from './function-code.ts';

export const CUSTOMER = '111122223333';
export const THIRD_PARTY = '765628985471';
/** An account that nobody trusts. */
export const STRANGER = '444455556666';
export const CUSTOMER_REGION = 'eu-west-1';
export const THIRD_PARTY_REGION = 'us-east-1';
/** The two organisations of the customer, as in the document that this story follows; the third is somebody else's. */
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
  /** Sessions of the third party's own role, for what its platform never sends. */
  readonly thirdParty: () => Promise<Keys>;
  readonly strangerUser: Keys;
  /** One for each organisation. */
  readonly tenants: readonly Tenant[];
  forgetSessions(organisation: string): void;
  readonly functionArn: string;
  readonly otherFunctionArn: string;
  readonly policyArn: string;
  readonly roleArn: string;
  readonly roleName: string;
}

/** An organisation at the third party, with the customer's role in its integration. */
export interface Tenant {
  readonly organisation: string;
  readonly client: PlatformClient;
  /** The action whose request URL is greeter's ARN, and the one with payroll's. */
  readonly greet: string;
  readonly pay: string;
}

export interface SceneOptions {
  readonly endpoint: string;
  readonly roots: { readonly customer: Keys; readonly thirdParty: Keys; readonly stranger: Keys };
  /** Where the third party keeps its state; null: in memory. */
  readonly data: string | null;
  readonly port: number;
  /** Milliseconds of the clock by which sessions expire. */
  readonly now: () => number;
  /** Hears each thing as it is done. */
  readonly tell: (what: string) => void;
}

const document = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, resource: string, more: object = {}) => ({ Effect: 'Allow', Action: action, Resource: resource, ...more });

/** Builds what the document's reader would click together: the customer's side through AWS's API, the third party's through its own. */
export async function buildScene({ endpoint, roots, data, port, now, tell }: SceneOptions): Promise<{ readonly scene: Scene; readonly thirdParty: ThirdParty }> {
  const clients = new Clients(endpoint);
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

  const strangerUser = await makeUser(clients.iam(roots.stranger), 'stranger', 'assume-customer-roles', document(allow('sts:AssumeRole', roleArn)));
  const ids = [...ORGANISATIONS, OTHER_ORGANISATION];
  const thirdParty = await startThirdParty({
    port,
    endpoint,
    consoleOrigins: consoleOriginsOf(endpoint),
    administrators: { [THIRD_PARTY]: roots.thirdParty },
    organisations: ids.map((id, index) => ({ id, name: `Organisation ${index + 1}`, region: THIRD_PARTY_REGION, clients: [{}] })),
    clock: { now, monotonic: () => performance.now() },
    ...(data === null ? {} : { data }),
  });
  try {
    tell(`the third party, with its role ${VENDOR_ROLE} in account ${THIRD_PARTY}`);
    const tenants = await Promise.all(thirdParty.organisations.map((organisation) => makeTenant(thirdParty.endpoint, organisation, { roleArn, functionArn, otherFunctionArn })));
    tell(`${tenants.length} organisations there: an integration with that role as credential, and its actions`);
    const scene: Scene = {
      clients,
      customerRoot: roots.customer,
      thirdPartyRoot: roots.thirdParty,
      thirdParty: () => thirdParty.vendorCredentials(THIRD_PARTY),
      strangerUser,
      tenants,
      forgetSessions: (organisation) => thirdParty.forgetSessions(organisation),
      functionArn,
      otherFunctionArn,
      policyArn,
      roleArn,
      roleName,
    };
    return { scene, thirdParty };
  } catch (error) {
    await thirdParty.close();
    throw error;
  }
}

async function makeTenant(endpoint: string, { id, clients: [client] }: MadeOrganisation, { roleArn, functionArn, otherFunctionArn }: Pick<Scene, 'roleArn' | 'functionArn' | 'otherFunctionArn'>): Promise<Tenant> {
  if (client?.secret === undefined) throw new Error('the data folder has these organisations already; give another --data');
  const platform = await PlatformClient.signIn(endpoint, { id: client.id, secret: client.secret });
  const { integrationId } = await platform.integrate('Lambda', roleArn);
  const inputSchema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
  const action = (name: string, arn: string): Promise<string> => platform.action(integrationId, { name, functionArn: arn, inputSchema });
  return { organisation: id, client: platform, greet: await action('Greet', functionArn), pay: await action('Pay', otherFunctionArn) };
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
