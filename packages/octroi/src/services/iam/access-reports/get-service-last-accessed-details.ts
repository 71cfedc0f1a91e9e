import type { GetServiceLastAccessedDetailsRequest, GetServiceLastAccessedDetailsResponse, ServiceLastAccessed, TrackedActionLastAccessed } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import type { Access } from '../last-use/access-rows.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { jobPieces, mustHaveJob } from './jobs.ts';
import type { AccessReport } from './report.ts';
import { knownServices } from './services.ts';

/** Whoever may read reports may read those that others of the account asked for: AWS documents no other owner of a job. */
export const getServiceLastAccessedDetails = reads<GetServiceLastAccessedDetailsRequest, GetServiceLastAccessedDetailsResponse>({
  service: 'iam',
  name: 'GetServiceLastAccessedDetails',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetServiceLastAccessedDetails', resource: '*' }],
    asks: () => [{ action: 'iam:GetServiceLastAccessedDetails', resource: '*' }],
  },
  tables: [jobPieces],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const { report, createdAt } = await mustHaveJob(call.rows, call.input.JobId, call.now, 'service');
    const { items, more } = pageOfItems(call, `GetServiceLastAccessedDetails:${call.input.JobId}`, report.services, (namespace) => namespace);
    const at = new Date(createdAt);
    return { JobStatus: 'COMPLETED', JobType: report.granularity, JobCreationDate: at, JobCompletionDate: at, ServicesLastAccessed: items.map((namespace) => shown(report, namespace)), ...more };
  },
});

interface Use extends Access {
  /** Who it was. */
  readonly arn: string;
}

function shown(report: AccessReport, namespace: string): ServiceLastAccessed {
  const users = report.entities.flatMap(({ arn, uses }) => (uses[namespace] === undefined ? [] : [{ ...uses[namespace], arn }]));
  const last = newest(users);
  const tracked = last === undefined ? [] : (report.actions[namespace] ?? []).map((action) => trackedAction(action, newest(users.flatMap(({ arn, actions }) => (actions[action] === undefined ? [] : [{ ...actions[action], arn }])))));
  return {
    ServiceName: knownServices().get(namespace)?.name ?? namespace,
    ServiceNamespace: namespace,
    ...(last === undefined ? {} : { LastAuthenticated: new Date(last.at), LastAuthenticatedEntity: last.arn, LastAuthenticatedRegion: last.region }),
    TotalAuthenticatedEntities: users.length,
    // Absent where no tracked action was used; else all of them, those that were never used by their names alone.
    ...(tracked.some(({ LastAccessedTime }) => LastAccessedTime !== undefined) ? { TrackedActionsLastAccessed: tracked } : {}),
  };
}

function trackedAction(ActionName: string, use: Use | undefined): TrackedActionLastAccessed {
  return use === undefined ? { ActionName } : { ActionName, LastAccessedEntity: use.arn, LastAccessedTime: new Date(use.at), LastAccessedRegion: use.region };
}

function newest<Item extends Use>(uses: readonly Item[]): Item | undefined {
  return uses.reduce<Item | undefined>((last, use) => (last === undefined || use.at > last.at ? use : last), undefined);
}
