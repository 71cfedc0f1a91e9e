import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

/** The page that had the focus last; the first one leaves it to the browser. */
let focused: string | null = null;

/**
 * Names the browser's tab and moves the focus to the page's `h1` after a navigation. The ref belongs to an element around the heading.
 */
export function useHeading<E extends HTMLElement>(title: string): RefObject<E | null> {
  const around = useRef<E>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} | Octroi`;
  }, [title]);
  useEffect(() => {
    const heading = around.current?.querySelector('h1');
    if (focused !== null && focused !== pathname && heading !== null && heading !== undefined) {
      heading.tabIndex = -1;
      heading.focus();
    }
    focused = pathname;
  }, [pathname]);
  return around;
}
