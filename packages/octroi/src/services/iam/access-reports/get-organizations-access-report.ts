import type { AccessDetail, GetOrganizationsAccessReportRequest, GetOrganizationsAccessReportResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfNumbers } from '../shared/pagination.ts';
import { jobPieces, mustHaveJob } from './jobs.ts';
import type { ServiceReport } from './organizations-report.ts';
import { knownServices } from './services.ts';

const MOST = 1_000;

export const getOrganizationsAccessReport = reads<GetOrganizationsAccessReportRequest, GetOrganizationsAccessReportResponse>({
  service: 'iam',
  name: 'GetOrganizationsAccessReport',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetOrganizationsAccessReport', resource: '*' }],
    asks: () => [{ action: 'iam:GetOrganizationsAccessReport', resource: '*' }],
  },
  tables: [jobPieces],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { JobId, SortKey = 'SERVICE_NAMESPACE_ASCENDING' } = call.input;
    const { report, createdAt } = await mustHaveJob(call.rows, JobId, call.now, 'organizations');
    const { from, to, more } = pageOfNumbers(call, `GetOrganizationsAccessReport:${JobId}:${SortKey}`, report.services.length, MOST);
    const at = new Date(createdAt);
    return {
      JobStatus: 'COMPLETED',
      JobCreationDate: at,
      JobCompletionDate: at,
      NumberOfServicesAccessible: report.services.length,
      NumberOfServicesNotAccessed: report.services.filter(({ last }) => last === undefined).length,
      AccessDetails: report.services.toSorted(ORDERS[SortKey]).slice(from, to).map(shown),
      ...more,
    };
  },
});

type Order = (one: ServiceReport, other: ServiceReport) => number;

const byNamespace: Order = (one, other) => (one.namespace < other.namespace ? -1 : 1);

/** Services that nobody used come last, whichever way the times are sorted. */
const byTime = (direction: 1 | -1): Order => (one, other) => {
  if (one.last === undefined || other.last === undefined || one.last.at === other.last.at) return Number(one.last === undefined) - Number(other.last === undefined) || byNamespace(one, other);
  return direction * (one.last.at - other.last.at);
};

const ORDERS: Readonly<Record<NonNullable<GetOrganizationsAccessReportRequest['SortKey']>, Order>> = {
  SERVICE_NAMESPACE_ASCENDING: byNamespace,
  SERVICE_NAMESPACE_DESCENDING: (one, other) => byNamespace(other, one),
  LAST_AUTHENTICATED_TIME_ASCENDING: byTime(1),
  LAST_AUTHENTICATED_TIME_DESCENDING: byTime(-1),
};

function shown({ namespace, total, last }: ServiceReport): AccessDetail {
  return {
    ServiceName: knownServices().get(namespace)?.name ?? namespace,
    ServiceNamespace: namespace,
    ...(last === undefined ? {} : { Region: last.region, EntityPath: last.path, LastAuthenticatedTime: new Date(last.at) }),
    TotalAuthenticatedEntities: total,
  };
}
