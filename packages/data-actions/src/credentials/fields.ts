import type { CredentialRecord } from '../store/records.ts';
import type { Keyring } from '../store/seal.ts';

/** What a sealed value is bound to: it opens nowhere else. */
const contextOf = (organisationId: string, credentialId: string): string => `credential ${organisationId} ${credentialId}`;

/** GEN-32. */
export function sealFields(keyring: Keyring, organisationId: string, credentialId: string, fields: { readonly ARN: string }): string {
  return keyring.seal(JSON.stringify(fields), contextOf(organisationId, credentialId));
}

/** The ARN of the role, for an execution alone. */
export function roleArnOf(keyring: Keyring, organisationId: string, credential: CredentialRecord): string {
  const fields: unknown = JSON.parse(keyring.open(credential.sealedFields, contextOf(organisationId, credential.id)));
  if (typeof fields !== 'object' || fields === null || !('ARN' in fields) || typeof fields.ARN !== 'string') throw new Error('a credential has no ARN');
  return fields.ARN;
}
