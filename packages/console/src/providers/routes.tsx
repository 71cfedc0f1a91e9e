import type { RouteObject } from 'react-router';
import { CreateProviderPage } from './create-page.tsx';
import { ProviderListPage } from './list-page.tsx';
import { ProviderPage } from './provider-page.tsx';

/** The pages of identity providers, under /providers. */
export const routes: readonly RouteObject[] = [
  { index: true, element: <ProviderListPage /> },
  { path: 'create', element: <CreateProviderPage /> },
  { path: ':arn', element: <ProviderPage /> },
];
