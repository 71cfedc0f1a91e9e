import { BrowserRouter } from 'react-router';
import { ClientsProvider } from '../api/clients.tsx';
import { RegionProvider } from '../api/region.tsx';
import { LanguageProvider } from '../i18n/language.tsx';
import { SessionProvider } from '../session/session.tsx';
import { SettingsProvider } from '../api/settings.tsx';
import { FlashProvider } from './flash.tsx';
import { Frame } from './frame.tsx';
import { ThemeProvider } from './theme.tsx';

/** The console: everything that its pages stand in. */
export function App() {
  return (
    <BrowserRouter basename="/console">
      <ThemeProvider>
        <LanguageProvider>
          <SettingsProvider>
            <SessionProvider>
              <RegionProvider>
                <ClientsProvider>
                  <FlashProvider>
                    <Frame />
                  </FlashProvider>
                </ClientsProvider>
              </RegionProvider>
            </SessionProvider>
          </SettingsProvider>
        </LanguageProvider>
      </ThemeProvider>
    </BrowserRouter>
  );
}
