import type { Request } from '../src/index.ts';
import type { RawPrincipal } from './documents.ts';
import { listOf } from './documents.ts';

export type Kind = 'account' | 'user' | 'role' | 'session' | 'federated-user' | '*' | 'service' | 'provider';

/** The kinds of match between a Principal element and the caller (POL-21 to POL-31). */
export function kindsOf(element: RawPrincipal, request: Request): ReadonlySet<Kind> {
  const { principal } = request;
  const kinds = new Set<Kind>();
  const named = element === '*' ? { AWS: '*' } : element;
  for (const value of listOf(named['AWS'])) {
    if (value === '*') kinds.add('*');
    if (value === '' || !('account' in principal)) continue;
    const partition = principal.arn.split(':')[1];
    if (value === principal.account && /^\d{12}$/.test(value)) kinds.add('account');
    if (value === `arn:${partition}:iam::${principal.account}:root`) kinds.add('account');
    if (principal.kind === 'user' && (value === principal.arn || value === principal.id)) kinds.add('user');
    if (principal.kind === 'role-session' && value === principal.arn) kinds.add('session');
    if (principal.kind === 'role-session' && (value === principal.roleArn || value === principal.roleId)) kinds.add('role');
    if (principal.kind === 'federated-user' && value === principal.arn) kinds.add('federated-user');
    if (principal.kind === 'federated-user' && (value === principal.userArn || value === principal.userId)) kinds.add('user');
  }
  for (const value of listOf(named['Service'])) {
    if (value !== '' && principal.kind === 'service' && (value === principal.name || (principal.names ?? []).includes(value))) kinds.add('service');
  }
  for (const value of listOf(named['Federated'])) {
    if (value !== '' && (principal.kind === 'web-identity' || principal.kind === 'saml') && value === principal.provider) kinds.add('provider');
  }
  return kinds;
}

/** Does a Deny with NotPrincipal reach the caller (POL-32, POL-33)? */
export function notPrincipalReaches(element: RawPrincipal, request: Request, bounded: boolean): boolean {
  if (bounded) return true;
  const kinds = kindsOf(element, request);
  if (kinds.has('*')) return false;
  const links: Readonly<Record<string, readonly Kind[]>> = {
    root: ['account'],
    user: ['user', 'account'],
    'role-session': ['session', 'role', 'account'],
    'federated-user': request.principal.kind === 'federated-user' && request.principal.userArn !== undefined ? ['federated-user', 'user', 'account'] : ['federated-user', 'account'],
    service: ['service'],
    'web-identity': ['provider'],
    saml: ['provider'],
  };
  const needed = links[request.principal.kind];
  return needed === undefined || !needed.every((kind) => kinds.has(kind));
}
