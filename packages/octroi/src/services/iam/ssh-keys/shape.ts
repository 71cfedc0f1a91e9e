import type { SSHPublicKey, SSHPublicKeyMetadata } from '../../../../models/iam.gen.ts';
import type { UserRow } from '../tables.ts';
import { parsePublicKey } from './public-key.ts';
import type { SshKeyRow } from './table.ts';

/** A key as lists show it. */
export function listedSshKey(user: UserRow, row: SshKeyRow): SSHPublicKeyMetadata {
  return { UserName: user.name, SSHPublicKeyId: row.id, Status: row.status, UploadDate: new Date(row.uploadedAt) };
}

/** A key with its text in the encoding that is asked for: as it was given if that is its own (IAM-152). */
export function wholeSshKey(user: UserRow, row: SshKeyRow, encoding: 'SSH' | 'PEM'): SSHPublicKey {
  const body = encoding === row.encoding ? row.body : parsePublicKey(row.body)[encoding === 'SSH' ? 'ssh' : 'pem'];
  return { ...listedSshKey(user, row), Fingerprint: row.fingerprint, SSHPublicKeyBody: body };
}
