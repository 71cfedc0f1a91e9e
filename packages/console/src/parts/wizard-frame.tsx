import type { ReactNode } from 'react';
import { useCrumbs, type Crumb } from '../shell/crumbs.tsx';
import { useHeading } from './heading.ts';

/** A page that is one wizard: each of its steps has the page's heading, so the page itself has none. */
export function WizardFrame({ title, crumbs, children }: { readonly title: string; readonly crumbs: readonly Crumb[]; readonly children: ReactNode }) {
  const around = useHeading<HTMLDivElement>(title);
  useCrumbs(crumbs);
  return <div ref={around}>{children}</div>;
}
