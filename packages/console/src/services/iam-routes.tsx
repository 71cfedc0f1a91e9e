import type { RouteObject } from 'react-router';
import { IamDashboard } from './iam-dashboard.tsx';

export const routes: readonly RouteObject[] = [{ index: true, element: <IamDashboard /> }];
