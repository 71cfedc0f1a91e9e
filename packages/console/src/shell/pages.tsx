import Spinner from '@cloudscape-design/components/spinner';
import Box from '@cloudscape-design/components/box';
import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Routes, useLocation, useRoutes, type RouteObject } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { ServicesPage } from '../services/services-page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { SUBJECTS, type Subject } from './routes.ts';
import { shellTexts } from './texts.ts';

/** The page at the address of now. */
export function Pages() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary of={pathname}>
      <Suspense fallback={<Opening />}>
        <Routes>
          <Route index element={<ServicesPage />} />
          {SUBJECTS.map((subject) => (
            <Route key={subject.path} path={`${subject.path}/*`} element={elementOf(subject)} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

const elements = new Map<Subject, ReactNode>();

function elementOf(subject: Subject): ReactNode {
  let element = elements.get(subject);
  if (element === undefined) {
    const Loaded = lazy(async () => {
      const { routes } = await subject.load();
      return { default: () => <SubjectPages routes={routes} /> };
    });
    elements.set(subject, (element = <Loaded />));
  }
  return element;
}

function SubjectPages({ routes }: { readonly routes: readonly RouteObject[] }) {
  return useRoutes([...routes, { path: '*', element: <NotFound /> }]);
}

function Opening() {
  const text = useTexts(shellTexts);
  return (
    <Box padding="xxl" textAlign="center">
      <div role="status">
        <Spinner size="large" />
        <Box variant="p">{text.loading}</Box>
      </div>
    </Box>
  );
}
