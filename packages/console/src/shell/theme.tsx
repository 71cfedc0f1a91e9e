import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { keep, kept } from '../i18n/kept.ts';

/** `system`: as the browser prefers. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

interface ThemeHandle {
  readonly theme: Theme;
  readonly dark: boolean;
  readonly setTheme: (theme: Theme) => void;
}

const ThemeContext = createContext<ThemeHandle | null>(null);

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((each) => each === kept('theme')) ?? 'system');
  const [prefersDark, setPrefersDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => setPrefersDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const dark = theme === 'dark' || (theme === 'system' && prefersDark);
  useEffect(() => applyMode(dark ? Mode.Dark : Mode.Light), [dark]);
  const handle = useMemo<ThemeHandle>(
    () => ({
      theme,
      dark,
      setTheme(chosen) {
        keep('theme', chosen);
        setTheme(chosen);
      },
    }),
    [theme, dark],
  );
  return <ThemeContext value={handle}>{children}</ThemeContext>;
}

export function useTheme(): ThemeHandle {
  const handle = use(ThemeContext);
  if (handle === null) throw new Error('useTheme needs a ThemeProvider above');
  return handle;
}
