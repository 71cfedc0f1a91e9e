import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useFollow } from '../parts/follow.ts';
import { shellTexts } from './texts.ts';

/** One step of the way to a page; the last one is the page itself. */
export interface Crumb {
  readonly text: string;
  readonly to: string;
}

interface CrumbsHandle {
  readonly crumbs: readonly Crumb[];
  readonly setCrumbs: (crumbs: readonly Crumb[]) => void;
}

const CrumbsContext = createContext<CrumbsHandle | null>(null);

export function CrumbsProvider({ children }: { readonly children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  const handle = useMemo(() => ({ crumbs, setCrumbs }), [crumbs]);
  return <CrumbsContext value={handle}>{children}</CrumbsContext>;
}

/** Tells the frame the way to this page. The texts and addresses are compared, not the list. */
export function useCrumbs(crumbs: readonly Crumb[]): void {
  const setCrumbs = use(CrumbsContext)?.setCrumbs;
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    setCrumbs?.(JSON.parse(key) as Crumb[]);
    return () => setCrumbs?.([]);
  }, [key, setCrumbs]);
}

/** Is there a way to show? A page at the top has none. */
export function useHasCrumbs(): boolean {
  return (use(CrumbsContext)?.crumbs.length ?? 0) > 1;
}

export function Crumbs() {
  const crumbs = use(CrumbsContext)?.crumbs ?? [];
  const text = useTexts(shellTexts);
  const { hrefOf, follow } = useFollow();
  return <BreadcrumbGroup ariaLabel={text.breadcrumbs} expandAriaLabel={text.more} items={crumbs.map(({ text: name, to }) => ({ text: name, href: hrefOf(to) }))} onFollow={follow} />;
}
