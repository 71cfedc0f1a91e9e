import { ApiError } from '../../../kernel/api-error.ts';

/** The services that take credentials of their own (IAM-153). */
const SERVICES = ['bedrock.amazonaws.com', 'cassandra.amazonaws.com', 'codecommit.amazonaws.com'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** The only service whose credentials end after a number of days, and are shown as an alias and a secret. */
export const API_KEY_SERVICE = 'bedrock.amazonaws.com';

/** The service, or NoSuchEntity (IAM-21). */
export function mustBeService(name: string): ServiceName {
  const service = SERVICES.find((each) => each === name);
  if (service === undefined) throw new ApiError('NoSuchEntity', `No such service ${name} is supported for Service Specific Credentials`);
  return service;
}
