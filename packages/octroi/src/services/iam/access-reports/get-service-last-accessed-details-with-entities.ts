import type { EntityDetails, GetServiceLastAccessedDetailsWithEntitiesRequest, GetServiceLastAccessedDetailsWithEntitiesResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfNumbers } from '../shared/pagination.ts';
import { jobPieces, mustHaveJob } from './jobs.ts';
import type { AccessReport, EntityReport } from './report.ts';
import { knownServices } from './services.ts';

const MOST = 1_000;

export const getServiceLastAccessedDetailsWithEntities = reads<GetServiceLastAccessedDetailsWithEntitiesRequest, GetServiceLastAccessedDetailsWithEntitiesResponse>({
  service: 'iam',
  name: 'GetServiceLastAccessedDetailsWithEntities',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetServiceLastAccessedDetailsWithEntities', resource: '*' }],
    asks: () => [{ action: 'iam:GetServiceLastAccessedDetailsWithEntities', resource: '*' }],
  },
  tables: [jobPieces],
  errors: ['NoSuchEntity', 'InvalidInput'],
  async handle(call) {
    const { JobId, ServiceNamespace } = call.input;
    const { report, createdAt } = await mustHaveJob(call.rows, JobId, call.now, 'service');
    if (!knownServices().has(ServiceNamespace)) throw new ApiError('InvalidInput', `Service namespace ${ServiceNamespace} is not valid.`);
    const couldUse = entitiesOf(report, ServiceNamespace);
    const { from, to, more } = pageOfNumbers(call, `GetServiceLastAccessedDetailsWithEntities:${JobId}:${ServiceNamespace}`, couldUse.length, MOST);
    const at = new Date(createdAt);
    return { JobStatus: 'COMPLETED', JobCreationDate: at, JobCompletionDate: at, EntityDetailsList: couldUse.slice(from, to).map((entity) => shown(entity, ServiceNamespace)), ...more };
  },
});

/** Who could have used the service by the subject's policies: the last first, then by name those who never did. */
function entitiesOf({ services, entities }: AccessReport, namespace: string): readonly EntityReport[] {
  if (!services.includes(namespace)) return [];
  const lastOf = ({ uses }: EntityReport): number => uses[namespace]?.at ?? Number.NEGATIVE_INFINITY;
  return entities.toSorted((one, other) => (lastOf(one) === lastOf(other) ? (one.arn < other.arn ? -1 : 1) : lastOf(other) - lastOf(one)));
}

function shown({ arn, name, type, id, path, uses }: EntityReport, namespace: string): EntityDetails {
  const use = uses[namespace];
  return { EntityInfo: { Arn: arn, Name: name, Type: type, Id: id, Path: path }, ...(use === undefined ? {} : { LastAuthenticated: new Date(use.at) }) };
}
