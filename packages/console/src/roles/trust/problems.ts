import { validateDocument } from '@octroi/policy';
import { isServicePrincipal } from '../use-cases.ts';
import { givenExternalIds } from './document-of.ts';
import type { AccountTrust, SamlTrust, TrustForm, WebIdentityTrust } from './form.ts';

/** Why a field cannot be used; the page has the words. */
export type TrustProblem =
  | { readonly field: 'provider' | 'audience' | 'value'; readonly problem: 'missing' }
  | { readonly field: 'service'; readonly problem: 'missing' | 'not-a-principal' }
  | { readonly field: 'account'; readonly problem: 'missing' | 'not-12-digits' }
  | { readonly field: 'externalIds'; readonly problem: 'missing' }
  | { readonly field: 'externalIds'; readonly problem: 'length' | 'characters'; readonly index: number }
  | { readonly field: 'claims'; readonly problem: 'missing' | 'characters'; readonly index: number }
  | { readonly field: 'text'; readonly problem: 'document'; readonly message: string };

/** Everything for which the next step cannot be taken; none if it can. */
export function trustProblems(form: TrustForm): readonly TrustProblem[] {
  switch (form.kind) {
    case 'service': return serviceProblems(form.service.trim());
    case 'account': return accountProblems(form);
    case 'web-identity': return webIdentityProblems(form);
    case 'saml': return samlProblems(form);
    case 'custom': {
      const refusal = validateDocument(form.text, 'trust');
      return refusal === null ? [] : [{ field: 'text', problem: 'document', message: refusal.message }];
    }
  }
}

function serviceProblems(service: string): readonly TrustProblem[] {
  if (service === '') return [{ field: 'service', problem: 'missing' }];
  return isServicePrincipal(service) ? [] : [{ field: 'service', problem: 'not-a-principal' }];
}

const ACCOUNT = /^\d{12}$/;
/** STS takes no others (STS-15): 2 to 1224 characters of these. */
const EXTERNAL_ID = /^[\w+=,.@:/-]*$/;

function accountProblems({ which, account, requireExternalId, externalIds }: AccountTrust): readonly TrustProblem[] {
  const found: TrustProblem[] = [];
  const id = account.trim();
  if (which === 'another' && id === '') found.push({ field: 'account', problem: 'missing' });
  else if (which === 'another' && !ACCOUNT.test(id)) found.push({ field: 'account', problem: 'not-12-digits' });
  if (!requireExternalId) return found;
  if (givenExternalIds(externalIds).length === 0) return [...found, { field: 'externalIds', problem: 'missing' }];
  externalIds.forEach((typed, index) => {
    const text = typed.trim();
    if (text === '') return;
    if (!EXTERNAL_ID.test(text)) found.push({ field: 'externalIds', problem: 'characters', index });
    else if (text.length < 2 || text.length > 1224) found.push({ field: 'externalIds', problem: 'length', index });
  });
  return found;
}

function webIdentityProblems({ provider, audience, claims }: WebIdentityTrust): readonly TrustProblem[] {
  const found: TrustProblem[] = [];
  if (provider === '') found.push({ field: 'provider', problem: 'missing' });
  if (audience.trim() === '') found.push({ field: 'audience', problem: 'missing' });
  claims.forEach(({ name, value }, index) => {
    if (name.trim() === '' || value.trim() === '') found.push({ field: 'claims', problem: 'missing', index });
    else if (!/^[\w./-]+$/.test(name.trim())) found.push({ field: 'claims', problem: 'characters', index });
  });
  return found;
}

function samlProblems({ provider, access, value }: SamlTrust): readonly TrustProblem[] {
  return [
    ...(provider === '' ? ([{ field: 'provider', problem: 'missing' }] as const) : []),
    ...(access === 'programmatic' && value.trim() === '' ? ([{ field: 'value', problem: 'missing' }] as const) : []),
  ];
}
