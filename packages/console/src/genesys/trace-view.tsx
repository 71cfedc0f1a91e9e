import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Code, Fields } from '../parts/fields.tsx';
import { PageLink } from '../parts/links.tsx';
import { actionTexts } from './action-texts.ts';
import { awsRequestOf, type AwsRequest, type TraceStep } from './trace.ts';
import { WhyView } from './why-view.tsx';

/** The steps of a test (GEN-95), what went to AWS among them, and who decided about a refusal. */
export function TraceView({ steps }: { readonly steps: readonly TraceStep[] }) {
  const text = useTexts(actionTexts);
  return (
    <Container header={<Header variant="h2">{text.steps}</Header>}>
      <SpaceBetween size="s">
        {steps.map((step) => (
          <Step key={step.step} of={step} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

function Step({ of }: { readonly of: TraceStep }) {
  const text = useTexts(actionTexts);
  const { formats } = useLanguage();
  const request = awsRequestOf(of);
  const name = text.step(of.step, of.name);
  return (
    <ExpandableSection
      defaultExpanded={!of.success || request !== null}
      headerText={name}
      headerInfo={<StatusIndicator type={of.success ? 'success' : 'error'}>{text.millis(formats.number(Math.round(of.durationMillis)))}</StatusIndicator>}
    >
      <SpaceBetween size="s">
        {of.error !== null && <Fields columns={1} items={[{ label: text.error, value: of.error.message }]} />}
        {request === null ? of.result !== null && of.result !== undefined && <Code label={`${name}: ${text.result}`}>{typeof of.result === 'string' ? of.result : JSON.stringify(of.result, null, 2)}</Code> : <Sent request={request} />}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Sent({ request }: { readonly request: AwsRequest }) {
  const text = useTexts(actionTexts);
  const answer = request.requestId === null ? request.answer : [...request.answer, [text.requestId, request.requestId] as const];
  return (
    <SpaceBetween size="s">
      <Box variant="h4">{text.sentToAws(request.operation)}</Box>
      <Fields columns={2} items={request.parameters.map(([label, value]) => ({ label, value }))} />
      {answer.length > 0 && (
        <SpaceBetween size="s">
          <Box variant="h4">{text.answerOfAws}</Box>
          <Fields columns={2} items={answer.map(([label, value]) => ({ label, value }))} />
        </SpaceBetween>
      )}
      {request.requestId !== null && <PageLink to={`/decisions/${encodeURIComponent(request.requestId)}`}>{text.seeWhy}</PageLink>}
      {request.why !== null && <WhyView why={request.why} />}
    </SpaceBetween>
  );
}
