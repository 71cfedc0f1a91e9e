/** Why a role's name cannot be used; null if it can (IAM's rule: 1 to 64 letters, digits and +=,.@-_). */
export function roleNameProblem(name: string): 'missing' | 'length' | 'characters' | null {
  if (name === '') return 'missing';
  if (!/^[\w+=,.@-]+$/.test(name)) return 'characters';
  return name.length > 64 ? 'length' : null;
}

/** Why a description cannot be used: more than 1000 characters, or ones that IAM does not take. */
export function descriptionProblem(text: string): 'length' | 'characters' | null {
  if (text.length > 1000) return 'length';
  return /^[\t\n\r\x20-\x7e\xa1-\xff]*$/.test(text) ? null : 'characters';
}

const SERVICE_LINKED = '/aws-service-role/';
const SERVICE = '/service-role/';

/** A role that belongs to a service: its permissions can be seen, and are the service's to change. */
export const isServiceLinked = (path: string): boolean => path.startsWith(SERVICE_LINKED);

/** The service principal of a service-linked role. */
export const linkedService = (path: string): string => path.slice(SERVICE_LINKED.length).replace(/\/$/, '');

/**
 * A service role is one that a service assumes on the account's behalf: it lies under `/service-role/`, or nobody but services is trusted.
 * Those who change its permissions may break what the service does with it.
 */
export function isServiceRole(path: string, trusted: readonly { readonly kind: string }[]): boolean {
  if (isServiceLinked(path)) return false;
  return path.startsWith(SERVICE) || (trusted.length > 0 && trusted.every(({ kind }) => kind === 'service'));
}

/** The parts of a role's ARN; null for what is none. */
export function roleArnParts(arn: string): { readonly account: string; readonly path: string; readonly name: string } | null {
  const found = /^arn:[a-z-]+:iam::(\d{12}):role(\/(?:.+\/)?)([\w+=,.@-]{1,64})$/.exec(arn);
  return found === null ? null : { account: found[1]!, path: found[2]!, name: found[3]! };
}

/** The address at which others switch to the role; `console` is where this console is served. */
export function switchRoleLink(console: string, account: string, role: { readonly path: string; readonly name: string }): string {
  const query = new URLSearchParams({ account, roleName: `${role.path.slice(1)}${role.name}` });
  return `${console}/switch-role?${query}`;
}
