import { globMatches, globOf, wildcards } from '../match/glob.ts';
import type { Check } from './elements.ts';
import type { StatementNode } from './structure.ts';
import { stringsOf } from './structure.ts';

/** POL-71: the actions that a trust policy can be about. */
const TRUST_ACTIONS = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity', 'sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'];

/** POL-21 to POL-26 and POL-31: the values that an `AWS` principal may have. Groups, wildcards and anything else are none. */
const AWS_PRINCIPAL =
  /^(?:\*|[0-9]{12}|A(?:IDA|ROA)[A-Z0-9]{12,124}|arn:aws[a-z-]*:iam::[0-9]{12}:(?:root|(?:user|role)\/[^*?\s]+)|arn:aws[a-z-]*:sts::[0-9]{12}:(?:assumed-role\/[^*?\s/]+\/[^*?\s/]+|federated-user\/[^*?\s/]+))$/;
const SERVICE_PRINCIPAL = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|aws\.internal|aws\.com)$/;
const DOMAIN = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const PROVIDER_ARN = /^arn:aws[a-z-]*:iam::[0-9]{12}:(?:oidc|saml)-provider\/[^*?\s]+$/;

function principalMembers(statement: StatementNode): readonly (readonly [string, string])[] {
  return ['Principal', 'NotPrincipal'].flatMap((name) => {
    const node = statement.get(name);
    if (node?.type === 'string') return [['AWS', node.value] as const];
    if (node?.type !== 'object') return [];
    const members = new Map(node.members.map(({ name: type, value }) => [type, value]));
    return [...members.keys()].flatMap((type) => stringsOf(members, type).map((value) => [type, value] as const));
  });
}

function principalFault(type: string, value: string): string | null {
  if (type === 'AWS') return AWS_PRINCIPAL.test(value) ? null : `Invalid principal in policy: "AWS":"${value}"`;
  if (type === 'Service') return SERVICE_PRINCIPAL.test(value) ? null : `Invalid principal in policy: "SERVICE":"${value}"`;
  if (type === 'Federated') return DOMAIN.test(value) || PROVIDER_ARN.test(value) ? null : 'Federated principals must be valid domain names or SAML metadata ARNs';
  return null;
}

/** POL-73, as far as the text tells: the form of each principal. Whether it exists is the caller's question. */
export const principalForms: Check = (statements) => {
  for (const statement of statements) {
    for (const [type, value] of principalMembers(statement)) {
      const fault = principalFault(type, value);
      if (fault !== null) return fault;
    }
  }
  return null;
};

/** POL-74: some principal is named. */
export const principalPresent: Check = (statements) =>
  statements.every((statement) => principalMembers(statement).length > 0) ? null : 'Missing required field Principal';

/** POL-32: NotPrincipal only with Deny. */
export const notPrincipalOnlyDenies: Check = (statements) =>
  statements.some((statement) => statement.has('NotPrincipal') && stringsOf(statement, 'Effect')[0] !== 'Deny') ? 'Allow with NotPrincipal is not supported.' : null;

/** POL-34: what a trust policy must not have. */
export const trustFields: Check = (statements) => {
  for (const statement of statements) {
    for (const name of ['Resource', 'NotResource']) if (statement.has(name)) return 'Has prohibited field Resource';
    if (statement.has('NotPrincipal')) return 'Has prohibited field NotPrincipal';
  }
  return null;
};

function isTrustAction(action: string): boolean {
  const lower = action.toLowerCase();
  if (!lower.startsWith('sts:')) return false;
  const glob = globOf(wildcards(lower));
  return TRUST_ACTIONS.some((name) => globMatches(glob, name));
}

/** POL-71, POL-74: actions, and only those of assuming a role. */
export const trustActions: Check = (statements) => {
  for (const statement of statements) {
    const actions = stringsOf(statement, 'Action', 'NotAction');
    if (actions.length === 0) return 'Missing required field Action';
    if (!actions.every(isTrustAction)) return 'AssumeRole policy may only specify STS AssumeRole actions.';
  }
  return null;
};
