import { LambdaClient, UpdateFunctionConfigurationCommand, type FunctionConfiguration, type Runtime } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { RoleField } from './role-field.tsx';
import { RUNTIMES } from './runtimes.ts';
import { functionTexts } from './texts.ts';
import { wholeNumber } from './whole-number.ts';

interface GeneralPanelProps {
  readonly name: string;
  readonly configuration: FunctionConfiguration;
  readonly onChanged: () => void;
}

/** Memory, time, runtime, handler and role of a function, and their form. */
export function GeneralPanel({ name, configuration, onChanged }: GeneralPanelProps) {
  const text = useTexts(functionTexts);
  const [editing, setEditing] = useState(false);
  return (
    <Container
      header={
        <Header variant="h2" actions={editing ? null : <Button onClick={() => setEditing(true)} ariaLabel={`${text.edit}: ${text.general}`}>{text.edit}</Button>}>
          {text.general}
        </Header>
      }
    >
      {editing ? (
        <GeneralForm
          name={name}
          configuration={configuration}
          onDone={(changed) => {
            setEditing(false);
            if (changed) onChanged();
          }}
        />
      ) : (
        <Fields
          items={[
            { label: text.about, value: configuration.Description },
            { label: text.memorySize, value: configuration.MemorySize },
            { label: text.timeout, value: configuration.Timeout },
            { label: text.runtime, value: configuration.Runtime },
            { label: text.handler, value: configuration.Handler },
            { label: text.role, value: configuration.Role },
          ]}
        />
      )}
    </Container>
  );
}

/** Bounds of Lambda: megabytes of memory, seconds of time. */
const MEMORY = [128, 10_240] as const;
const TIMEOUT = [1, 900] as const;

function GeneralForm({ name, configuration, onDone }: Omit<GeneralPanelProps, 'onChanged'> & { readonly onDone: (changed: boolean) => void }) {
  const text = useTexts(functionTexts);
  const { formats } = useLanguage();
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const [about, setAbout] = useState(configuration.Description ?? '');
  const [memory, setMemory] = useState(String(configuration.MemorySize ?? 128));
  const [timeout, setTimeout] = useState(String(configuration.Timeout ?? 3));
  const [runtime, setRuntime] = useState<string>(configuration.Runtime ?? '');
  const [handler, setHandler] = useState(configuration.Handler ?? '');
  const [role, setRole] = useState(configuration.Role ?? '');
  const megabytes = wholeNumber(memory, ...MEMORY);
  const seconds = wholeNumber(timeout, ...TIMEOUT);
  const { run, busy, error } = useAction(async () => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Description: about, MemorySize: megabytes!, Timeout: seconds!, Runtime: runtime as Runtime, Handler: handler.trim(), Role: role.trim() }));
  });
  const submit = async (): Promise<void> => {
    if (megabytes === null || seconds === null || !(await run())) return;
    notify('success', text.saved);
    onDone(true);
  };
  const options = RUNTIMES.map(({ id, name: label }) => ({ value: id, label }));
  return (
    <SpaceBetween size="m">
      <FormField label={text.about}>
        <Input value={about} onChange={({ detail }) => setAbout(detail.value)} />
      </FormField>
      <FormField label={text.memorySize} errorText={megabytes === null ? text.wholeNumber(MEMORY[0], formats.number(MEMORY[1])) : ''}>
        <Input value={memory} inputMode="numeric" onChange={({ detail }) => setMemory(detail.value)} />
      </FormField>
      <FormField label={text.timeout} errorText={seconds === null ? text.wholeNumber(TIMEOUT[0], formats.number(TIMEOUT[1])) : ''}>
        <Input value={timeout} inputMode="numeric" onChange={({ detail }) => setTimeout(detail.value)} />
      </FormField>
      <FormField label={text.runtime}>
        <Select selectedOption={options.find(({ value }) => value === runtime) ?? { value: runtime, label: runtime }} options={options} onChange={({ detail }) => setRuntime(detail.selectedOption.value ?? runtime)} />
      </FormField>
      <FormField label={text.handler} description={text.handlerHint}>
        <Input value={handler} spellcheck={false} onChange={({ detail }) => setHandler(detail.value)} />
      </FormField>
      <RoleField value={role} onChange={setRole} error={role.trim() === '' ? text.needed : ''} />
      {error !== null && <Refusal error={error} />}
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" loading={busy} onClick={() => void submit()}>
          {text.save}
        </Button>
        <Button variant="link" onClick={() => onDone(false)}>
          {text.cancel}
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
