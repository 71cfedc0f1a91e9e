import type { Service } from '../../kernel/operation.ts';
import { createUser } from './users/create-user.ts';
import { getUser } from './users/get-user.ts';

/** AWS Identity and Access Management. */
export const iamService: Service = {
  id: 'iam',
  operations: [createUser, getUser],
};
