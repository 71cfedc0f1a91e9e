import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import type { ExplainedDecision } from '../api/octroi.ts';
import { useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { partTexts } from '../parts/texts.ts';
import { viewOf } from './explained.ts';
import { LayerTree } from './layer-tree.tsx';
import { Misses } from './misses.tsx';
import { layerName } from './names.ts';
import { decisionTexts } from './texts.ts';
import { Verdict } from './verdict.tsx';

/** One decision, to be read from top to bottom: how it came out, the layers with their statements, what would have helped. */
export function DecisionView({ of }: { readonly of: ExplainedDecision }) {
  const text = useTexts(decisionTexts);
  const parts = useTexts(partTexts);
  const view = useMemo(() => viewOf(of), [of]);
  const layer = layerName(of.Layer, of.Action, text);
  const told = of.DecidedElsewhere ? text.elsewhere : of.Effect === 'Allowed' ? text.allowed : of.Effect === 'ExplicitlyDenied' ? text.denied(layer) : text.notAllowed(layer);
  return (
    <SpaceBetween size="m">
      <Fields
        items={[
          { label: parts.outcome, value: <Verdict of={of.Effect} /> },
          { label: parts.askedFor, value: of.Action },
          { label: parts.resource, value: of.Resource },
        ]}
      />
      <Alert type={of.Effect === 'Allowed' ? 'success' : 'error'}>{told}</Alert>
      <LayerTree layers={view.layers} action={of.Action} />
      {of.Effect !== 'Allowed' && !of.DecidedElsewhere && <Misses of={view.misses} action={of.Action} />}
      {of.Hidden.length > 0 && (
        <Box variant="small" color="text-body-secondary">
          {text.hidden(of.Hidden.map((hidden) => layerName(hidden, of.Action, text)).join(', '))}
        </Box>
      )}
    </SpaceBetween>
  );
}
