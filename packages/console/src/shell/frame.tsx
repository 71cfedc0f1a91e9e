import AppLayout from '@cloudscape-design/components/app-layout';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useSession } from '../session/session.tsx';
import { handedOver, type HandedOver } from '../sign-in/handed-over.ts';
import { HandedOverPage } from '../sign-in/handed-over-page.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { areaOf, type Area } from './areas.ts';
import { Crumbs, CrumbsProvider, useHasCrumbs } from './crumbs.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Flashes } from './flash.tsx';
import { Pages } from './pages.tsx';
import { Side } from './side.tsx';
import { Top } from './top.tsx';
import { shellTexts } from './texts.ts';

const WIDE = '(min-width: 912px)';

/** What stands behind `#` is taken once and leaves the address: it is no address of a page, and nobody else's to read. */
let taken: HandedOver | null | undefined;
function takeHandedOver(): HandedOver | null {
  if (taken === undefined) {
    taken = handedOver(location.hash);
    if (taken !== null) history.replaceState(history.state, '', location.pathname + location.search);
  }
  return taken;
}

/** What stands around every page: the top bar, the side navigation, messages. Without a session, the sign-in page stands at every address. */
export function Frame() {
  const text = useTexts(shellTexts);
  const { session } = useSession();
  const area = areaOf(useLocation().pathname);
  const [handed, setHanded] = useState(takeHandedOver);
  return (
    <>
      <a className="console-skip" href="#console-main">
        {text.skip}
      </a>
      <div id="console-top">
        <Top area={area} />
      </div>
      {session === null || handed !== null ? (
        <main id="console-main" tabIndex={-1}>
          <ErrorBoundary of="sign-in">{handed === null ? <SignIn /> : <HandedOverPage of={handed} onDone={() => setHanded(null)} />}</ErrorBoundary>
        </main>
      ) : (
        <CrumbsProvider>
          <SignedIn area={area} who={session.credentials.accessKeyId} />
        </CrumbsProvider>
      )}
    </>
  );
}

function SignedIn({ area, who }: { readonly area: Area | null; readonly who: string }) {
  const text = useTexts(shellTexts);
  const hasCrumbs = useHasCrumbs();
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches);
  return (
    <AppLayout
      headerSelector="#console-top"
      ariaLabels={{ navigation: text.navigation, navigationToggle: text.openNavigation, navigationClose: text.closeNavigation, notifications: text.notifications }}
      toolsHide
      navigationHide={area === null}
      navigation={area === null ? null : <Side area={area} />}
      navigationOpen={open}
      onNavigationChange={({ detail }) => setOpen(detail.open)}
      notifications={<Flashes />}
      stickyNotifications
      breadcrumbs={hasCrumbs ? <Crumbs /> : null}
      content={
        // Who is another person has other pages: nothing that was loaded before stays.
        <div id="console-main" tabIndex={-1} key={who}>
          <Pages />
        </div>
      }
    />
  );
}
