import type { PutProvisionedConcurrencyConfigResponse } from '../../../../../models/lambda.gen.ts';
import { lastModified } from '../../shared/configuration.ts';
import type { ProvisionedRow } from '../tables.ts';

/** As responses show it: what is ready follows from the time (LAM-83). `now` is in milliseconds of the decision clock. */
export function provisionedConfig({ requested, readyAt, modifiedAt }: ProvisionedRow, now: number): PutProvisionedConcurrencyConfigResponse {
  const ready = now >= readyAt;
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: ready ? requested : 0,
    AllocatedProvisionedConcurrentExecutions: ready ? requested : 0,
    Status: ready ? 'READY' : 'IN_PROGRESS',
    LastModified: lastModified(modifiedAt),
  };
}
