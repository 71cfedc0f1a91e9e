import type { RouteObject } from 'react-router';
import { CreateFunction } from './create-function.tsx';
import { FunctionList } from './function-list.tsx';
import { FunctionPage } from './function-page.tsx';

export const routes: readonly RouteObject[] = [
  { index: true, element: <FunctionList /> },
  { path: 'create', element: <CreateFunction /> },
  { path: 'function/:name', element: <FunctionPage /> },
];
