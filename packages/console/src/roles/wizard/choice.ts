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
