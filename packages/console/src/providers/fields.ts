/** Why a provider's URL cannot be used; null if it can (IAM-140: https, a host, no query and no port of the reader's invention). */
export function urlProblem(text: string): 'missing' | 'https' | 'url' | 'length' | null {
  const typed = text.trim();
  if (typed === '') return 'missing';
  if (!typed.startsWith('https://')) return 'https';
  if (typed.length > 255) return 'length';
  const url = URL.canParse(typed) ? new URL(typed) : null;
  const rest = typed.slice('https://'.length);
  return url === null || rest.startsWith('/') || !/^[\w.~:/@!$&'()+,;=%[\]-]+$/.test(rest) || url.search !== '' || url.hash !== '' || url.username !== '' ? 'url' : null;
}

/** An audience: 1 to 255 characters. */
export function audienceProblem(text: string): 'missing' | 'length' | null {
  const typed = text.trim();
  if (typed === '') return 'missing';
  return typed.length > 255 ? 'length' : null;
}

/** A thumbprint is the SHA-1 of a certificate: 40 hexadecimal digits, with or without colons. Null for what is none. */
export function readThumbprint(text: string): string | null {
  const digits = text.trim().replaceAll(':', '');
  return /^[0-9a-f]{40}$/i.test(digits) ? digits.toLowerCase() : null;
}

/** IAM-140: how many a provider has at most. */
export const MOST_THUMBPRINTS = 5;
export const MOST_AUDIENCES = 100;

/** Why a SAML provider's name cannot be used: 1 to 128 letters, digits, and ._- */
export function samlNameProblem(name: string): 'missing' | 'length' | 'characters' | null {
  if (name === '') return 'missing';
  if (!/^[\w._-]+$/.test(name)) return 'characters';
  return name.length > 128 ? 'length' : null;
}

/** Why a metadata document cannot be sent: IAM takes 1000 to 10,000,000 characters of XML. */
export function metadataProblem(text: string): 'missing' | 'length' | 'xml' | null {
  if (text.trim() === '') return 'missing';
  if (text.length < 1000 || text.length > 10_000_000) return 'length';
  return /<(\w+:)?EntityDescriptor[\s>]/.test(text) ? null : 'xml';
}

/** What kind a provider's ARN says it is, and its name; null for what is none. */
export function providerOf(arn: string): { readonly kind: 'oidc' | 'saml'; readonly name: string } | null {
  const found = /^arn:[a-z-]+:iam::\d{12}:(oidc|saml)-provider\/(.+)$/.exec(arn);
  return found === null ? null : { kind: found[1] as 'oidc' | 'saml', name: found[2]! };
}
