import { compile, evaluate, parsePolicy, type CompiledPolicy, type Policies, type Request } from '@octroi/policy';

export const ACCOUNT = '111122223333';
export const VENDOR = '765628985471';

/** One request and the policies that decide it; it is allowed. */
export interface Work {
  readonly request: Request;
  readonly policies: Policies;
}

export function policy(statements: readonly object[], source: string): CompiledPolicy {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!parsed.ok) throw new Error(`the bench's own policy ${source} does not parse`);
  return compile(parsed.document, { source });
}

export const onlyIdentity = (identity: readonly CompiledPolicy[]): Policies => ({ identity, resource: null, boundary: null, session: [], scp: [], rcp: [] });

export function userRequest(action: string, resource: string, context = new Map<string, string>()): Request {
  return {
    principal: { kind: 'user', account: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/ann`, id: 'AIDACKCEVSQ6C2EXAMPLE' },
    action,
    resource,
    resourceAccount: ACCOUNT,
    context,
  };
}

/** (a) one policy of three statements, the last of which allows. */
export function smallWork(): Work {
  const policies = onlyIdentity([
    policy(
      [
        { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::reports/*' },
        { Effect: 'Deny', Action: 'lambda:DeleteFunction', Resource: '*' },
        { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:greeter*` },
      ],
      'small',
    ),
  ]);
  const request = userRequest('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:greeter`);
  return { request, policies };
}

const SERVICES = ['s3', 'sqs', 'sns', 'dynamodb', 'ec2', 'kms', 'logs', 'events', 'ssm', 'lambda'];

/** (b) ten policies of twenty statements about ten services; the lambda statement of the last policy allows. */
export function tenWork(): Work {
  const many = Array.from({ length: 10 }, (_, p) =>
    policy(
      Array.from({ length: 20 }, (_, s) => {
        const service = SERVICES[s % 10]!;
        return {
          Effect: s % 7 === 3 ? 'Deny' : 'Allow',
          Action: service === 'lambda' ? ['lambda:InvokeFunction', 'lambda:Get*'] : [`${service}:Get*`, `${service}:List*`, `${service}:Put${s}`],
          Resource: `arn:aws:${service}:eu-west-1:${ACCOUNT}:${p === 9 && s === 19 ? 'function:greeter' : `thing-${p}-${s}/*`}`,
          ...(s % 3 === 0 ? { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } } : {}),
        };
      }),
      `policy-${p}`,
    ),
  );
  const context = new Map([['aws:requestedregion', 'eu-west-1']]);
  return { request: userRequest('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:greeter`, context), policies: onlyIdentity(many) };
}

/** The worst of (b): all two hundred statements are about the action that is asked, forty of them denies. */
export function oneActionWork(): Work {
  const many = Array.from({ length: 10 }, (_, p) =>
    policy(
      Array.from({ length: 20 }, (_, s) => ({
        Effect: s % 5 === 4 ? 'Deny' : 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${p === 9 && s === 18 ? 'greeter' : `other-${p}-${s}`}`,
      })),
      `policy-${p}`,
    ),
  );
  return { request: userRequest('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:greeter`), policies: onlyIdentity(many) };
}

/** (c) AssumeRole across accounts: boundary, session policy, three levels of SCPs, a trust policy of 200 external ids; the context is built per call. */
export function assumeRoleWork(): { readonly policies: Policies; readonly next: () => Request } {
  const role = `arn:aws:iam::${ACCOUNT}:role/genesys-invoker`;
  const ids = Array.from({ length: 200 }, (_, n) => `91cf9239-f549-465b-8cad-${String(n).padStart(12, '0')}`);
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const scp = (n: number): CompiledPolicy[] => [policy([all], `FullAWSAccess-${n}`), policy([{ Effect: 'Deny', Action: 'organizations:*', Resource: '*' }], `guard-${n}`)];
  const policies: Policies = {
    identity: [policy([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/genesys-*' }], 'identity')],
    boundary: policy([{ Effect: 'Allow', Action: ['sts:*', 's3:*'], Resource: '*' }], 'boundary'),
    session: [policy([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role }], 'session')],
    scp: [scp(0), scp(1), scp(2)],
    rcp: [],
    resource: policy([{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${VENDOR}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': ids } } }], 'trust'),
  };
  const principal = { kind: 'role-session', account: VENDOR, arn: `arn:aws:sts::${VENDOR}:assumed-role/worker/w1`, roleArn: `arn:aws:iam::${VENDOR}:role/worker`, roleId: 'AROACKCEVSQ6C2EXAMPLE' } as const;
  let n = 0;
  const next = (): Request => {
    n = (n + 1) % 200;
    const context = new Map<string, string>([
      ['aws:principalarn', principal.roleArn],
      ['aws:principalaccount', VENDOR],
      ['aws:userid', 'AROACKCEVSQ6C2EXAMPLE:w1'],
      ['aws:sourceip', '203.0.113.7'],
      ['sts:externalid', ids[n]!],
      ['sts:rolesessionname', 'data-action'],
    ]);
    return { principal, action: 'sts:AssumeRole', resource: role, resourceAccount: ACCOUNT, resourceRule: 'role-trust', context };
  };
  return { policies, next };
}

export function assumeRole(): () => void {
  const { policies, next } = assumeRoleWork();
  return () => {
    if (evaluate(next(), policies).effect !== 'Allowed') throw new Error("the bench's own case is denied");
  };
}

/** (d) a thousand roles of twenty policies each, every call another role. */
export function manyRoles(): () => void {
  const shared = Array.from({ length: 200 }, (_, p) =>
    policy(
      Array.from({ length: 4 }, (_, s) => ({ Effect: 'Allow', Action: [`service${(p + s) % 40}:Get*`, `service${(p + s) % 40}:List*`], Resource: '*' })),
      `managed-${p}`,
    ),
  );
  const own = (r: number): CompiledPolicy => policy([{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:f${r}` }], `own-${r}`);
  const roles = Array.from({ length: 1000 }, (_, r) => ({
    policies: onlyIdentity([...Array.from({ length: 19 }, (_, p) => shared[(r * 7 + p * 11) % 200]!), own(r)]),
    request: userRequest('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:f${r}`),
  }));
  let n = 0;
  return () => {
    const role = roles[(n = (n + 1) % 1000)]!;
    if (evaluate(role.request, role.policies).effect !== 'Allowed') throw new Error("the bench's own case is denied");
  };
}

export function expectAllowed({ request, policies }: Work): () => void {
  return () => {
    if (evaluate(request, policies).effect !== 'Allowed') throw new Error("the bench's own case is denied");
  };
}
