import { emptyTrust, type TrustForm } from '../trust/form.ts';

/** What a person chooses from: the two sides of "account" are offered apart, as the document that asked for it tells. */
export const CHOICES = ['service', 'another', 'this', 'web-identity', 'saml', 'custom'] as const;
export type Choice = (typeof CHOICES)[number];

export const choiceOf = (form: TrustForm): Choice => (form.kind === 'account' ? form.which : form.kind);

/** The form after a choice; what was typed for one account stays for the other. */
export function chosen(choice: Choice, before: TrustForm): TrustForm {
  if (choice === 'another' || choice === 'this') return { ...(before.kind === 'account' ? before : emptyTrust('account')), which: choice } as TrustForm;
  return before.kind === choice ? before : emptyTrust(choice);
}

/** The form to begin with where a provider asked for a role; null if none did. */
export function trustOfProvider(arn: string | null): TrustForm | null {
  if (arn === null) return null;
  if (/:oidc-provider\//.test(arn)) return { kind: 'web-identity', provider: arn, audience: '', claims: [] };
  return /:saml-provider\//.test(arn) ? { kind: 'saml', provider: arn, access: 'console', attribute: 'aud', value: '' } : null;
}
