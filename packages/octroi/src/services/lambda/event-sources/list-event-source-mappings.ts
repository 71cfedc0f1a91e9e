import type { ListEventSourceMappingsRequest, ListEventSourceMappingsResponse } from '../../../../models/lambda.gen.ts';
import type { ApiError } from '../../../kernel/api-error.ts';
import { reads, type RequestFacts } from '../../../kernel/operation.ts';
import { checkDesignation } from '../shared/designation.ts';

const checkFunction = checkDesignation({ crossAccount: false, qualified: true });

function check({ FunctionName }: ListEventSourceMappingsRequest, facts: RequestFacts): ApiError | null {
  return FunctionName === undefined ? null : checkFunction({ FunctionName }, facts);
}

/** Says that there are none, which is true: no service whose events a mapping could take is here, so none can be made (LAM-3). */
export const listEventSourceMappings = reads<ListEventSourceMappingsRequest, ListEventSourceMappingsResponse>({
  service: 'lambda',
  name: 'ListEventSourceMappings',
  level: 'List',
  check,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListEventSourceMappings', resource: '*' }],
    asks: () => [{ action: 'lambda:ListEventSourceMappings', resource: '*' }],
  },
  tables: [],
  errors: ['InvalidParameterValueException', 'ResourceNotFoundException'],
  handle: () => ({ EventSourceMappings: [] }),
});
