import { useEffect, useMemo, useState } from 'react';
import { library } from '../catalogue/use-library.ts';
import type { ActionCatalogue } from '../catalogue/types.ts';
import { checkPolicy, type PolicyCheck, type PolicyKind } from '../findings/check.ts';

/** How long a person must stop typing before a text is checked again. */
const PAUSE_MS = 250;

interface Checked {
  /** The text that the check is of; it lags behind what is typed. */
  readonly text: string;
  readonly check: PolicyCheck;
  /** The catalogue could not be loaded: the checks that need it are missing. */
  readonly withoutCatalogue: boolean;
}

/** The check of a text while it is typed. What can be said without the catalogue is said at once. */
export function useCheck(text: string, kind: PolicyKind): Checked & { readonly pending: boolean } {
  const [settled, setSettled] = useState(text);
  const [catalogue, setCatalogue] = useState<{ readonly of: string; readonly data: ActionCatalogue | null } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    let wanted = true;
    const take = (data: ActionCatalogue | null): void => {
      if (wanted) setCatalogue({ of: settled, data });
    };
    library.catalogueFor(settled).then(take, () => take(null));
    return () => {
      wanted = false;
    };
  }, [settled]);
  const known = catalogue?.of === settled ? catalogue.data : null;
  const check = useMemo(() => checkPolicy(settled, kind, known), [settled, kind, known]);
  const answered = catalogue?.of === settled;
  return { text: settled, check, withoutCatalogue: answered && known === null, pending: settled !== text || !answered };
}
