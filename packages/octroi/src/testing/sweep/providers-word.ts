/**
 * Is it a key by which an identity provider speaks: of its own domain, or of SAML? Which of them a request has, its token says, so that
 * an unsigned operation cannot declare them (KEY-68 to KEY-70).
 */
export function isProvidersWord(key: string): boolean {
  return /^(?:saml|[^:]*\.[^:]*):/.test(key);
}
