import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useMaybeOctroi } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import type { ExplainedDecision } from '../api/octroi.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from './links.tsx';
import { partTexts } from './texts.ts';
import { readWhy } from './why.ts';

export interface RefusalProps {
  /** What a client threw. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/**
 * What went wrong with a request, in AWS's words. A denial is shown with the decision behind it, if the caller may ask for it
 * (octroi:ExplainRequest); without that permission AWS's message is all there is.
 */
export function Refusal({ error, onRetry }: RefusalProps) {
  const text = useTexts(partTexts);
  const failure = failureOf(error);
  const decisions = useDecisions(failure.denied ? failure.requestId : null);
  const header = failure.denied ? text.deniedTitle : failure.code === 'Offline' ? text.failed : `${text.failed}: ${failure.code}`;
  return (
    <Alert type="error" header={header} {...(onRetry === undefined ? {} : { action: <Button onClick={onRetry}>{text.retry}</Button> })}>
      <SpaceBetween size="xs">
        <Box>{failure.code === 'Offline' ? text.offline : failure.message}</Box>
        {failure.requestId !== null && (
          <Box variant="small">
            {text.requestId}: {failure.requestId}
          </Box>
        )}
        {decisions.length > 0 && (
          <ExpandableSection headerText={text.why} defaultExpanded>
            <SpaceBetween size="m">
              {decisions.map((decision) => (
                <Why key={`${decision.Action} ${decision.Resource}`} decision={decision} />
              ))}
              <PageLink to={`/decisions/${failure.requestId}`}>{text.seeWhy}</PageLink>
            </SpaceBetween>
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Alert>
  );
}

function Why({ decision }: { readonly decision: ExplainedDecision }) {
  const text = useTexts(partTexts);
  return (
    <SpaceBetween size="xs">
      <KeyValuePairs
        columns={3}
        items={[
          { label: text.askedFor, value: decision.Action },
          { label: text.resource, value: decision.Resource },
          { label: text.outcome, value: text.effects[decision.Effect] },
        ]}
      />
      <WhyLines explanation={decision.Explanation} />
    </SpaceBetween>
  );
}

function WhyLines({ explanation }: { readonly explanation: string }) {
  const text = useTexts(partTexts);
  const why = readWhy(explanation);
  if (why === null) return <Box>{explanation}</Box>;
  return (
    <SpaceBetween size="xxs">
      <Box>{why.rule}</Box>
      {why.denied.map((each) => (
        <Box key={`${each.layer} ${each.source} ${each.statement}`}>{text.deniedBy(each.statement, each.source ?? each.layer)}</Box>
      ))}
      {why.missed.map((each) => (
        <Box key={`${each.layer} ${each.source} ${each.statement}`}>{text.missedBy(each.statement, each.source ?? each.layer, each.parts.map((part) => text.statementParts[part as keyof typeof text.statementParts] ?? part).join(', '))}</Box>
      ))}
    </SpaceBetween>
  );
}

const NONE: readonly ExplainedDecision[] = [];

/** The decisions that refused a request; none while they are not known. */
function useDecisions(requestId: string | null): readonly ExplainedDecision[] {
  const octroi = useMaybeOctroi();
  const [known, setKnown] = useState<{ readonly of: string; readonly decisions: readonly ExplainedDecision[] } | null>(null);
  useEffect(() => {
    if (requestId === null || octroi === null) return;
    let wanted = true;
    octroi.call('ExplainRequest', { RequestId: requestId }).then(
      ({ Decisions }) => {
        if (wanted) setKnown({ of: requestId, decisions: Decisions.filter(({ Effect }) => Effect !== 'Allowed') });
      },
      // Who may not ask for the decision has AWS's message, which is shown already.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [octroi, requestId]);
  return known !== null && known.of === requestId ? known.decisions : NONE;
}
