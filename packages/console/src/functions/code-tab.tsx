import { LambdaClient, UpdateFunctionCodeCommand, type GetFunctionCommandOutput } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { useNotify } from '../shell/flash.tsx';
import { ZipField } from './code-source.tsx';
import { downloadPackage } from './download.ts';
import { fileOfHandler } from './runtimes.ts';
import { functionTexts } from './texts.ts';
import { readZip, writeZip, type ZipEntry } from './zip.ts';

interface CodeTabProps {
  readonly name: string;
  readonly known: GetFunctionCommandOutput;
  readonly onChanged: () => void;
}

/** The files of a function; the one with the handler can be edited here. */
export function CodeTab({ name, known, onChanged }: CodeTabProps) {
  const text = useTexts(functionTexts);
  const { formats } = useLanguage();
  const location = known.Code?.Location ?? '';
  const files = useLoad(useCallback(async () => readZip(await downloadPackage(location)), [location]));
  return (
    <SpaceBetween size="l">
      <Show of={files}>{(entries) => <Editor key={known.Configuration?.CodeSha256 ?? ''} name={name} handler={known.Configuration?.Handler ?? ''} entries={entries} onChanged={onChanged} />}</Show>
      <Upload name={name} onChanged={onChanged} />
      <Container header={<Header variant="h2">{text.files}</Header>}>
        <Fields
          items={[
            { label: text.files, value: (files.data ?? []).map((entry) => entry.name).join(', ') },
            { label: text.codeSize, value: formats.bytes(known.Configuration?.CodeSize ?? 0) },
            { label: text.sha, value: known.Configuration?.CodeSha256 },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

function Editor({ name, handler, entries, onChanged }: { readonly name: string; readonly handler: string; readonly entries: readonly ZipEntry[]; readonly onChanged: () => void }) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const file = fileOfHandler(
    handler,
    entries.map((entry) => entry.name),
  );
  const saved = new TextDecoder().decode(entries.find((entry) => entry.name === file)?.bytes);
  const [code, setCode] = useState(saved);
  const { run, busy, error } = useAction(async () => {
    const ZipFile = writeZip(entries.map((entry) => (entry.name === file ? { name: entry.name, bytes: new TextEncoder().encode(code) } : entry)));
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile }));
  });
  const deploy = async (): Promise<void> => {
    if (!(await run())) return;
    notify('success', text.deployed);
    onChanged();
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button variant="primary" disabled={file === null || code === saved} loading={busy} onClick={() => void deploy()}>
              {text.deploy}
            </Button>
          }
        >
          {text.codeSource}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {file === null ? (
          <Box color="text-body-secondary">{text.notShown}</Box>
        ) : (
          <FormField label={file} stretch>
            <div className="console-code-field">
              <Textarea value={code} rows={Math.min(24, Math.max(8, code.split('\n').length + 1))} spellcheck={false} onChange={({ detail }) => setCode(detail.value)} />
            </div>
          </FormField>
        )}
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Container>
  );
}

function Upload({ name, onChanged }: { readonly name: string; readonly onChanged: () => void }) {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const notify = useNotify();
  const [file, setFile] = useState<File | null>(null);
  const { run, busy, error } = useAction(async (chosen: File) => {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: new Uint8Array(await chosen.arrayBuffer()) }));
  });
  const upload = async (): Promise<void> => {
    if (file === null || !(await run(file))) return;
    setFile(null);
    notify('success', text.deployed);
    onChanged();
  };
  return (
    <Container header={<Header variant="h2">{text.upload}</Header>}>
      <SpaceBetween size="m">
        <ZipField file={file} onChange={setFile} />
        {file !== null && (
          <Button loading={busy} onClick={() => void upload()}>
            {text.deploy}
          </Button>
        )}
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Container>
  );
}
