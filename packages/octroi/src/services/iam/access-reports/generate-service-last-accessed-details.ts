import type { GenerateServiceLastAccessedDetailsRequest, GenerateServiceLastAccessedDetailsResponse } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { accessRows } from '../last-use/access-rows.ts';
import { askPolicy } from '../policies/ask.ts';
import { parsePolicyArn } from '../policies/policy-arn.ts';
import { askEntityArn, entityNamed, notAnEntity } from '../simulation/source-entity.ts';
import { jobPieces, keepJob } from './jobs.ts';
import { subjectTables } from './report-subject.ts';
import { makeReport } from './report.ts';

const ACTION = 'iam:GenerateServiceLastAccessedDetails';

/** Makes the whole report at once, so that its job is never in progress. */
export const generateServiceLastAccessedDetails = writes<GenerateServiceLastAccessedDetailsRequest, GenerateServiceLastAccessedDetailsResponse>({
  service: 'iam',
  name: 'GenerateServiceLastAccessedDetails',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: (['group', 'policy', 'role', 'user'] as const).map((resource) => ({ action: ACTION, resource })),
    asks: async ({ Arn }, context) => [parsePolicyArn(Arn) === null ? await askEntityArn(ACTION, Arn, context) : await askPolicy(ACTION, Arn, context)],
  },
  tables: [...subjectTables, accessRows, jobPieces],
  errors: ['NoSuchEntity', 'InvalidInput', 'ServiceFailure'],
  check: ({ Arn }) => (entityNamed(Arn) === null && parsePolicyArn(Arn) === null ? notAnEntity(Arn) : null),
  async handle({ input, rows, home, ids, now }) {
    return { JobId: await keepJob(rows, ids, now, 'service', await makeReport(rows, home, input.Arn, input.Granularity ?? 'SERVICE_LEVEL', now)) };
  },
});
