import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { keep, kept } from './kept.ts';
import { chooseLanguage } from './choose.ts';
import { formatsOf, type Formats } from './formats.ts';
import type { Language, Texts } from './texts.ts';

interface Spoken {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly formats: Formats;
}

const LanguageContext = createContext<Spoken | null>(null);

/** Cloudscape's own texts; each language is a file of its own. */
const messagesOf: Readonly<Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>>> = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  fr: () => import('@cloudscape-design/components/i18n/messages/all.fr'),
};

/** The language of everything below: the one chosen in this browser, else the first of the browser's that the console speaks. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => chooseLanguage(kept('language'), navigator.languages));
  const [messages, setMessages] = useState<I18nProviderProps.Messages | null>(null);
  useEffect(() => {
    let wanted = true;
    document.documentElement.lang = language;
    void messagesOf[language]().then((loaded) => {
      if (wanted) setMessages(loaded.default);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      formats: formatsOf(language),
      setLanguage(chosen) {
        keep('language', chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  if (messages === null) return null;
  return (
    <LanguageContext value={spoken}>
      <I18nProvider locale={language} messages={[messages]}>
        {children}
      </I18nProvider>
    </LanguageContext>
  );
}

/** The language, its switch, and how it writes dates and numbers. */
export function useLanguage(): Spoken {
  const spoken = use(LanguageContext);
  if (spoken === null) throw new Error('useLanguage needs a LanguageProvider above');
  return spoken;
}

/** The texts of a subject in the language of now. */
export function useTexts<T>(all: Texts<T>): T {
  return all[useLanguage().language];
}
