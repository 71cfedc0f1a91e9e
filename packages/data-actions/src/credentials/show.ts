import type { CredentialRecord } from '../store/records.ts';
import { ROLE_ARN_TYPE } from './types.ts';

export const CREDENTIALS_PATH = '/api/v2/integrations/credentials';

/** GEN-30: a credential as clients see it, never with its fields. */
export function showCredential(credential: CredentialRecord): Record<string, unknown> {
  return {
    id: credential.id,
    name: credential.name,
    createdDate: credential.createdDate,
    modifiedDate: credential.modifiedDate,
    type: ROLE_ARN_TYPE,
    selfUri: `${CREDENTIALS_PATH}/${credential.id}`,
  };
}

/** What a configuration shows of its credential; one that was deleted leaves its id. */
export function credentialReference(credential: CredentialRecord | undefined, id: string): Record<string, unknown> {
  return credential === undefined ? { id, selfUri: `${CREDENTIALS_PATH}/${id}` } : showCredential(credential);
}
