import type { GetCredentialReportResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { credentialReportPieces, credentialReports, GOOD_MILLIS, ONLY_REPORT } from './table.ts';

export const getCredentialReport = reads<Readonly<Record<string, never>>, GetCredentialReportResponse>({
  service: 'iam',
  name: 'GetCredentialReport',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetCredentialReport', resource: '*' }],
    asks: () => [{ action: 'iam:GetCredentialReport', resource: '*' }],
  },
  tables: [credentialReports, credentialReportPieces],
  errors: ['ReportNotPresent', 'ReportExpired'],
  async handle({ rows, now }) {
    const report = await rows.get(credentialReports, ONLY_REPORT);
    if (report === undefined) throw new ApiError('ReportNotPresent', null);
    if (now - report.generatedAt >= GOOD_MILLIS) throw new ApiError('ReportExpired', null);
    const pieces = await listAll(rows, credentialReportPieces);
    return { Content: Buffer.from(pieces.map(({ row }) => row.text).join('')), ReportFormat: 'text/csv', GeneratedTime: new Date(report.generatedAt) };
  },
});
