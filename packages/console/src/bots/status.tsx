import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../i18n/language.tsx';
import { botTexts } from './texts.ts';
import type { Definition } from './use-lex.ts';

const TYPES: Readonly<Record<NonNullable<Definition['status']>, StatusIndicatorProps.Type>> = { BUILDING: 'in-progress', READY: 'success', READY_BASIC_TESTING: 'in-progress', FAILED: 'error', NOT_BUILT: 'pending' };

/** How far the build of a bot is. */
export function BotStatus({ status }: { readonly status: Definition['status'] | undefined }) {
  const text = useTexts(botTexts);
  return status === undefined ? <>-</> : <StatusIndicator type={TYPES[status]}>{text.statuses[status]}</StatusIndicator>;
}
