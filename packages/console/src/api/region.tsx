import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { keep, kept } from '../i18n/kept.ts';
import { HOME_REGION, isRegion } from './regions.ts';

interface RegionHandle {
  readonly region: string;
  readonly setRegion: (region: string) => void;
}

const RegionContext = createContext<RegionHandle | null>(null);

/** The Region of now: the address bar's (`?region=`), else the one chosen last, else us-east-1. */
export function RegionProvider({ children }: { readonly children: ReactNode }) {
  const [parameters, setParameters] = useSearchParams();
  const addressed = parameters.get('region');
  const [chosen, setChosen] = useState(() => {
    const last = kept('region');
    return isRegion(last) ? last : HOME_REGION;
  });
  const region = isRegion(addressed) ? addressed : chosen;
  useEffect(() => {
    setChosen(region);
    keep('region', region);
  }, [region]);
  const handle = useMemo<RegionHandle>(
    () => ({
      region,
      setRegion(next) {
        if (!isRegion(next)) return;
        setChosen(next);
        setParameters(
          (before) => {
            if (before.has('region')) before.set('region', next);
            return before;
          },
          { replace: true },
        );
      },
    }),
    [region, setParameters],
  );
  return <RegionContext value={handle}>{children}</RegionContext>;
}

export function useRegion(): RegionHandle {
  const handle = use(RegionContext);
  if (handle === null) throw new Error('useRegion needs a RegionProvider above');
  return handle;
}
