import { defineTable } from '../../../kernel/table.ts';

export interface CredentialReportRow {
  /** Milliseconds of the decision clock. */
  readonly generatedAt: number;
}

/** Hours in which a report is good, and no other is made (IAM-133). */
export const GOOD_MILLIS = 4 * 3_600_000;

/** The only row's id. */
export const ONLY_REPORT = ['report'] as const;

/** [`report`]. */
export const credentialReports = defineTable<CredentialReportRow>({ service: 'iam', name: 'credential-report', kind: 'business', regional: false });
/** [number of the piece, padded]: the report's text, which may be longer than a row. */
export const credentialReportPieces = defineTable<{ readonly text: string }>({ service: 'iam', name: 'credential-report-piece', kind: 'business', regional: false });
