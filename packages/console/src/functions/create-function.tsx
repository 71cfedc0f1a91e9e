import { CreateFunctionCommand, LambdaClient, type Runtime } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useRegion } from '../api/region.tsx';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { addressOf } from './address.ts';
import { CodeSourceFields, type CodeSource } from './code-source.tsx';
import { RoleField } from './role-field.tsx';
import { RUNTIMES, starterOf } from './runtimes.ts';
import { functionTexts } from './texts.ts';
import { writeZip } from './zip.ts';

const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const FIRST = RUNTIMES[0]!.id;

/** Makes a function of code that is typed here, or of a package. */
export function CreateFunction() {
  const text = useTexts(functionTexts);
  const lambda = useClient(LambdaClient);
  const { region } = useRegion();
  const navigate = useNavigate();
  const notify = useNotify();
  const [name, setName] = useState('');
  const [runtime, setRuntime] = useState(FIRST);
  const [handler, setHandler] = useState(starterOf(FIRST)!.handler);
  const [role, setRole] = useState('');
  const [source, setSource] = useState<CodeSource>({ from: 'inline', code: starterOf(FIRST)!.code, file: null });
  const [tried, setTried] = useState(false);
  const starter = starterOf(runtime);
  const typed = starter !== null && source.from === 'inline';
  const good = NAME.test(name) && role.trim() !== '' && handler.trim() !== '' && (typed || source.file !== null);
  const { run, busy, error } = useAction(async () => {
    const ZipFile = typed ? writeZip([{ name: starter.file, bytes: new TextEncoder().encode(source.code) }]) : new Uint8Array(await source.file!.arrayBuffer());
    await lambda.send(new CreateFunctionCommand({ FunctionName: name, Runtime: runtime as Runtime, Handler: handler.trim(), Role: role.trim(), Code: { ZipFile } }));
  });
  const chooseRuntime = (chosen: string): void => {
    const next = starterOf(chosen);
    // What a person has written stays; only what stood there to begin with is exchanged.
    if (starter !== null && next !== null && source.code === starter.code) setSource({ ...source, code: next.code });
    if (handler === (starter?.handler ?? '')) setHandler(next?.handler ?? '');
    setRuntime(chosen);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!good || !(await run())) return;
    notify('success', text.created(name));
    void navigate(addressOf(name, region));
  };
  return (
    <Page title={text.create} crumbs={[{ text: 'Lambda', to: '/functions' }, { text: text.title, to: '/functions' }, { text: text.create, to: '/functions/create' }]}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <PageButton to="/functions" variant="link" formAction="none">
                {text.cancel}
              </PageButton>
              <Button variant="primary" loading={busy}>
                {text.create}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">{text.basics}</Header>}>
              <SpaceBetween size="m">
                <FormField label={text.name} constraintText={text.nameHint} errorText={tried && !NAME.test(name) ? text.badName : ''}>
                  <Input value={name} onChange={({ detail }) => setName(detail.value)} spellcheck={false} />
                </FormField>
                <FormField label={text.runtime}>
                  <Select
                    selectedOption={{ value: runtime, label: RUNTIMES.find(({ id }) => id === runtime)?.name ?? runtime }}
                    options={RUNTIMES.map(({ id, name: label }) => ({ value: id, label }))}
                    onChange={({ detail }) => chooseRuntime(detail.selectedOption.value ?? FIRST)}
                  />
                </FormField>
                <FormField label={text.handler} description={text.handlerHint} errorText={tried && handler.trim() === '' ? text.needed : ''}>
                  <Input value={handler} onChange={({ detail }) => setHandler(detail.value)} spellcheck={false} />
                </FormField>
                <RoleField value={role} onChange={setRole} error={tried && role.trim() === '' ? text.needed : ''} />
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2">{text.code}</Header>}>
              <CodeSourceFields runtime={runtime} source={source} onChange={setSource} error={tried && !typed && source.file === null ? text.fileNeeded : ''} />
            </Container>
            {error !== null && <Refusal error={error} />}
          </SpaceBetween>
        </Form>
      </form>
    </Page>
  );
}
