import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { PolicyList } from './list-page.tsx';
import { PolicyPage } from './policy-page.tsx';

// The editor is the heaviest part of the console; who reads policies does not wait for it.
const CreatePolicyPage = lazy(async () => ({ default: (await import('./create-page.tsx')).CreatePolicyPage }));
const EditPolicyPage = lazy(async () => ({ default: (await import('./edit-page.tsx')).EditPolicyPage }));
const AttachPage = lazy(async () => ({ default: (await import('./attach-page.tsx')).AttachPage }));

export const routes: readonly RouteObject[] = [
  { index: true, element: <PolicyList /> },
  { path: 'create', element: <CreatePolicyPage /> },
  { path: ':arn', element: <PolicyPage /> },
  { path: ':arn/edit', element: <EditPolicyPage /> },
  { path: ':arn/attach', element: <AttachPage /> },
];
