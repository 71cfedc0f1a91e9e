import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as organizations from '@aws-sdk/client-organizations';
import * as sts from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyoneOf } from '../../packages/octroi/src/services/sts/web-identity.fixture.ts';
import { raw, received, signed } from '../../packages/octroi/src/gateway/raw.fixture.ts';
import { MFA_STEP_MILLIS, mfaCode } from '../../packages/octroi/src/testing/mfa-code.ts';
import type { Credentials } from '../../packages/octroi/src/testing/world.ts';
import { bind } from './control.ts';
import type { Case, Step } from './matrix.ts';
import { filled } from './names.ts';
import { putFunctions, putPrincipals, type Put } from './put.ts';
import { policyDocument } from './statements.ts';
import { openMatrix, type Matrix } from './world.ts';

/** Whoever a step starts from: null for nobody. */
type Who = Credentials | null;

const SERVICES = { iam, lambda, organizations, sts } as const;
const CLIENTS = ['iam', 'lambda', 'organizations', 'sts'] as const;

const keysOf = (found: sts.Credentials | undefined): Credentials => ({ accessKeyId: found!.AccessKeyId!, secretAccessKey: found!.SecretAccessKey!, sessionToken: found!.SessionToken! });
const tagsOf = (tags: Readonly<Record<string, string>> | undefined) => (tags === undefined ? {} : { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) });

/** Sends any operation of a service's client by its name. */
function send({ world }: Matrix, who: Who, call: string, input: object, region?: string): Promise<unknown> {
  const [service, name] = call.split(':') as [keyof typeof SERVICES, string];
  if (!CLIENTS.includes(service)) throw new Error(`no client for ${call}`);
  const Command = (SERVICES[service] as unknown as Readonly<Record<string, new (input: object) => never>>)[`${name}Command`]!;
  return (world[service](who!, region) as unknown as { send(command: never): Promise<unknown> }).send(new Command(input));
}

/** Takes a step; the credentials that it gives, if it gives any. */
async function take(matrix: Matrix, put: Put, start: string, who: Who, given: Step): Promise<Who> {
  const { world, oidc, saml } = matrix;
  const step = filled(given, put.names);
  const Policy = 'policy' in step && step.policy !== undefined ? { Policy: policyDocument(step.policy) } : {};
  const now = world.clocks.decision();
  if ('assume' in step) {
    const input = { RoleArn: step.assume, RoleSessionName: 'work', ...Policy, ...tagsOf(step.tags), ...(step.phone === true ? await factor(matrix, put, start) : {}), ...step.more };
    return keysOf((await world.sts(who!).send(new sts.AssumeRoleCommand(input))).Credentials);
  }
  if ('session' in step) return keysOf((await world.sts(who!).send(new sts.GetSessionTokenCommand(step.phone === true ? await factor(matrix, put, start) : {}))).Credentials);
  if ('federate' in step) return keysOf((await world.sts(who!).send(new sts.GetFederationTokenCommand({ Name: step.federate, ...Policy, ...tagsOf(step.tags) }))).Credentials);
  if ('web' in step) {
    const WebIdentityToken = await oidc.token({ aud: 'app', sub: 'u-1', ...step.claims }, { now });
    return keysOf((await anyoneOf(world).send(new sts.AssumeRoleWithWebIdentityCommand({ RoleArn: step.web, RoleSessionName: 'work', WebIdentityToken, ...Policy }))).Credentials);
  }
  if ('saml' in step) {
    const provider = step.saml.includes(put.names['mgmt']!) ? put.names['saml-mgmt']! : put.names['saml']!;
    const SAMLAssertion = saml.response({ roles: [`${step.saml},${provider}`], now, sessionName: 'work', attributes: { ...step.attributes }, ...step.more });
    return keysOf((await anyoneOf(world).send(new sts.AssumeRoleWithSAMLCommand({ RoleArn: step.saml, PrincipalArn: provider, SAMLAssertion, ...Policy }))).Credentials);
  }
  if ('root' in step) {
    const TaskPolicyArn = { arn: `arn:aws:iam::aws:policy/root-task/${step.task}` };
    return keysOf((await world.sts(who!).send(new sts.AssumeRootCommand({ TargetPrincipal: step.root, TaskPolicyArn }))).Credentials);
  }
  if ('url' in step) return visit(matrix, put.urls[step.url]!, who);
  await send(matrix, who, step.call, step.with ?? {}, step.at);
  return who;
}

/** A code that was not shown before: the clock moves on. */
async function factor({ world }: Matrix, put: Put, user: string): Promise<{ SerialNumber: string; TokenCode: string }> {
  const { serial, seed } = put.phones[user]!;
  world.clocks.advance(MFA_STEP_MILLIS / 1000);
  return { SerialNumber: serial, TokenCode: await mfaCode(seed, world.clocks.decision()) };
}

/** A request to a function URL; throws what it answers in the form of an error of an SDK. */
async function visit({ world }: Matrix, url: string, who: Who): Promise<Who> {
  const options = { host: new URL(url).host, method: 'GET', service: 'lambda', now: new Date(world.clocks.host()) };
  const reply = await world.gateway.functionUrl(received(who === null ? raw('', options) : signed({ ...who }, '', options)))!;
  if (reply.status !== 200) throw Object.assign(new Error(String(reply.status)), { name: reply.headers['x-amzn-ErrorType'] ?? 'Failure' });
  return who;
}

async function outcomeOf(matrix: Matrix, put: Put, start: string, who: Who, ask: Step): Promise<string> {
  try {
    await take(matrix, put, start, who, ask);
    return 'allowed';
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'AccessDenied' && name !== 'AccessDeniedException') return `${name}: ${message}`;
    const arn = who === null ? 'nobody' : ((await send(matrix, who, 'sts:GetCallerIdentity', {})) as { Arn: string }).Arn;
    const before = `User: ${arn} is not authorized to perform: `;
    return message.startsWith(before) ? `denied: ${message.slice(before.length)}` : `${name}: ${message}`;
  }
}

let number = 0;

/** What a case gives: in the form of its `is`. */
async function answer(matrix: Matrix, { who = {}, functions = {}, scp = {}, rcp = {}, by, meanwhile = [], ask, is }: Case): Promise<{ readonly given: string; readonly expected: string }> {
  const at = ++number;
  const put = await putPrincipals(matrix, who, at);
  await putFunctions(matrix, put, functions, at);
  const free = await bind(matrix, filled(scp, put.names), filled(rcp, put.names));
  try {
    const [start, ...steps] = typeof by === 'string' ? ([by] as const) : by;
    let keys: Who = start === 'nobody' ? null : start.startsWith('root of ') ? matrix.accounts[start.slice(8)]! : put.keys[start]!;
    for (const step of steps) keys = await take(matrix, put, start, keys, step);
    for (const { as, call, with: input } of meanwhile) await send(matrix, matrix.accounts[as]!, call, filled(input, put.names));
    const given = await outcomeOf(matrix, put, start, keys, ask);
    return { given, expected: filled(is, put.names) };
  } finally {
    await free();
  }
}

/** A test for each case, in one world. */
export function runMatrix(cases: readonly Case[]): void {
  let matrix: Matrix;
  beforeAll(async () => {
    matrix = await openMatrix();
  });
  afterAll(async () => {
    expect(matrix.world.faults).toEqual([]);
    await matrix.world.close();
  });
  test.each(cases.map((each) => [each.rule, each.name, each] as const))('%s: %s', async (_, __, each) => {
    const { given, expected } = await answer(matrix, each);
    expect(given).toBe(expected);
  });
}
