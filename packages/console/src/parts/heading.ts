import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

/** What had the focus last; the first page leaves it to the browser. */
let focused: string | null = null;

/**
 * Names the browser's tab and moves the focus to the page's `h1` after a navigation. The ref belongs to an element around the heading.
 * `instead`: what stands at the address of a page and is another one.
 */
export function useHeading<E extends HTMLElement>(title: string, instead?: 'sign-in'): RefObject<E | null> {
  const around = useRef<E>(null);
  const { pathname } = useLocation();
  const page = instead ?? pathname;
  useEffect(() => {
    document.title = `${title} | Octroi`;
  }, [title]);
  useEffect(() => {
    const heading = around.current?.querySelector('h1');
    if (focused !== null && focused !== page && heading !== null && heading !== undefined) {
      heading.tabIndex = -1;
      heading.focus();
    }
    focused = page;
  }, [page]);
  return around;
}
