import type { RouteObject } from 'react-router';
import { AccountPage } from './account-page.tsx';

export const routes: readonly RouteObject[] = [{ index: true, element: <AccountPage /> }];
