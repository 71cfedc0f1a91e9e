import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * A piece of a page's state in the query of its address: it survives a reload and travels with a link. The fallback is not written.
 * One change at a time: two in the same event would overwrite each other, use `useParameters` for those.
 */
export function useParameter(name: string, fallback = ''): readonly [value: string, set: (value: string) => void] {
  const [parameters, setParameters] = useParameters();
  const set = useCallback((value: string) => setParameters({ [name]: value === fallback ? null : value }), [name, fallback, setParameters]);
  return [parameters.get(name) ?? fallback, set];
}

/** The whole query, and a way to change several pieces at once (null takes one away). It makes no entry in the browser's history. */
export function useParameters(): readonly [parameters: URLSearchParams, set: (changes: Readonly<Record<string, string | null>>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [parameters, set];
}
