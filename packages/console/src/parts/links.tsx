import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useFollow } from './follow.ts';

/** A link to a page of the console: `<PageLink to="/roles/Reader">Reader</PageLink>`. */
export function PageLink({ to, children, ...rest }: { readonly to: string; readonly children: ReactNode } & Omit<LinkProps, 'href' | 'onFollow' | 'children'>) {
  const { hrefOf, follow } = useFollow();
  return (
    <Link {...rest} href={hrefOf(to)} onFollow={follow}>
      {children}
    </Link>
  );
}

/** A button that goes to a page of the console. */
export function PageButton({ to, children, ...rest }: { readonly to: string; readonly children: ReactNode } & Omit<ButtonProps, 'href' | 'onFollow' | 'children'>) {
  const { hrefOf, follow } = useFollow();
  return (
    <Button {...rest} href={hrefOf(to)} onFollow={follow}>
      {children}
    </Button>
  );
}
