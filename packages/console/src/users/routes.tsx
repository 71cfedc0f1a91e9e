import type { RouteObject } from 'react-router';
import { CreateUserPage } from './create-page.tsx';
import { AttachToUserPage, UserInlinePolicyPage } from './holder-pages.tsx';
import { UserListPage } from './list-page.tsx';
import { UserPage } from './user-page.tsx';

/** The pages of users, under /users. */
export const routes: readonly RouteObject[] = [
  { index: true, element: <UserListPage /> },
  { path: 'create', element: <CreateUserPage /> },
  { path: ':name', element: <UserPage /> },
  { path: ':name/attach', element: <AttachToUserPage /> },
  { path: ':name/inline/create', element: <UserInlinePolicyPage /> },
  { path: ':name/inline/:policy', element: <UserInlinePolicyPage /> },
];
