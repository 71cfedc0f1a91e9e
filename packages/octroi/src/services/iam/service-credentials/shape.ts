import type { ServiceSpecificCredential, ServiceSpecificCredentialMetadata } from '../../../../models/iam.gen.ts';
import { API_KEY_SERVICE } from './services.ts';
import type { ServiceCredentialRow } from './tables.ts';

/** A credential as lists show it. */
export function listedCredential(userName: string, row: ServiceCredentialRow): ServiceSpecificCredentialMetadata {
  return {
    UserName: userName,
    Status: row.status,
    ...(row.service === API_KEY_SERVICE ? { ServiceCredentialAlias: row.publicName } : { ServiceUserName: row.publicName }),
    CreateDate: new Date(row.createdAt),
    ...(row.expiresAt === undefined ? {} : { ExpirationDate: new Date(row.expiresAt) }),
    ServiceSpecificCredentialId: row.id,
    ServiceName: row.service,
  };
}

/** The same with its password, which is shown only when it is made (IAM-153). */
export function madeCredential(userName: string, row: ServiceCredentialRow, secret: string): ServiceSpecificCredential {
  return { ...listedCredential(userName, row), ...(row.service === API_KEY_SERVICE ? { ServiceCredentialSecret: secret } : { ServicePassword: secret }) };
}
