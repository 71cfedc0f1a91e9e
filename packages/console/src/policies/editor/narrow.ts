import { useEffect, useState } from 'react';

/** Cloudscape's boundary to small screens. */
const NARROW = '(max-width: 688px)';

/** Is there room for one column only? */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = (): void => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return narrow;
}
