import type { GenerateOrganizationsAccessReportRequest, GenerateOrganizationsAccessReportResponse } from '../../../../models/iam.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { installationRows } from '../../../kernel/organization/place.ts';
import { accountAccessRows } from '../last-use/access-rows.ts';
import { jobPieces, keepJob } from './jobs.ts';
import { makeOrganizationsReport, managedOrganization } from './organizations-report.ts';

const ACTION = 'iam:GenerateOrganizationsAccessReport';

/** Makes the whole report at once, so that there are never too many jobs in progress. */
export const generateOrganizationsAccessReport = writes<GenerateOrganizationsAccessReportRequest, GenerateOrganizationsAccessReportResponse>({
  service: 'iam',
  name: 'GenerateOrganizationsAccessReport',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: ACTION, resource: 'access-report', keys: ['iam:OrganizationsPolicyId'] }],
    asks: ({ EntityPath, OrganizationsPolicyId }, { scope }) => [
      { action: ACTION, resource: `arn:${scope.partition}:iam::${scope.account}:access-report/${EntityPath}`, keys: { 'iam:OrganizationsPolicyId': OrganizationsPolicyId } },
    ],
  },
  tables: [jobPieces],
  globalTables: [accountAccessRows],
  errors: ['ServiceFailure'],
  async handle({ input, rows, look, home, ids, now }) {
    const shared = installationRows(look, home.partition);
    const organization = await managedOrganization(shared, home.account);
    const report = await makeOrganizationsReport(shared, rows.in(installationScope(home.partition)), organization, { path: input.EntityPath, policyId: input.OrganizationsPolicyId, now });
    return { JobId: await keepJob(rows, ids, now, 'organizations', report) };
  },
});
