/** What a login URL or an identity provider handed to the console, behind `#`. */
export type HandedOver =
  | { readonly kind: 'token'; readonly token: string; readonly destination: string | null }
  | { readonly kind: 'saml'; readonly response: string; readonly destination: string | null };

/** Reads the fragment of the console's address; null: nothing was handed over. */
export function handedOver(hash: string): HandedOver | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const destination = parameters.get('Destination');
  const token = parameters.get('SigninToken');
  if (token !== null && token !== '') return { kind: 'token', token, destination };
  const response = parameters.get('SAMLResponse');
  return response !== null && response !== '' ? { kind: 'saml', response, destination } : null;
}

/** The page of the console that a destination names, below `/console`; the services page for whatever lies elsewhere. */
export function pageOf(destination: string | null, origin: string): string {
  if (destination === null) return '/';
  const url = URL.parse(destination, origin);
  if (url === null || url.origin !== origin) return '/';
  const { pathname, search } = url;
  // With two slashes it would name another host.
  return /^\/console\/(?!\/)/.test(pathname) ? `${pathname.slice('/console'.length)}${search}` : '/';
}

/** A role that a SAML response offers. */
export interface OfferedRole {
  readonly role: string;
  readonly account: string;
  readonly name: string;
}

/** The roles by account, in the order of their numbers. */
export function byAccount(roles: readonly OfferedRole[]): readonly (readonly [account: string, roles: readonly OfferedRole[]])[] {
  return [...Map.groupBy(roles, ({ account }) => account)].toSorted(([one], [other]) => (one < other ? -1 : 1));
}
