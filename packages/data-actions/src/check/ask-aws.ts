import { DeleteFunctionCommand, GetFunctionCommand, GetPolicyCommand, InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentials } from '../execution/types.ts';
import { parseFunctionArn } from '../regions/arns.ts';
import type { Answer, Request } from './types.ts';

/** Sends the requests of a check; the real one speaks to AWS or to Octroi. */
export interface Asker {
  /** An AssumeRole that succeeds also gives the session, for the invocations that follow. */
  ask(request: Request, session: AwsCredentials | null): Promise<{ readonly answer: Answer; readonly session: AwsCredentials | null }>;
}

export interface AskerOptions {
  /** undefined: AWS's own address. */
  readonly endpoint: (service: 'sts' | 'lambda', region: string) => string | undefined;
  /** Of STS. */
  readonly region: string;
  readonly sessionName: string;
  /** Of one request. Default 20,000. */
  readonly timeoutMillis?: number;
}

/** The shortest session that AWS gives: a check needs minutes. */
const SESSION_SECONDS = 900;
/** Messages of a service are shown no longer than this. */
const LONGEST = 1000;

/** Asks with the official SDK. Requests are sent twice at most. */
export function awsAsker(options: AskerOptions): Asker {
  const { region, sessionName, endpoint, timeoutMillis = 20_000 } = options;
  const config = (service: 'sts' | 'lambda', at: string, credentials: AwsCredentials) => {
    const address = endpoint(service, at);
    return { region: at, credentials, maxAttempts: 2, ...(address === undefined ? {} : { endpoint: address }) };
  };
  const within = () => ({ abortSignal: AbortSignal.timeout(timeoutMillis) });

  async function assume(request: Request & { kind: 'assume' }) {
    if (request.party.credentials === null) throw new Error(`there are no credentials of account ${request.party.account}`);
    const sts = new STSClient(config('sts', region, request.party.credentials));
    try {
      const { Credentials: keys, AssumedRoleUser: user, $metadata } = await sts.send(
        new AssumeRoleCommand({ RoleArn: request.roleArn, RoleSessionName: sessionName, DurationSeconds: SESSION_SECONDS, ...(request.externalId === null ? {} : { ExternalId: request.externalId }) }),
        within(),
      );
      const session = { accessKeyId: keys?.AccessKeyId ?? '', secretAccessKey: keys?.SecretAccessKey ?? '', sessionToken: keys?.SessionToken ?? '' };
      return { answer: allowed($metadata, `a session, ${user?.Arn ?? ''}`), session };
    } finally {
      sts.destroy();
    }
  }

  async function lambda(request: Exclude<Request, { kind: 'assume' }>, session: AwsCredentials) {
    const at = parseFunctionArn(request.functionArn);
    if (at === null) throw new Error(`\`${request.functionArn}\` is not the ARN of a function`);
    const client = new LambdaClient(config('lambda', at.region, session));
    try {
      return { answer: await send(client, request), session: null };
    } finally {
      client.destroy();
    }
  }

  async function send(client: LambdaClient, request: Exclude<Request, { kind: 'assume' }>): Promise<Answer> {
    const FunctionName = request.functionArn;
    if (request.kind === 'invoke') return allowed((await client.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' }), within())).$metadata, 'the invocation would run');
    switch (request.action) {
      case 'lambda:GetFunction':
        return allowed((await client.send(new GetFunctionCommand({ FunctionName }), within())).$metadata, 'the function with a link to its code');
      case 'lambda:GetPolicy':
        return allowed((await client.send(new GetPolicyCommand({ FunctionName }), within())).$metadata, 'the policy of the function');
      case 'lambda:ListFunctions':
        return allowed((await client.send(new ListFunctionsCommand({ MaxItems: 1 }), within())).$metadata, 'a list of functions');
      case 'lambda:DeleteFunction':
        return allowed((await client.send(new DeleteFunctionCommand({ FunctionName }), within())).$metadata, 'the function would be deleted');
    }
  }

  return {
    async ask(request, session) {
      try {
        if (request.kind === 'assume') return await assume(request);
        if (session === null) throw new Error('there is no session to ask with');
        return await lambda(request, session);
      } catch (error) {
        return { answer: answerOf(error), session: null };
      }
    },
  };
}

const allowed = ({ requestId }: { requestId?: string | undefined }, text: string): Answer => ({ kind: 'allowed', requestId: requestId ?? '', text });

/** Names of a refusal; other errors of status 403 (a key that is not valid, a Region that is switched off) decide nothing. */
const REFUSALS: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException']);

/** What an error says about access. A function that is not there was looked for, so access was given. */
export function answerOf(error: unknown): Answer {
  const { name = 'Error', message = String(error), $metadata } = (error ?? {}) as { name?: string; message?: string; $metadata?: { requestId?: string; httpStatusCode?: number } };
  const said = { requestId: $metadata?.requestId ?? '', text: message.slice(0, LONGEST) };
  if (REFUSALS.has(name) && $metadata?.httpStatusCode === 403) return { kind: 'refused', error: name, ...said };
  if (name === 'ResourceNotFoundException' && $metadata?.httpStatusCode === 404) return { kind: 'allowed', requestId: said.requestId, text: `${name}: ${said.text}` };
  return { kind: 'failed', error: name, ...said };
}
