import type { ContextValue, Principal, Request } from '@octroi/policy';
import type { Case } from '../../conformance/load.ts';
import type { RawPolicies } from '../../packages/policy/reference/documents.ts';

/** How the schema of cases names a principal (CASE-2), and the keys in which it says what the ARN does not (CASE-4). */
function named(principal: Principal): { principal: string; principalAccount: string | null; federatedBy?: string; keys: Readonly<Record<string, string>> } {
  switch (principal.kind) {
    case 'anonymous':
      return { principal: 'anonymous', principalAccount: null, keys: {} };
    case 'service':
      return { principal: principal.name, principalAccount: null, keys: {} };
    case 'web-identity':
    case 'saml':
      return { principal: principal.provider, principalAccount: principal.provider.split(':')[4] ?? null, keys: {} };
    case 'root':
      return { principal: principal.arn, principalAccount: principal.account, keys: {} };
    case 'user':
      return { principal: principal.arn, principalAccount: principal.account, keys: { 'aws:userid': principal.id } };
    case 'role-session':
      return { principal: principal.arn, principalAccount: principal.account, keys: { 'aws:principalarn': principal.roleArn, 'aws:userid': `${principal.roleId}:${principal.arn.split('/').at(-1)}` } };
    case 'federated-user':
      return { principal: principal.arn, principalAccount: principal.account, ...(principal.userArn === undefined ? {} : { federatedBy: principal.userArn }), keys: {} };
  }
}

/** A request and policies as a case, as far as its schema can express them. */
export function vectorOf(id: string, description: string, request: Request, raw: RawPolicies, context: ReadonlyMap<string, ContextValue>, expected: Case['expected']): Case {
  const { keys, ...who } = named(request.principal);
  const { action, resource, resourceAccount, synonyms } = request;
  const { endpoint, ...layers } = raw;
  return {
    id,
    rule: 'EVAL-80',
    description,
    request: { ...who, action, resource, ...(synonyms === undefined ? {} : { synonyms }), resourceAccount, context: { ...Object.fromEntries(context), ...keys } },
    policies: { ...layers, ...(endpoint ? { endpoint } : {}) },
    expected,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  };
}
