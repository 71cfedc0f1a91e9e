import * as logsSdk from '@aws-sdk/client-cloudwatch-logs';
import * as comprehendSdk from '@aws-sdk/client-comprehend';
import * as iamSdk from '@aws-sdk/client-iam';
import * as lambdaSdk from '@aws-sdk/client-lambda';
import * as lexModelsSdk from '@aws-sdk/client-lex-model-building-service';
import * as lexRuntimeSdk from '@aws-sdk/client-lex-runtime-service';
import * as organizationsSdk from '@aws-sdk/client-organizations';
import * as pollySdk from '@aws-sdk/client-polly';
import * as stsSdk from '@aws-sdk/client-sts';
import type { Decided } from '../../kernel/authorise.ts';
import { CreateBotChannelAssociationCommand } from '../create-channel-command.ts';
import { mfaCode, MFA_STEP_MILLIS } from '../mfa-code.ts';
import { ExplainRequestCommand, ListDecisionsCommand, SignInCommand } from '../octroi-client.ts';
import type { Credentials, World } from '../world.ts';
import { BOUNDARY, DOCUMENT, TAGS, type Input, type Place } from './sample.ts';

const SDK: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { iam: { ...iamSdk }, sts: { ...stsSdk }, lambda: { ...lambdaSdk }, organizations: { ...organizationsSdk }, logs: { ...logsSdk }, lex: { ...lexModelsSdk, ...lexRuntimeSdk, CreateBotChannelAssociationCommand }, comprehend: { ...comprehendSdk }, polly: { ...pollySdk }, octroi: { ExplainRequestCommand, ListDecisionsCommand, SignInCommand } };

/** How a request of the tester ended, and what was decided for it. */
export interface Outcome {
  /** Null if it succeeded. */
  readonly error: { readonly name: string; readonly message: string; readonly status: number | undefined } | null;
  readonly decided: readonly Decided[];
}

/** A place with its tester's hands. */
export interface OpenPlace extends Place {
  /** Replaces the tester's only policy. */
  permit(statements: readonly object[]): Promise<void>;
  /** Replaces the trust policy of a role. */
  trust(roleName: string, statements: readonly object[]): Promise<void>;
  /** Sends a request as the tester. */
  send(service: string, operation: string, input: Input): Promise<Outcome>;
}

const TESTER = 'sweeper';

/** Takes the commands of both of Lex's clients. */
function lexClient(world: World, credentials: Credentials) {
  const [models, runtime] = [world.lexModels(credentials), world.lexRuntime(credentials)];
  const isRuntime = (command: object): boolean => Object.hasOwn(lexRuntimeSdk, command.constructor.name);
  return { send: (command: object): Promise<unknown> => (isRuntime(command) ? runtime.send(command as never) : models.send(command as never)) };
}

const documentOf = (statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Opens a fresh account with a tester that may do nothing. */
export async function openPlace(world: World): Promise<OpenPlace> {
  const root = await world.account();
  const iam = world.iam(root);
  const { User } = await iam.send(new iamSdk.CreateUserCommand({ UserName: TESTER }));
  const { AccessKey } = await iam.send(new iamSdk.CreateAccessKeyCommand({ UserName: TESTER }));
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const clients: Readonly<Record<string, unknown>> = { iam: world.iam(credentials), sts: world.sts(credentials), lambda: world.lambda(credentials), organizations: world.organizations(credentials), logs: world.logs(credentials), lex: lexClient(world, credentials), comprehend: world.comprehend(credentials), polly: world.polly(credentials), octroi: world.octroi(credentials) };

  return {
    accountId: root.accountId,
    iam,
    sts: world.sts(root),
    lambda: world.lambda(root),
    organizations: world.organizations(root),
    logs: world.logs(root),
    lex: world.lexModels(root),
    lexRuntime: world.lexRuntime(root),
    tester: { name: TESTER, arn: User!.Arn!, accessKeyId: credentials.accessKeyId },
    now: () => world.clocks.decision(),
    async neighbour() {
      const other = await world.account();
      return { accountId: other.accountId, organizations: world.organizations(other) };
    },
    settle: () => world.clocks.advance(1),
    mfaCode: (seed, ahead) => mfaCode(seed, world.clocks.decision() + ahead * MFA_STEP_MILLIS),
    async user(name) {
      return (await iam.send(new iamSdk.CreateUserCommand({ UserName: name, Tags: TAGS, PermissionsBoundary: BOUNDARY }))).User!.Arn!;
    },
    async group(name) {
      return (await iam.send(new iamSdk.CreateGroupCommand({ GroupName: name }))).Group!.Arn!;
    },
    async role(name) {
      const trust = documentOf([
        { Effect: 'Allow', Principal: { AWS: root.accountId }, Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext'] },
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]);
      const made = await iam.send(new iamSdk.CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust, Tags: TAGS, PermissionsBoundary: BOUNDARY }));
      return made.Role!.Arn!;
    },
    async policy(name) {
      return (await iam.send(new iamSdk.CreatePolicyCommand({ PolicyName: name, PolicyDocument: DOCUMENT, Tags: TAGS }))).Policy!.Arn!;
    },
    async permit(statements) {
      await iam.send(new iamSdk.PutUserPolicyCommand({ UserName: TESTER, PolicyName: 'swept', PolicyDocument: documentOf(statements) }));
    },
    async trust(roleName, statements) {
      await iam.send(new iamSdk.UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument: documentOf(statements) }));
    },
    async send(service, operation, input) {
      const client = clients[service] as { send(command: unknown): Promise<{ $metadata: { requestId?: string } }> };
      const Command = SDK[service]?.[`${operation}Command`] as (new (input: Input) => unknown) | undefined;
      if (Command === undefined) throw new Error(`the SDK has no command for ${service}:${operation}`);
      const decidedOf = (requestId: string | undefined): readonly Decided[] => (requestId === undefined ? [] : (world.gateway.ring.find(requestId)?.decided ?? []));
      try {
        const { $metadata } = await client.send(new Command(input));
        return { error: null, decided: decidedOf($metadata.requestId) };
      } catch (thrown) {
        const { name, message, $metadata } = thrown as Error & { $metadata?: { requestId?: string; httpStatusCode?: number } };
        if ($metadata === undefined) throw thrown;
        return { error: { name, message, status: $metadata.httpStatusCode }, decided: decidedOf($metadata.requestId) };
      }
    },
  };
}
