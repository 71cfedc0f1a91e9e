import { InvokeCommand, LambdaClient, type InvokeCommandOutput } from '@aws-sdk/client-lambda';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Code, Fields } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { prettyPayload, readLogTail, readReport } from './invocation.ts';
import { functionTexts } from './texts.ts';

const EXAMPLE = JSON.stringify({ key1: 'value1', key2: 'value2', key3: 'value3' }, null, 2);

/** Invokes the function with an event and shows what came of it. */
export function TestTab({ name }: { readonly name: string }) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const [event, setEvent] = useState(EXAMPLE);
  const [result, setResult] = useState<InvokeCommandOutput | null>(null);
  const problem = problemOf(event);
  const { run, busy, error } = useAction(async () => {
    setResult(null);
    setResult(await lambda.send(new InvokeCommand({ FunctionName: name, LogType: 'Tail', Payload: new TextEncoder().encode(event) })));
  });
  return (
    <SpaceBetween size="l">
      {result !== null && <Result result={result} />}
      {error !== null && <Refusal error={error} />}
      <Container
        header={
          <Header
            variant="h2"
            description={text.eventHint}
            actions={
              <Button variant="primary" disabled={problem !== null} loading={busy} onClick={() => void run()}>
                {text.invoke}
              </Button>
            }
          >
            {text.event}
          </Header>
        }
      >
        <FormField label={text.event} errorText={problem === null ? '' : text.badEvent(problem)} stretch>
          <div className="console-code-field">
            <Textarea value={event} rows={10} spellcheck={false} onChange={({ detail }) => setEvent(detail.value)} />
          </div>
        </FormField>
      </Container>
    </SpaceBetween>
  );
}

function problemOf(event: string): string | null {
  try {
    JSON.parse(event);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function Result({ result }: { readonly result: InvokeCommandOutput }) {
  const text = useTexts(functionTexts);
  const failed = result.FunctionError !== undefined;
  const log = result.LogResult === undefined ? '' : readLogTail(result.LogResult);
  const report = readReport(log);
  return (
    <Alert type={failed ? 'error' : 'success'} header={failed ? `${text.failed} (${result.FunctionError})` : text.succeeded}>
      <SpaceBetween size="s">
        <Code label={text.response}>{prettyPayload(new TextDecoder().decode(result.Payload))}</Code>
        <Fields
          items={[
            { label: text.duration, value: report?.duration },
            { label: text.billed, value: report?.billed },
            { label: text.init, value: report?.init },
            { label: text.memory, value: report?.memory },
            { label: text.used, value: report?.used },
            { label: text.version, value: result.ExecutedVersion },
            { label: text.requestId, value: result.$metadata.requestId },
          ]}
        />
        <ExpandableSection headerText={text.log} headerDescription={text.logHint} defaultExpanded>
          <Code label={text.log}>{log}</Code>
        </ExpandableSection>
      </SpaceBetween>
    </Alert>
  );
}
