import {
  AttachRolePolicyCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { VENDOR_POLICY, VENDOR_POLICY_NAME, VENDOR_ROLE } from '../data-actions/vendor-role.ts';
import { executed, tested } from './at-third-party.ts';
import { CUSTOMER_REGION, ORGANISATIONS, STRANGER, THIRD_PARTY_REGION, type Keys, type Scene } from './scene.ts';

export type Outcome = { readonly allowed: true; readonly requestId: string; readonly shown?: string } | { readonly allowed: false; readonly requestId: string; readonly code: string; readonly message: string };

export interface Step {
  readonly title: string;
  readonly expected: 'allowed' | 'denied' | 'expired';
  run(scene: Scene): Promise<Outcome>;
}

export interface StepWorld {
  advance(seconds: number): void;
}

const READ_ONLY_BOUNDARY = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
const DENY_ALL = JSON.stringify({ Version: '2012-10-17', Statement: { Sid: 'Maintenance', Effect: 'Deny', Action: 'lambda:*', Resource: '*' } });

/** The story in order; each step leaves the scene as it found it. */
export function storySteps(world: StepWorld): Step[] {
  const assume = (externalId: string | undefined, who: (scene: Scene) => Keys | Promise<Keys> = (scene) => scene.thirdParty()) => async (scene: Scene) => (await assumeRole(scene, externalId, await who(scene))).outcome;
  const change = (before: (scene: Scene) => Promise<unknown>, act: (scene: Scene) => Promise<Outcome>, after: (scene: Scene) => Promise<unknown>) => async (scene: Scene) => {
    await before(scene);
    try {
      return await act(scene);
    } finally {
      await after(scene);
    }
  };
  const iam = (scene: Scene) => scene.clients.iam(scene.customerRoot);
  const thirdPartyIam = (scene: Scene) => scene.clients.iam(scene.thirdPartyRoot);
  const greet = (scene: Scene) => tested(scene.tenants[0]!, 'greet', 'invoke');

  return [
    { title: `test the action: the role is assumed from ${THIRD_PARTY_REGION}, the organisation's id is sent`, expected: 'allowed', run: (scene) => tested(scene.tenants[0]!, 'greet', 'assume') },
    { title: `execute the action: greeter is invoked in ${CUSTOMER_REGION}`, expected: 'allowed', run: (scene) => executed(scene.tenants[0]!, 'greet') },
    { title: "the same for the customer's second organisation", expected: 'allowed', run: (scene) => tested(scene.tenants[1]!, 'greet', 'assume') },
    { title: 'external id missing', expected: 'denied', run: assume(undefined) },
    { title: 'external id wrong', expected: 'denied', run: assume('let-me-in') },
    { title: "another organisation's integration with the customer's role", expected: 'denied', run: (scene) => tested(scene.tenants[2]!, 'greet', 'assume') },
    { title: `another account (${STRANGER}) with the right external id`, expected: 'denied', run: assume(ORGANISATIONS[0], (scene) => scene.strangerUser) },
    { title: 'another function (payroll)', expected: 'denied', run: (scene) => tested(scene.tenants[0]!, 'pay', 'invoke') },
    {
      title: "the third party's identity policy taken away",
      expected: 'denied',
      run: change(
        async (scene) => {
          scene.forgetSessions(scene.tenants[0]!.organisation);
          await thirdPartyIam(scene).send(new DeleteRolePolicyCommand({ RoleName: VENDOR_ROLE, PolicyName: VENDOR_POLICY_NAME }));
        },
        (scene) => tested(scene.tenants[0]!, 'greet', 'assume'),
        (scene) => thirdPartyIam(scene).send(new PutRolePolicyCommand({ RoleName: VENDOR_ROLE, PolicyName: VENDOR_POLICY_NAME, PolicyDocument: VENDOR_POLICY })),
      ),
    },
    {
      title: "the role's policy detached, with a session from before",
      expected: 'denied',
      run: async (scene) => {
        await greet(scene);
        return change(
          () => iam(scene).send(new DetachRolePolicyCommand({ RoleName: scene.roleName, PolicyArn: scene.policyArn })),
          greet,
          () => iam(scene).send(new AttachRolePolicyCommand({ RoleName: scene.roleName, PolicyArn: scene.policyArn })),
        )(scene);
      },
    },
    {
      title: 'an explicit deny beside the allow',
      expected: 'denied',
      run: change(
        (scene) => iam(scene).send(new PutRolePolicyCommand({ RoleName: scene.roleName, PolicyName: 'maintenance', PolicyDocument: DENY_ALL })),
        greet,
        (scene) => iam(scene).send(new DeleteRolePolicyCommand({ RoleName: scene.roleName, PolicyName: 'maintenance' })),
      ),
    },
    {
      title: 'a permissions boundary without lambda',
      expected: 'denied',
      run: change(
        (scene) => iam(scene).send(new PutRolePermissionsBoundaryCommand({ RoleName: scene.roleName, PermissionsBoundary: READ_ONLY_BOUNDARY })),
        greet,
        (scene) => iam(scene).send(new DeleteRolePermissionsBoundaryCommand({ RoleName: scene.roleName })),
      ),
    },
    {
      title: 'a session policy that names another function',
      expected: 'denied',
      run: async (scene) => {
        const policy = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: scene.otherFunctionArn } });
        return invoke(scene, await session(scene, policy), scene.functionArn);
      },
    },
    {
      title: 'an expired session (the clock moved by 16 minutes)',
      expected: 'expired',
      run: async (scene) => {
        const keys = await session(scene);
        world.advance(16 * 60);
        return invoke(scene, keys, scene.functionArn);
      },
    },
  ];
}

async function session(scene: Scene, policy?: string): Promise<Keys> {
  const { keys, outcome } = await assumeRole(scene, ORGANISATIONS[0], await scene.thirdParty(), policy);
  if (keys === null) throw new Error(`the role could not be assumed for the next step: ${outcome.allowed ? '' : outcome.message}`);
  return keys;
}

async function assumeRole(scene: Scene, externalId: string | undefined, who: Keys, policy?: string): Promise<{ outcome: Outcome; keys: Keys | null }> {
  let keys: Keys | null = null;
  const outcome = await settle(async () => {
    const answer = await scene.clients.sts(who).send(
      new AssumeRoleCommand({
        RoleArn: scene.roleArn,
        RoleSessionName: 'data-action',
        DurationSeconds: 900,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
        ...(policy === undefined ? {} : { Policy: policy }),
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials!;
    keys = { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! };
    return { allowed: true, requestId: answer.$metadata.requestId ?? '', shown: answer.AssumedRoleUser!.Arn! };
  });
  return { outcome, keys };
}

async function invoke(scene: Scene, keys: Keys, functionArn: string): Promise<Outcome> {
  return settle(async () => {
    const answer = await scene.clients.lambda(keys).send(new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from('{"name":"Octroi"}') }));
    const text = Buffer.from(answer.Payload ?? []).toString('utf8');
    if (answer.FunctionError !== undefined) throw new Error(`the function failed: ${text}`);
    return { allowed: true, requestId: answer.$metadata.requestId ?? '', shown: text };
  });
}

/** A refusal is an outcome; anything else that goes wrong is a fault of the story and passes through. */
async function settle(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    const { name, message, $metadata } = error as { name: string; message: string; $metadata?: { requestId?: string; httpStatusCode?: number } };
    if ($metadata?.httpStatusCode !== 403) throw error;
    return { allowed: false, requestId: $metadata.requestId ?? '', code: name, message };
  }
}
