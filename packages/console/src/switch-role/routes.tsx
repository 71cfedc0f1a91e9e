import type { RouteObject } from 'react-router';
import { SwitchRolePage } from './switch-role-page.tsx';

export const routes: readonly RouteObject[] = [{ index: true, element: <SwitchRolePage /> }];
