import type { NamedPrincipal } from '../document/document.ts';
import type { Principal } from '../request/principal.ts';

const aws = (value: string): NamedPrincipal => ({ type: 'AWS', value });

/** The ways in which an Allow may name this caller alone, the usual one first (POL-22 to POL-28). */
export function namesOf(principal: Principal): readonly NamedPrincipal[] {
  switch (principal.kind) {
    case 'root':
    case 'user':
      return [aws(principal.arn)];
    case 'role-session':
      return [aws(principal.roleArn), aws(principal.arn)];
    case 'federated-user':
      return [aws(principal.arn)];
    case 'service':
      return [{ type: 'Service', value: principal.name }];
    case 'web-identity':
    case 'saml':
      return [{ type: 'Federated', value: principal.provider }];
    case 'anonymous':
      return [aws('*')];
  }
}

/** Every link that a NotPrincipal must list so that the caller is spared (POL-32). */
export function linksOf(principal: Principal): readonly NamedPrincipal[] {
  const account = 'account' in principal ? [aws(principal.account)] : [];
  const behind = principal.kind === 'federated-user' && principal.userArn !== undefined ? [aws(principal.userArn)] : [];
  return principal.kind === 'anonymous' ? [] : [...namesOf(principal), ...behind, ...account];
}
