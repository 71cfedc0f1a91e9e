import { DeleteFunctionCommand, GetFunctionCommand, LambdaClient, type GetFunctionCommandOutput } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useRegion } from '../api/region.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Show } from '../parts/states.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { useNotify } from '../shell/flash.tsx';
import { addressOf } from './address.ts';
import { CodeTab } from './code-tab.tsx';
import { ConfigurationTab } from './configuration-tab.tsx';
import { LogsTab } from './logs-tab.tsx';
import { TestTab } from './test-tab.tsx';
import { functionTexts } from './texts.ts';
import { VersionsTab } from './versions-tab.tsx';

/** One function. */
export function FunctionPage() {
  const text = useTexts(functionTexts);
  const name = useParams()['name'] ?? '';
  const { region } = useRegion();
  const lambda = useClient(LambdaClient);
  const navigate = useNavigate();
  const notify = useNotify();
  const [deleting, setDeleting] = useState(false);
  const found = useLoad(useCallback(() => lambda.send(new GetFunctionCommand({ FunctionName: name })), [lambda, name]));
  return (
    <Page
      title={name}
      crumbs={[{ text: 'Lambda', to: '/functions' }, { text: text.title, to: '/functions' }, { text: name, to: addressOf(name, region) }]}
      actions={
        <Button disabled={found.data === null} onClick={() => setDeleting(true)}>
          {text.delete}
        </Button>
      }
    >
      <Show of={found}>
        {(known) => (
          <SpaceBetween size="l">
            <Overview known={known} />
            <AddressedTabs
              label={name}
              tabs={[
                { id: 'code', label: text.code, content: () => <CodeTab name={name} known={known} onChanged={found.reload} /> },
                { id: 'test', label: text.test, content: () => <TestTab name={name} /> },
                { id: 'logs', label: text.monitor, content: () => <LogsTab group={known.Configuration?.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`} /> },
                { id: 'configuration', label: text.configuration, content: () => <ConfigurationTab name={name} known={known} onChanged={found.reload} /> },
                { id: 'versions', label: text.versions, content: () => <VersionsTab name={name} /> },
              ]}
            />
          </SpaceBetween>
        )}
      </Show>
      {deleting && (
        <ConfirmDelete
          names={[name]}
          onClose={() => setDeleting(false)}
          onDelete={async () => {
            await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
            notify('success', text.deleted(name));
            void navigate('/functions');
          }}
        >
          {text.deleteHint}
        </ConfirmDelete>
      )}
    </Page>
  );
}

function Overview({ known: { Configuration } }: { readonly known: GetFunctionCommandOutput }) {
  const text = useTexts(functionTexts);
  return (
    <Container header={<Header variant="h2">{text.overview}</Header>}>
      <Fields
        items={[
          { label: text.arn, value: <Copyable name={text.arn} value={Configuration?.FunctionArn ?? ''} /> },
          { label: text.about, value: Configuration?.Description },
          { label: text.modified, value: <Moment of={Configuration?.LastModified} /> },
          { label: text.runtime, value: Configuration?.Runtime },
          { label: text.handler, value: Configuration?.Handler },
          { label: text.state, value: Configuration?.State },
        ]}
      />
    </Container>
  );
}
