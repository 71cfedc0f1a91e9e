import type { SubjectPath } from './routes.ts';

/** A link of the side navigation: the path of a subject. */
export type LinkName = Exclude<SubjectPath, 'iam' | 'switch-role'>;

/** The subjects that share a side navigation: one service of the services page. */
export interface Area {
  readonly id: 'iam' | 'lambda' | 'lex' | 'genesys';
  /** What the service calls itself, in every language. */
  readonly name: string;
  readonly home: string;
  /** True: the service has no Regions. */
  readonly global: boolean;
  readonly groups: readonly { readonly title: 'accessManagement' | 'accessReports' | null; readonly links: readonly LinkName[] }[];
}

export const AREAS: readonly Area[] = [
  {
    id: 'iam',
    name: 'IAM',
    home: '/iam',
    global: true,
    groups: [
      { title: 'accessManagement', links: ['groups', 'users', 'roles', 'policies', 'providers', 'account'] },
      { title: 'accessReports', links: ['decisions'] },
    ],
  },
  { id: 'lambda', name: 'Lambda', home: '/functions', global: false, groups: [{ title: null, links: ['functions'] }] },
  { id: 'lex', name: 'Amazon Lex', home: '/bots', global: false, groups: [{ title: null, links: ['bots'] }] },
  { id: 'genesys', name: 'Genesys Cloud', home: '/genesys', global: false, groups: [{ title: null, links: ['genesys'] }] },
];

/** The area that a path lies in; null for the services page. */
export function areaOf(pathname: string): Area | null {
  const first = pathname.split('/')[1] ?? '';
  return AREAS.find(({ home, groups }) => home === `/${first}` || groups.some(({ links }) => (links as readonly string[]).includes(first))) ?? null;
}
