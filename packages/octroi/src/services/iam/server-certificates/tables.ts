import { defineTable } from '../../../kernel/table.ts';
import type { Tag } from '../../../kernel/tags.ts';

export interface ServerCertificateRow {
  readonly name: string;
  readonly path: string;
  /** `ASCA...` */
  readonly id: string;
  /** Milliseconds of the decision clock. */
  readonly uploadedAt: number;
  /** Milliseconds: the end that the certificate itself names. */
  readonly expiresAt: number;
  readonly tags: readonly Tag[];
}

/** [name in lower case] (IAM-10). Of kind policy, since conditions may test the tags. */
export const serverCertificates = defineTable<ServerCertificateRow>({ service: 'iam', name: 'server-certificate', kind: 'policy', regional: false });
/** [certificate id, `body` or `chain`, number of the piece]: texts as they were given, without white space around them; a chain may be longer than a row. */
export const serverCertificateTexts = defineTable<{ readonly text: string }>({ service: 'iam', name: 'server-certificate-text', kind: 'business', regional: false });
/** [certificate id]: the private key, sealed with the context `server-certificate:{id}`. Nothing returns it. */
export const serverCertificateKeys = defineTable<{ readonly key: string }>({ service: 'iam', name: 'server-certificate-key', kind: 'secret', regional: false });
