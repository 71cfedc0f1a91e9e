import { ApiError } from '../../../kernel/api-error.ts';
import type { RequestFacts } from '../../../kernel/operation.ts';

/** The global endpoint does not know operations that are newer than the Regions' (STS-80, STS-81): its words are reported by clients. */
export function checkRegional({ globalEndpoint }: Pick<RequestFacts, 'globalEndpoint'>): ApiError | null {
  return globalEndpoint === true ? new ApiError('InvalidAction', 'Unknown Operation', { status: 400 }) : null;
}
