import type { Operation } from '../../../kernel/operation.ts';
import { createUser } from './create-user.ts';
import { deleteUserPermissionsBoundary } from './delete-user-permissions-boundary.ts';
import { deleteUser } from './delete-user.ts';
import { getUser } from './get-user.ts';
import { listGroupsForUser } from './list-groups-for-user.ts';
import { listUserTags } from './list-user-tags.ts';
import { listUsers } from './list-users.ts';
import { putUserPermissionsBoundary } from './put-user-permissions-boundary.ts';
import { tagUser } from './tag-user.ts';
import { untagUser } from './untag-user.ts';
import { updateUser } from './update-user.ts';

/** The operations on users. */
export const userOperations: readonly Operation[] = [
  createUser, getUser, listUsers, updateUser, deleteUser,
  tagUser, untagUser, listUserTags,
  putUserPermissionsBoundary, deleteUserPermissionsBoundary,
  listGroupsForUser,
];
