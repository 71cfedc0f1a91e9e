import type { RouteObject } from 'react-router';
import { DecisionList } from './decision-list.tsx';
import { DecisionPage } from './decision-page.tsx';

export const routes: readonly RouteObject[] = [
  { index: true, element: <DecisionList /> },
  { path: ':requestId', element: <DecisionPage /> },
];
