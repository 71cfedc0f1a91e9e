import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import type { Loaded } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from './refusal.tsx';
import { partTexts } from './texts.ts';

/** Something is on its way. */
export function Waiting() {
  const text = useTexts(partTexts);
  return (
    <Box textAlign="center" padding="l" color="text-body-secondary">
      <span role="status">
        <Spinner /> {text.loading}
      </span>
    </Box>
  );
}

/** There is nothing: what is missing, and what one does about it. */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <Box textAlign="center" margin={{ vertical: 'xs' }} color="inherit">
      <SpaceBetween size="xs">
        <b>{title}</b>
        {children !== undefined && (
          <Box variant="p" color="inherit">
            {children}
          </Box>
        )}
        {action}
      </SpaceBetween>
    </Box>
  );
}

/** What `useLoad` gave: the waiting, the refusal, or `children` with the data (the old ones while they are loaded again). */
export function Show<T>({ of, children }: { readonly of: Loaded<T>; readonly children: (data: T) => ReactNode }) {
  if (of.error !== null) return <Refusal error={of.error} onRetry={of.reload} />;
  return of.data === null ? <Waiting /> : children(of.data);
}
