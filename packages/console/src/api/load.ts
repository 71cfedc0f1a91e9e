import { useCallback, useEffect, useRef, useState } from 'react';

/** What a page waits for. While it is loaded again, what was there before stays. */
export interface Loaded<T> {
  readonly data: T | null;
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
}

/**
 * Loads when the page opens and whenever `load` changes (make it with `useCallback`, whose dependencies say when). An answer that comes
 * after a newer question is dropped.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ readonly of: unknown; readonly data: T | null; readonly error: unknown; readonly loading: boolean }>({ of: load, data: null, error: null, loading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ of: load, data: before.of === load ? before.data : null, error: null, loading: true }));
    load(stop.signal).then(
      (data) => {
        if (!stop.signal.aborted) setState({ of: load, data, error: null, loading: false });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ of: load, data: null, error, loading: false });
      },
    );
    return () => stop.abort();
  }, [load, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  // What was loaded for another question is not this one's answer, not even for one frame.
  const own = state.of === load;
  return { data: own ? state.data : null, error: own ? state.error : null, loading: !own || state.loading, reload };
}

/** Something that a person starts: a creation, a deletion, a test. */
export interface Action<A extends readonly unknown[]> {
  /** Resolves to whether it worked; it never rejects, what went wrong is in `error`. */
  readonly run: (...args: A) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly clear: () => void;
}

/** Runs `act` when asked to, one at a time, and keeps what went wrong until the next run. */
export function useAction<A extends readonly unknown[]>(act: (...args: A) => Promise<void>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(act);
  latest.current = act;
  const running = useRef(false);
  const run = useCallback(async (...args: A) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await latest.current(...args);
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
