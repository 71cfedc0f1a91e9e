import { defineTable } from '../../../kernel/table.ts';
import type { SettableStatus } from '../shared/settable-status.ts';

export interface SigningCertificateRow {
  /** 32 letters and digits. */
  readonly id: string;
  readonly status: SettableStatus;
  /** Milliseconds of the decision clock. */
  readonly uploadedAt: number;
  /** The text as it was given. */
  readonly body: string;
  /** SHA-256 of the certificate, by which a second upload is known. */
  readonly fingerprint: string;
}

/** [owner's unique id or `root`, certificate id]. No decision hangs on it: no service that we have takes such signatures. */
export const signingCertificates = defineTable<SigningCertificateRow>({ service: 'iam', name: 'signing-certificate', kind: 'business', regional: false });

/** [fingerprint]: whose it is, for a certificate is uploaded once in an account (IAM-151). */
export const signingCertificateOwners = defineTable<{ readonly owner: string }>({ service: 'iam', name: 'signing-certificate-owner', kind: 'business', regional: false });
