import type { RouteObject } from 'react-router';
import { RoleListPage } from './list-page.tsx';
import { EditTrustPage } from './page/edit-trust-page.tsx';
import { AttachToRolePage, RoleInlinePolicyPage } from './page/holder-pages.tsx';
import { RolePage } from './page/role-page.tsx';
import { CreateRolePage } from './wizard/create-page.tsx';

/** The pages of roles, under /roles. */
export const routes: readonly RouteObject[] = [
  { index: true, element: <RoleListPage /> },
  { path: 'create', element: <CreateRolePage /> },
  { path: ':name', element: <RolePage /> },
  { path: ':name/trust', element: <EditTrustPage /> },
  { path: ':name/attach', element: <AttachToRolePage /> },
  { path: ':name/inline/create', element: <RoleInlinePolicyPage /> },
  { path: ':name/inline/:policy', element: <RoleInlinePolicyPage /> },
];
