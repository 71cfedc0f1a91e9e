import { defineTable } from '../../../kernel/table.ts';
import type { SettableStatus } from '../shared/settable-status.ts';

export interface SshKeyRow {
  /** `APKA...` */
  readonly id: string;
  readonly status: SettableStatus;
  /** Milliseconds of the decision clock. */
  readonly uploadedAt: number;
  /** The text as it was given. */
  readonly body: string;
  readonly encoding: 'SSH' | 'PEM';
  /** The MD5 digest of the key as SSH encodes it: 16 pairs of hexadecimal digits. */
  readonly fingerprint: string;
}

/** [user's unique id, key id]. No decision hangs on it: no service that we have takes SSH keys. */
export const sshKeys = defineTable<SshKeyRow>({ service: 'iam', name: 'ssh-key', kind: 'business', regional: false });
