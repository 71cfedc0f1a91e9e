import type { Service } from '../../kernel/operation.ts';
import { accessKeyOperations } from './access-keys/operations.ts';
import { userOperations } from './users/operations.ts';

/** AWS Identity and Access Management. */
export const iamService: Service = {
  id: 'iam',
  operations: [...userOperations, ...accessKeyOperations],
};
