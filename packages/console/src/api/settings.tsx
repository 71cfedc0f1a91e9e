import { createContext, use, useEffect, useState, type ReactNode } from 'react';

/** What the server tells the console about itself (`/console/settings.json`). */
export interface Settings {
  readonly version: string;
  /** Origin of the data actions' own server, the only other one that the Content-Security-Policy lets requests go to; null: none is known. */
  readonly dataActions: string | null;
}

const UNKNOWN: Settings = { version: '', dataActions: null };

const SettingsContext = createContext<Settings>(UNKNOWN);

/** Asks once. A console without an answer still works: it knows of no other server. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    let wanted = true;
    const take = (answer: Settings): void => {
      if (wanted) setSettings(answer);
    };
    fetch('/console/settings.json')
      .then((response) => (response.ok ? (response.json() as Promise<Settings>) : UNKNOWN))
      .then(take, () => take(UNKNOWN));
    return () => {
      wanted = false;
    };
  }, []);
  return settings === null ? null : <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettings(): Settings {
  return use(SettingsContext);
}
