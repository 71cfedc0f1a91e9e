import type { RouteObject } from 'react-router';
import { CreateGroupPage } from './create-page.tsx';
import { GroupPage } from './group-page.tsx';
import { AttachToGroupPage, GroupInlinePolicyPage } from './holder-pages.tsx';
import { GroupListPage } from './list-page.tsx';

/** The pages of groups, under /groups. */
export const routes: readonly RouteObject[] = [
  { index: true, element: <GroupListPage /> },
  { path: 'create', element: <CreateGroupPage /> },
  { path: ':name', element: <GroupPage /> },
  { path: ':name/attach', element: <AttachToGroupPage /> },
  { path: ':name/inline/create', element: <GroupInlinePolicyPage /> },
  { path: ':name/inline/:policy', element: <GroupInlinePolicyPage /> },
];
