import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ExplainedDecision } from '../api/octroi.ts';
import { useTexts } from '../i18n/language.tsx';
import { partTexts } from '../parts/texts.ts';
import { decisionTexts } from './texts.ts';

/** How a decision came out; null: none was asked for. */
export function Verdict({ of }: { readonly of: ExplainedDecision['Effect'] | null }) {
  const { effects } = useTexts(partTexts);
  const text = useTexts(decisionTexts);
  if (of === null) return <StatusIndicator type="info">{text.nothingAsked}</StatusIndicator>;
  return <StatusIndicator type={of === 'Allowed' ? 'success' : of === 'ExplicitlyDenied' ? 'error' : 'stopped'}>{effects[of]}</StatusIndicator>;
}
