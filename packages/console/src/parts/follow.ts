import { useMemo } from 'react';
import { useNavigate } from 'react-router';

const BASE = '/console';

/** Just enough of Cloudscape's events of links. */
interface FollowEvent {
  readonly detail: { readonly href?: string | undefined; readonly external?: boolean | undefined };
  preventDefault(): void;
}

/**
 * Links of Cloudscape as steps of the router: give `hrefOf('/roles')` as `href` (so that "open in a new tab" works) and `follow` as
 * `onFollow`. Addresses elsewhere are left to the browser.
 */
export function useFollow(): { readonly hrefOf: (to: string) => string; readonly follow: (event: FollowEvent) => void } {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      hrefOf: (to) => `${BASE}${to}`,
      follow(event) {
        const { href, external } = event.detail;
        if (external === true || href === undefined || (href !== BASE && !href.startsWith(`${BASE}/`))) return;
        event.preventDefault();
        void navigate(href.slice(BASE.length) || '/');
      },
    }),
    [navigate],
  );
}
