import type { Service } from '../../kernel/operation.ts';
import { getCallerIdentity } from './get-caller-identity.ts';

/** AWS Security Token Service. */
export const stsService: Service = {
  id: 'sts',
  operations: [getCallerIdentity],
};
