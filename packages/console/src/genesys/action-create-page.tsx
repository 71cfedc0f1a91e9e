import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { useParameter } from '../parts/parameter.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { useNotify } from '../shell/flash.tsx';
import { ConfigurationFields, ContractFields } from './action-fields.tsx';
import { actionProblems, emptyActionForm, hasProblems, type ActionForm } from './action-form.ts';
import { actionTexts } from './action-texts.ts';
import { createAction, publishAction } from './actions.ts';
import { LAMBDA_TYPE, type Integration } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { genesysTexts } from './texts.ts';

/** A new data action: summary, contracts, configuration. */
export function ActionCreatePage() {
  const text = useTexts(actionTexts);
  const { title } = useTexts(genesysTexts);
  const { client } = usePlatform();
  const [integrationId] = useParameter('integration');
  const integrations = useLoad(useCallback((signal: AbortSignal) => client.all<Integration>('/integrations', 100, signal), [client]));
  return (
    <Page title={text.addAction} crumbs={[{ text: title, to: '/genesys' }, { text: text.actions, to: '/genesys?tab=actions' }, { text: text.addAction, to: '/genesys/actions/create' }]}>
      <Show of={integrations}>{(known) => <CreateForm integrations={known.filter(({ integrationType }) => integrationType.id === LAMBDA_TYPE)} chosen={integrationId} />}</Show>
    </Page>
  );
}

function CreateForm({ integrations, chosen }: { readonly integrations: readonly Integration[]; readonly chosen: string }) {
  const text = useTexts(actionTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const { client } = usePlatform();
  const [form, setForm] = useState<ActionForm>(() => emptyActionForm(integrations.some(({ id }) => id === chosen) ? chosen : integrations.length === 1 ? integrations[0]!.id : ''));
  const [tried, setTried] = useState(false);
  const problems = actionProblems(form);
  const change = (changes: Partial<ActionForm>): void => setForm((before) => ({ ...before, ...changes }));
  const { run, busy, error } = useAction(async (publish: boolean) => {
    const { id } = await createAction(client, form, async (draft) => {
      if (!publish) return notify('success', text.created(draft.name));
      try {
        await publishAction(client, draft);
      } catch (refused) {
        // What cannot be published is taken away, so that the same form can be sent again.
        await client.call('DELETE', `/integrations/actions/${draft.id}/draft`).catch(() => undefined);
        throw refused;
      }
      notify('success', text.publishedNow(draft.name));
    });
    await navigate(`/genesys/actions/${id}?tab=test`);
  });
  const submit = (publish: boolean): void => {
    setTried(true);
    if (!hasProblems(problems)) void run(publish);
  };
  const options = integrations.map(({ id, name }) => ({ value: id, label: name }));
  const fields = { form, problems, tried, onChange: change };
  return (
    <Form
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton to="/genesys?tab=actions" variant="link">
            {text.cancel}
          </PageButton>
          <Button loading={busy} onClick={() => submit(false)}>
            {text.saveDraft}
          </Button>
          <Button variant="primary" loading={busy} onClick={() => submit(true)}>
            {text.savePublish}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{text.summary}</Header>}>
          <SpaceBetween size="m">
            <FormField label={text.integration} errorText={tried && problems.integrationId !== null ? text.needed : ''}>
              <Select selectedOption={options.find(({ value }) => value === form.integrationId) ?? null} options={options} placeholder={text.chooseIntegration} empty={text.noIntegrations} onChange={({ detail }) => change({ integrationId: detail.selectedOption.value ?? '' })} />
            </FormField>
            <FormField label={text.name} errorText={tried && problems.name !== null ? text.needed : ''}>
              <Input value={form.name} onChange={({ detail }) => change({ name: detail.value })} />
            </FormField>
            <FormField
              label={
                <>
                  {text.category} <i>- {text.optional}</i>
                </>
              }
              description={text.categoryHint}
            >
              <Input value={form.category} onChange={({ detail }) => change({ category: detail.value })} />
            </FormField>
            <Checkbox checked={form.secure} description={text.secureHint} onChange={({ detail }) => change({ secure: detail.checked })}>
              {text.secure}
            </Checkbox>
          </SpaceBetween>
        </Container>
        <ContractFields {...fields} />
        <ConfigurationFields {...fields} />
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Form>
  );
}
