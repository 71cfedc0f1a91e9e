import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Code } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { actionTexts } from './action-texts.ts';
import { testPathOf, type ListedAction } from './actions.ts';
import { usePlatform } from './platform-context.tsx';
import type { TestResult } from './trace.ts';
import { TraceView } from './trace-view.tsx';

/** Runs an action, and shows each of its steps. */
export function TestPanel({ of }: { readonly of: ListedAction }) {
  const text = useTexts(actionTexts);
  const { client } = usePlatform();
  const [input, setInput] = useState('{}');
  const [result, setResult] = useState<TestResult | null>(null);
  const problem = jsonProblem(input);
  const { run, busy, error } = useAction(async () => {
    setResult(null);
    setResult(await client.call<TestResult>('POST', testPathOf(of), JSON.parse(input) as unknown));
  });
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={text.testHint}
            actions={
              <Button variant="primary" loading={busy} disabled={problem !== null} onClick={() => void run()}>
                {text.run}
              </Button>
            }
          >
            {text.test}
          </Header>
        }
      >
        <FormField label={text.input} description={text.inputHint} errorText={problem === null ? '' : text.notJson(problem)} stretch>
          <Textarea value={input} rows={6} spellcheck={false} onChange={({ detail }) => setInput(detail.value)} />
        </FormField>
      </Container>
      {error !== null && <Refusal error={error} />}
      {result !== null && (
        <SpaceBetween size="l">
          {result.success ? (
            <Alert type="success" header={text.succeeded} />
          ) : (
            <Alert type="error" header={text.failed}>
              {result.error?.message}
            </Alert>
          )}
          {result.success && (
            <Container header={<Header variant="h2">{text.output}</Header>}>
              <Code label={text.output}>{JSON.stringify(result.finalResult, null, 2)}</Code>
            </Container>
          )}
          <TraceView steps={result.operations} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
