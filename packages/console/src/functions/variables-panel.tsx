import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { functionTexts } from './texts.ts';

interface VariablesPanelProps {
  readonly name: string;
  readonly saved: Readonly<Record<string, string>>;
  readonly onChanged: () => void;
}

interface Variable {
  readonly key: string;
  readonly value: string;
}

const KEY = /^[a-zA-Z][a-zA-Z0-9_]*$/;

/** The environment variables of a function, and their form. */
export function VariablesPanel({ name, saved, onChanged }: VariablesPanelProps) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const [draft, setDraft] = useState<readonly Variable[] | null>(null);
  const variables = Object.entries(saved).map(([key, value]) => ({ key, value }));
  const { run, busy, error } = useAction(async (now: readonly Variable[]) => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: Object.fromEntries(now.map(({ key, value }) => [key, value])) } }));
  });
  const submit = async (now: readonly Variable[]): Promise<void> => {
    if (!now.every(({ key }) => KEY.test(key)) || !(await run(now))) return;
    notify('success', text.saved);
    setDraft(null);
    onChanged();
  };
  const change = (index: number, changes: Partial<Variable>): void => setDraft((draft ?? []).map((each, at) => (at === index ? { ...each, ...changes } : each)));
  return (
    <Container
      header={
        <Header variant="h2" actions={draft === null ? <Button onClick={() => setDraft(variables)} ariaLabel={`${text.edit}: ${text.variables}`}>{text.edit}</Button> : null}>
          {text.variables}
        </Header>
      }
    >
      {draft === null ? (
        variables.length === 0 ? (
          <Box color="text-body-secondary">{text.noVariables}</Box>
        ) : (
          <Fields items={variables.map(({ key, value }) => ({ label: key, value }))} />
        )
      ) : (
        <SpaceBetween size="m">
          <AttributeEditor
            items={draft}
            empty={text.noVariables}
            addButtonText={text.addVariable}
            removeButtonText={text.remove}
            onAddButtonClick={() => setDraft([...draft, { key: '', value: '' }])}
            onRemoveButtonClick={({ detail }) => setDraft(draft.filter((_, index) => index !== detail.itemIndex))}
            definition={[
              { label: text.key, control: ({ key }, index) => <Input value={key} spellcheck={false} onChange={({ detail }) => change(index, { key: detail.value })} />, errorText: ({ key }) => (key === '' || KEY.test(key) ? null : text.badKey) },
              { label: text.value, control: ({ value }, index) => <Input value={value} spellcheck={false} onChange={({ detail }) => change(index, { value: detail.value })} /> },
            ]}
          />
          {error !== null && <Refusal error={error} />}
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" loading={busy} onClick={() => void submit(draft)}>
              {text.save}
            </Button>
            <Button variant="link" onClick={() => setDraft(null)}>
              {text.cancel}
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      )}
    </Container>
  );
}
