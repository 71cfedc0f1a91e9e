import { readFileSync } from 'node:fs';
import type { Policies, Principal, Request, ResourceRule } from '@octroi/policy';
import { compile, documentOf } from '@octroi/policy';
import type { RawPolicies } from '../packages/policy/reference/documents.ts';

/** One case of the evaluation vectors (schema: CASE-1 to CASE-8 of the specification). */
export interface Case {
  readonly id: string;
  readonly rule: string;
  readonly description: string;
  readonly request: {
    readonly principal: string;
    readonly principalAccount: string | null;
    readonly action: string;
    readonly resource: string;
    readonly resourceAccount: string | null;
    readonly context: Readonly<Record<string, string | readonly string[]>>;
    /** Beyond the specification's schema: ARN of the IAM user who asked for a federated user's token (EVAL-15). */
    readonly federatedBy?: string;
    /** Beyond the specification's schema: the resource's further ARNs (docs/adr/0011). */
    readonly synonyms?: readonly string[];
  };
  readonly policies: {
    readonly identity: readonly unknown[];
    readonly resource: unknown;
    readonly boundary: unknown;
    readonly session: readonly unknown[];
    readonly scp: readonly (readonly unknown[])[];
    readonly rcp: readonly (readonly unknown[])[];
    /** Beyond the specification's schema: the policy of the VPC endpoint that the request came through (EVAL-50). */
    readonly endpoint?: unknown;
  };
  readonly expected: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';
  /** The page of AWS's documentation that the case is derived from. */
  readonly source: string;
}

/** Reads a file of cases. */
export function readCases(file: string | URL): readonly Case[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];
}

/** The principal that a case names (CASE-2, CASE-4): what its ARN does not say comes from `aws:PrincipalArn` and `aws:userid`. */
function principalOf({ request, policies }: Case): Principal {
  const { principal: arn, principalAccount: account, context, federatedBy } = request;
  const text = (key: string): string => {
    const value = Object.entries(context).find(([name]) => name.toLowerCase() === key)?.[1];
    return typeof value === 'string' ? value : '';
  };
  const hasBoundary = policies.boundary !== null;
  if (arn === 'anonymous') return { kind: 'anonymous' };
  if (arn.includes(':oidc-provider/')) return { kind: 'web-identity', provider: arn };
  if (arn.includes(':saml-provider/')) return { kind: 'saml', provider: arn };
  // POL-28: the providers that are known by their domain.
  if (account === null && request.action.toLowerCase() === 'sts:assumerolewithwebidentity') return { kind: 'web-identity', provider: arn };
  if (account === null) return { kind: 'service', name: arn };
  const rest = arn.split(':').slice(5).join(':');
  if (rest === 'root') return { kind: 'root', account, arn };
  if (rest.startsWith('user/')) return { kind: 'user', account, arn, id: text('aws:userid'), hasBoundary };
  if (rest.startsWith('federated-user/')) return { kind: 'federated-user', account, arn, hasBoundary, ...(federatedBy === undefined ? {} : { userArn: federatedBy }) };
  if (!rest.startsWith('assumed-role/')) throw new Error(`unknown principal \`${arn}\``);
  const named = text('aws:principalarn');
  const roleArn = named === '' ? `${arn.split(':').slice(0, 2).join(':')}:iam::${account}:role/${rest.split('/')[1]}` : named;
  return {
    kind: 'role-session',
    account,
    arn,
    roleArn,
    roleId: text('aws:userid').split(':')[0]!,
    hasBoundary,
    serviceLinked: roleArn.includes(':role/aws-service-role/'),
  };
}

/** What the resource's policy is: a trust policy for the STS actions on a role (CASE-5), a key policy for a KMS key. */
function ruleOf(action: string, resource: string): ResourceRule {
  const lower = action.toLowerCase();
  const kind = resource.split(':').slice(2);
  if (kind[0] === 'iam' && kind[3]?.startsWith('role/') === true && /^sts:(?:assumerole|tagsession$|setsourceidentity$|setcontext$)/.test(lower)) return 'role-trust';
  return kind[0] === 'kms' && kind[3]?.startsWith('key/') === true ? 'kms-key' : 'ordinary';
}

/** The request of a case; the same for both evaluators. */
export function requestOf(one: Case): Request {
  const { action, resource, resourceAccount, context, synonyms } = one.request;
  return {
    principal: principalOf(one),
    action,
    resource,
    ...(synonyms === undefined ? {} : { synonyms }),
    resourceAccount,
    resourceRule: ruleOf(action, resource),
    context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value])),
  };
}

/** The policies of a case, compiled. Throws on a document that is none. */
export function policiesOf({ policies }: Case): Policies {
  const policy = (document: unknown, source: string) => {
    const read = documentOf(document);
    if (!read.ok) throw new Error(`${source}: ${read.issues.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
    return compile(read.document, { source });
  };
  const list = (documents: readonly unknown[], source: string) => documents.map((document, index) => policy(document, `${source}-${index}`));
  return {
    identity: list(policies.identity, 'identity'),
    resource: policies.resource === null ? null : policy(policies.resource, 'resource'),
    boundary: policies.boundary === null ? null : policy(policies.boundary, 'boundary'),
    session: list(policies.session, 'session'),
    scp: policies.scp.map((level, index) => list(level, `scp-${index}`)),
    rcp: policies.rcp.map((level, index) => list(level, `rcp-${index}`)),
    endpoint: policies.endpoint ? policy(policies.endpoint, 'endpoint') : null,
  };
}

/** The same documents for the reference evaluator, which reads them as they stand. */
export function rawPoliciesOf({ policies }: Case): RawPolicies {
  return policies as RawPolicies;
}
