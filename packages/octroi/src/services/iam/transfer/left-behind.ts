import type { Entry, Key } from '../../../store/kv.ts';
import { tableOf } from './account-entries.ts';
import { transferTables } from './read-details.ts';
import type { Report } from './report.ts';

/** What rows of other tables are to a person. A table that stands in neither list is told by its name: nothing is left behind in silence. */
const WORDS: Readonly<Record<string, string>> = {
  'login-profile': 'console passwords',
  'access-key': 'access keys of users',
  'mfa-device': 'MFA devices',
  'ssh-key': 'SSH keys',
  'service-credential': 'service-specific credentials',
  'signing-certificate': 'signing certificates',
  'server-certificate': 'server certificates',
  'oidc-provider': 'OpenID Connect providers',
  'saml-provider': 'SAML providers',
  'password-policy': 'password policy',
  'account-alias': 'account alias',
  'token-version': 'version of session tokens',
  'outbound-federation': 'outbound web identity federation',
  'inactive-regions': 'Regions in which STS is switched off',
  quota: 'quotas that are not the standard ones',
};

/** Parts and look-ups of the above, what is carried, and what is made anew when it is asked for. */
const SILENT: ReadonlySet<string> = new Set([
  ...transferTables.map(({ name }) => name),
  'last-use', 'access', 'account-access', 'access-job', 'quota-use', 'credential-report', 'credential-report-piece', 'role-deletion-task', 'role-use',
  'saml-metadata', 'saml-provider-key', 'issuer-owner', 'token-key', 'mfa-seed', 'mfa-state', 'mfa-assignment', 'signing-certificate-owner', 'service-credential-owner', 'service-credential-secret', 'server-certificate-text', 'server-certificate-key',
]);

/** Reports how many of what an account has and its details do not carry. The root user's key is that of every account. */
export function leftBehind(entries: readonly Entry[], report: Report): void {
  const counts = new Map<string, number>();
  for (const { key } of entries) {
    if (SILENT.has(tableOf(key)) || isRootKey(key)) continue;
    const words = WORDS[tableOf(key)] ?? `rows of \`${tableOf(key)}\``;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  for (const [words, count] of counts) report.add('is not carried by this shape, so left behind', `${count} ${words}`);
}

function isRootKey(key: Key): boolean {
  return tableOf(key) === 'access-key' && key[5] === 'root';
}
