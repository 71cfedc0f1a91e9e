import type { GenerateCredentialReportResponse } from '../../../../models/iam.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { credentialReport, reportTables } from './report.ts';
import { credentialReportPieces, credentialReports, GOOD_MILLIS, ONLY_REPORT } from './table.ts';

/** Characters: well below the size of a value, and few enough pieces for one transaction however many users there are. */
const PIECE = 262_144;

export const generateCredentialReport = writes<Readonly<Record<string, never>>, GenerateCredentialReportResponse>({
  service: 'iam',
  name: 'GenerateCredentialReport',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GenerateCredentialReport', resource: '*' }],
    asks: () => [{ action: 'iam:GenerateCredentialReport', resource: '*' }],
  },
  tables: [...reportTables, credentialReports, credentialReportPieces],
  errors: [],
  async handle({ rows, home, look, now }) {
    const present = await rows.get(credentialReports, ONLY_REPORT);
    if (present !== undefined && now - present.generatedAt < GOOD_MILLIS) return { State: 'COMPLETE' };
    const account = await look.get(accountsTable, installationScope(home.partition), [home.account]);
    const text = await credentialReport(rows, home, account?.createdAt ?? 0);
    for (const { id } of await listAll(rows, credentialReportPieces)) rows.delete(credentialReportPieces, id);
    for (let at = 0; at < text.length; at += PIECE) rows.put(credentialReportPieces, [String(at / PIECE).padStart(3, '0')], { text: text.slice(at, at + PIECE) });
    rows.put(credentialReports, ONLY_REPORT, { generatedAt: now });
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
  },
});
