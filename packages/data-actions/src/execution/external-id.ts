import type { ExecutionRequest } from './types.ts';

/** GEN-6: the external ID is the organisation's own id, from its record; nothing that a request or a setting says has a part in it. */
export function externalIdOf(request: ExecutionRequest): string {
  return request.organisation.id.toLowerCase();
}
