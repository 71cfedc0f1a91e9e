import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, PutUserPolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, type CreateFunctionCommandInput, type LambdaClient } from '@aws-sdk/client-lambda';
import type { HttpResponse } from '../../wire/http.ts';
import { openWorld, type Credentials, type World, type WorldOptions } from '../../testing/world.ts';
import { nodeFiles, zipOf } from './execution/testing.ts';
import type { InvocationOutcome, InvocationTask } from './execution/task.ts';
import { lambdaParts, type LambdaPartsNeeds } from './open-parts.ts';
import { functionExecutor } from './parts.ts';
import { SETTLING_MILLIS } from './shared/state.ts';

export type Statement = Readonly<Record<string, unknown>>;

export function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export function allow(action: string | readonly string[], resource: string | readonly string[] = '*', condition?: object): Statement {
  return { Effect: 'Allow', Action: action, Resource: resource, ...(condition === undefined ? {} : { Condition: condition }) };
}

export const LAMBDA_TRUST = policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });

/** Code that is told apart by a number. */
export function codeOf(number = 1): Uint8Array {
  return zipOf(nodeFiles(`return ${number};`));
}

/** An executor that runs nothing, remembers its tasks and does what the test says. */
export class RecordingExecutor {
  readonly tasks: InvocationTask[] = [];
  /** Why this host cannot run a runtime. */
  whyNot: (runtime: string) => Promise<string | undefined> = async () => undefined;
  readonly retired: { readonly prefix: string; readonly kill: boolean }[] = [];
  behave: (task: InvocationTask) => Promise<InvocationOutcome> | InvocationOutcome = (task) => ({ payload: task.payload, executedVersion: task.version });

  async invoke(task: InvocationTask): Promise<InvocationOutcome> {
    this.tasks.push(task);
    return this.behave(task);
  }

  retire(prefix: string, options: { readonly kill?: boolean } = {}): void {
    this.retired.push({ prefix, kill: options.kill === true });
  }
}

/** An account with an execution role, and clients. */
export interface LambdaWorld {
  readonly world: World;
  /** What the parts were made of. */
  readonly needs: LambdaPartsNeeds;
  readonly executor: RecordingExecutor;
  /** Every reply, as it goes onto the wire. */
  readonly replies: HttpResponse[];
  readonly root: Credentials & { readonly accountId: string };
  readonly iam: IAMClient;
  readonly lambda: LambdaClient;
  readonly role: string;
  /** `arn:aws:lambda:us-east-1:A:function:name[:qualifier]`. */
  arn(name: string, qualifier?: string): string;
  create(name: string, more?: Partial<CreateFunctionCommandInput>): Promise<void>;
  user(name: string, ...statements: readonly Statement[]): Promise<{ readonly arn: string; readonly keys: Credentials; readonly lambda: LambdaClient }>;
  /** Moves the clock until no change is in progress. */
  settle(): void;
}

export async function openLambda(options: WorldOptions & { readonly baseDelayMillis?: number; readonly lambdaS3?: string; readonly strictRuntime?: boolean } = {}): Promise<LambdaWorld> {
  const executor = new RecordingExecutor();
  const partOptions = { ...(options.baseDelayMillis === undefined ? {} : { baseDelayMillis: options.baseDelayMillis }), strictRuntime: options.strictRuntime === true };
  let seen: LambdaPartsNeeds | undefined;
  const world = await openWorld({
    parts(needs) {
      seen = needs;
      return [{ token: functionExecutor, value: executor }, ...lambdaParts({ ...needs, lambdaS3: options.lambdaS3 ?? null }, partOptions)];
    },
    ...options,
  });
  const replies: HttpResponse[] = [];
  const walk = world.gateway.walk.bind(world.gateway);
  world.gateway.walk = async (received) => {
    const reply = await walk(received);
    replies.push(reply);
    return reply;
  };
  const root = await world.account();
  const iam = world.iam(root);
  const lambda = world.lambda(root);
  const role = await makeRole(iam, 'execution');
  const settle = (): void => world.clocks.advance((SETTLING_MILLIS + 1) / 1000);
  return {
    world,
    needs: seen!,
    executor,
    replies,
    root,
    iam,
    lambda,
    role,
    arn: (name, qualifier) => `arn:aws:lambda:us-east-1:${root.accountId}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`,
    async create(name, more = {}) {
      await lambda.send(new CreateFunctionCommand(functionOf(name, role, more)));
      settle();
    },
    async user(name, ...statements) {
      const { arn, keys } = await makeUser(iam, name, ...statements);
      return { arn, keys, lambda: world.lambda(keys) };
    },
    settle,
  };
}

/** The input of CreateFunction; what a test is not about has a plain value. */
export function functionOf(name: string, role: string, more: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput {
  return { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role, Code: { ZipFile: codeOf() }, ...more };
}

export async function makeRole(iam: IAMClient, name: string, trust = LAMBDA_TRUST): Promise<string> {
  return (await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust }))).Role!.Arn!;
}

export async function makeUser(iam: IAMClient, name: string, ...statements: readonly Statement[]): Promise<{ readonly arn: string; readonly keys: Credentials }> {
  const { User } = await iam.send(new CreateUserCommand({ UserName: name }));
  if (statements.length > 0) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: policy(...statements) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { arn: User!.Arn!, keys: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! } };
}

/** How a request failed: `ResourceNotFoundException 404: Function not found: ...`. */
export async function refusal(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return `${name} ${$metadata?.httpStatusCode ?? '-'}: ${message}`;
  }
  return 'it succeeded';
}

/** The denial of an action that no identity policy allows. */
export function implicitDenial(caller: string, action: string, resource: string): string {
  return `AccessDeniedException 403: User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}
