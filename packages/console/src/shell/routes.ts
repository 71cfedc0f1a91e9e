import type { RouteObject } from 'react-router';

/** The first part of a page's address. */
export type SubjectPath = 'iam' | 'groups' | 'users' | 'roles' | 'policies' | 'providers' | 'account' | 'decisions' | 'functions' | 'bots' | 'genesys' | 'switch-role';

/** One subject: its pages, and what they need, come in files of their own when somebody goes there. */
export interface Subject {
  readonly path: SubjectPath;
  readonly load: () => Promise<{ readonly routes: readonly RouteObject[] }>;
}

/** Each line adds a subject. Its routes are relative to its path. */
export const SUBJECTS: readonly Subject[] = [
  { path: 'iam', load: () => import('../services/iam-routes.tsx') },
  { path: 'functions', load: () => import('../functions/routes.tsx') },
  { path: 'genesys', load: () => import('../genesys/routes.tsx') },
  { path: 'policies', load: () => import('../policies/routes.tsx') },
  { path: 'roles', load: () => import('../roles/routes.tsx') },
  { path: 'providers', load: () => import('../providers/routes.tsx') },
  { path: 'groups', load: () => import('../groups/routes.tsx') },
  { path: 'users', load: () => import('../users/routes.tsx') },
  { path: 'account', load: () => import('../account/routes.tsx') },
  { path: 'decisions', load: () => import('../decisions/routes.tsx') },
  { path: 'switch-role', load: () => import('../switch-role/routes.tsx') },
  { path: 'bots', load: () => import('../bots/routes.tsx') },
];
