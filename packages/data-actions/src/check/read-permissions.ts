import { documentOf, parsePolicy } from '@octroi/policy';
import { compare } from '@octroi/policy/analyse';
import { found, notFound, unread, type ReadFinding } from './read-finding.ts';
import type { CheckSubject } from './types.ts';
import { wantedPermission } from './wanted.ts';

/** A policy of a role as IAM gives it: a managed one under its ARN, an inline one under its name. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: string;
}

/** More policies than a role can have. */
const MOST = 40;

/** GEN-3: is each permission policy of the role as narrow as it can be? Exact: CheckNoNewAccess against what is wanted. */
export function permissionFindings(policies: readonly NamedPolicy[], { functionArn }: CheckSubject): ReadFinding[] {
  if (functionArn === null) return [];
  // The function itself, with or without alias and version: whether those are needed, the customer knows.
  const plain = functionArn.split(':').slice(0, 7).join(':');
  const wanted = documentOf({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: [plain, `${plain}:*`] }] });
  if (!wanted.ok) throw new Error('the wanted permission policy is no policy');
  return policies.slice(0, MOST).map(({ name, document: text }, index) => {
    const about = [`permissions-${index + 1}`, `policy ${name} is no wider than needed`, 'GEN-3'] as const;
    const parsed = parsePolicy(text);
    if (!parsed.ok) return unread(...about, parsed.issues[0]?.message ?? 'it is no policy');
    const result = compare(wanted.document, parsed.document, { type: 'identity' });
    if (result.check === 'PASS') return found(...about);
    if (result.check === 'unknown') return unread(...about, result.reason);
    const { action, resource } = result.witness;
    return notFound(...about, `it also allows ${action} on ${resource}`, { text: 'this statement alone is enough', policy: wantedPermission(functionArn) });
  });
}
