import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { CredentialSelect } from './credential-select.tsx';
import { LAMBDA_TYPE } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { createIntegration } from './save-integration.ts';
import { genesysTexts } from './texts.ts';

/** A new integration of AWS Lambda data actions. */
export function IntegrationCreatePage() {
  const text = useTexts(genesysTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const { client } = usePlatform();
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  const [credentialId, setCredentialId] = useState<string | null>(null);
  const [enabled, setEnabled] = useState(true);
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction(async () => {
    const { id } = await createIntegration(client, name.trim(), notes, credentialId, enabled);
    notify('success', text.created(name.trim()));
    await navigate(`/genesys/integrations/${id}`);
  });
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '') void run();
  };
  return (
    <Page title={text.addIntegration} crumbs={[{ text: text.title, to: '/genesys' }, { text: text.addIntegration, to: '/genesys/integrations/create' }]}>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton to="/genesys" variant="link">
              {text.cancel}
            </PageButton>
            <Button variant="primary" loading={busy} onClick={submit}>
              {text.addIntegration}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {error !== null && <Refusal error={error} />}
          <Container header={<Header variant="h2">{text.details}</Header>}>
            <SpaceBetween size="m">
              <FormField label={text.typeOfIntegration}>
                <Tiles value={LAMBDA_TYPE} items={[{ value: LAMBDA_TYPE, label: text.lambdaType, description: text.lambdaTypeText }]} ariaLabel={text.typeOfIntegration} />
              </FormField>
              <FormField label={text.name} errorText={tried && name.trim() === '' ? text.needed : ''}>
                <Input value={name} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <FormField
                label={
                  <>
                    {text.notes} <i>- {text.optional}</i>
                  </>
                }
              >
                <Input value={notes} onChange={({ detail }) => setNotes(detail.value)} />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">{text.configuration}</Header>}>
            <SpaceBetween size="m">
              <CredentialSelect value={credentialId} onChange={setCredentialId} />
              <Checkbox checked={enabled} onChange={({ detail }) => setEnabled(detail.checked)}>
                {text.enable}
              </Checkbox>
            </SpaceBetween>
          </Container>
        </SpaceBetween>
      </Form>
    </Page>
  );
}
