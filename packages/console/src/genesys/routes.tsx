import type { RouteObject } from 'react-router';
import { ActionCreatePage } from './action-create-page.tsx';
import { ActionPage } from './action-page.tsx';
import { HomePage } from './home-page.tsx';
import { IntegrationCreatePage } from './integration-create-page.tsx';
import { IntegrationPage } from './integration-page.tsx';
import { PlatformGate } from './platform-context.tsx';

/** The pages of the third party, under /genesys. */
export const routes: readonly RouteObject[] = [
  {
    element: <PlatformGate />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'integrations/create', element: <IntegrationCreatePage /> },
      { path: 'integrations/:integrationId', element: <IntegrationPage /> },
      { path: 'actions/create', element: <ActionCreatePage /> },
      { path: 'actions/:actionId', element: <ActionPage /> },
    ],
  },
];
