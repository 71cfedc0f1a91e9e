import { ApiError } from '../../../../kernel/api-error.ts';

const SCHEME = 'https://';
/** What an issuer may be made of: no blank, no query, no fragment, nothing that a policy or an ARN reads otherwise. */
const PLAIN = /^[A-Za-z0-9._~:/@!$&'()+,;=%[\]-]+$/;

/** The URL of an issuer without its scheme, as ARNs and condition keys have it (STS-44). Throws ValidationError (IAM-140). */
export function urlWithoutScheme(url: string): string {
  const rest = url.startsWith(SCHEME) ? url.slice(SCHEME.length) : '';
  if (!PLAIN.test(rest) || rest.startsWith('/') || !isHostAndPath(url)) throw new ApiError('ValidationError', 'Invalid Open ID Connect Provider URL');
  return rest;
}

function isHostAndPath(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.hostname !== '' && parsed.username === '' && parsed.password === '' && parsed.search === '' && parsed.hash === '';
}
