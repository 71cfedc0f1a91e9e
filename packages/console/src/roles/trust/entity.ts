import type { NamedPrincipal } from '@octroi/policy';

/** One principal of a trust policy, as a person reads it. */
export type TrustedEntity =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'user' | 'role' | 'session' | 'federated-user'; readonly account: string; readonly name: string; readonly arn: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'oidc' | 'saml'; readonly name: string; readonly provider: string }
  | { readonly kind: 'canonical'; readonly id: string }
  /** The unique id that stands where a principal was that has been deleted. */
  | { readonly kind: 'deleted'; readonly id: string }
  | { readonly kind: 'other'; readonly type: string; readonly value: string };

const IAM_ARN = /^arn:[a-z-]+:(iam|sts)::(\d{12}):(root|user|role|assumed-role|federated-user)(?:\/(.+))?$/;
const PROVIDER_ARN = /^arn:[a-z-]+:iam::\d{12}:(oidc|saml)-provider\/(.+)$/;
const KINDS = { 'user': 'user', 'role': 'role', 'assumed-role': 'session', 'federated-user': 'federated-user' } as const;

export function trustedEntity({ type, value }: NamedPrincipal): TrustedEntity {
  if (value === '*') return { kind: 'everyone' };
  if (type === 'Service') return { kind: 'service', service: value };
  if (type === 'CanonicalUser') return { kind: 'canonical', id: value };
  if (type === 'Federated') {
    const provider = PROVIDER_ARN.exec(value);
    return provider === null ? { kind: 'oidc', name: value, provider: value } : { kind: provider[1] === 'saml' ? 'saml' : 'oidc', name: provider[2]!, provider: value };
  }
  if (/^\d{12}$/.test(value)) return { kind: 'account', account: value };
  if (/^A[A-Z0-9]{20}$/.test(value)) return { kind: 'deleted', id: value };
  const arn = IAM_ARN.exec(value);
  if (arn === null) return { kind: 'other', type, value };
  const [, , account, what, rest] = arn;
  if (what === 'root') return { kind: 'account', account: account! };
  if (rest === undefined) return { kind: 'other', type, value };
  const kind = KINDS[what as keyof typeof KINDS];
  return { kind, account: account!, name: kind === 'session' ? rest : rest.slice(rest.lastIndexOf('/') + 1), arn: value };
}

/** What makes two entities the same one in a list. */
export const entityKey = (entity: TrustedEntity): string => JSON.stringify(entity);
