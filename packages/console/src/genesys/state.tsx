import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../i18n/language.tsx';
import type { Integration } from './model.ts';
import { genesysTexts } from './texts.ts';

/** Whether an integration runs (GEN-22); what it reports of itself beside that is the platform's word. */
export function State({ of }: { readonly of: Pick<Integration, 'intendedState' | 'reportedState'> }) {
  const text = useTexts(genesysTexts);
  if (of.intendedState !== 'ENABLED') return <StatusIndicator type="stopped">{text.inactive}</StatusIndicator>;
  return of.reportedState.code === 'ACTIVE' ? <StatusIndicator type="success">{text.active}</StatusIndicator> : <StatusIndicator type="error">{of.reportedState.detail.message}</StatusIndicator>;
}
