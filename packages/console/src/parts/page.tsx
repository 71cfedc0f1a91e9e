import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useCrumbs, type Crumb } from '../shell/crumbs.tsx';
import { useHeading } from './heading.ts';

export interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** The way here, the page itself last. */
  readonly crumbs?: readonly Crumb[];
  readonly children: ReactNode;
}

const NONE: readonly Crumb[] = [];

/** A page with its heading, which takes the focus after a navigation. */
export function Page({ title, description, actions, crumbs = NONE, children }: PageProps) {
  const around = useHeading<HTMLDivElement>(title);
  useCrumbs(crumbs);
  return (
    <div ref={around}>
      <ContentLayout
        header={
          <Header variant="h1" description={description} actions={actions}>
            {title}
          </Header>
        }
      >
        {children}
      </ContentLayout>
    </div>
  );
}
