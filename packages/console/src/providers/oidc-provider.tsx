import {
  AddClientIDToOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  IAMClient,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { TagsPanel, type TagsPanelProps } from '../parts/tags-panel.tsx';
import { useNotify } from '../shell/flash.tsx';
import { audienceProblem, readThumbprint } from './fields.ts';
import { providerTexts } from './texts.ts';
import { ThumbprintFields } from './thumbprint-fields.tsx';

/** An OpenID Connect provider: for which applications its tokens are taken, and which certificates vouch for it. */
export function OidcProvider({ arn: OpenIDConnectProviderArn }: { readonly arn: string }) {
  const text = useTexts(providerTexts);
  const iam = useClient(IAMClient);
  const get = useCallback(() => iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })), [iam, OpenIDConnectProviderArn]);
  const provider = useLoad(get);
  const loadTags = useCallback(async () => ((await get()).Tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })), [get]);
  const saveTags: TagsPanelProps['save'] = async ({ set, remove }) => {
    if (remove.length > 0) await iam.send(new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys: [...remove] }));
    if (set.length > 0) await iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: set.map(({ key, value }) => ({ Key: key, Value: value })) }));
  };
  return (
    <Show of={provider}>
      {({ Url = '', CreateDate, ClientIDList = [], ThumbprintList = [] }) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.summary}</Header>}>
            <Fields
              items={[
                { label: text.url, value: `https://${Url}` },
                { label: text.arn, value: <Copyable name={text.arn} value={OpenIDConnectProviderArn} /> },
                { label: text.created, value: <Moment of={CreateDate} /> },
              ]}
            />
          </Container>
          <Audiences arn={OpenIDConnectProviderArn} audiences={ClientIDList} reload={provider.reload} />
          <Thumbprints key={ThumbprintList.join()} arn={OpenIDConnectProviderArn} thumbprints={ThumbprintList} reload={provider.reload} />
          <TagsPanel load={loadTags} save={saveTags} />
        </SpaceBetween>
      )}
    </Show>
  );
}

interface PartProps {
  readonly arn: string;
  readonly reload: () => void;
}

function Audiences({ arn: OpenIDConnectProviderArn, audiences, reload }: PartProps & { readonly audiences: readonly string[] }) {
  const text = useTexts(providerTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const problem = audienceProblem(typed);
  const { run, busy, error } = useAction(async (change: { readonly add: string } | { readonly remove: string }) => {
    if ('add' in change) await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: change.add }));
    else await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: change.remove }));
    notify('success', text.saved);
    setTyped('');
    setTried(false);
    reload();
  });
  const add = (): void => {
    setTried(true);
    if (problem === null) void run({ add: typed.trim() });
  };
  return (
    <Container header={<Header variant="h2">{text.audiences}</Header>}>
      <SpaceBetween size="s">
        {error !== null && <Refusal error={error} />}
        <TokenGroup
          alignment="vertical"
          items={audiences.map((label) => ({ label, dismissLabel: text.removeAudience(label) }))}
          onDismiss={({ detail }) => void run({ remove: audiences[detail.itemIndex]! })}
        />
        <FormField label={text.audience} description={text.audienceHint} errorText={tried && problem !== null ? text.audienceProblems[problem] : ''} secondaryControl={<Button loading={busy} onClick={add}>{text.addAudience}</Button>}>
          <Input value={typed} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function Thumbprints({ arn: OpenIDConnectProviderArn, thumbprints, reload }: PartProps & { readonly thumbprints: readonly string[] }) {
  const text = useTexts(providerTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const [typed, setTyped] = useState(thumbprints);
  const [tried, setTried] = useState(false);
  const read = typed.map(readThumbprint);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList: read.flatMap((each) => each ?? []) }));
    notify('success', text.saved);
    reload();
  });
  const save = (): void => {
    setTried(true);
    if (!read.includes(null)) void run();
  };
  return (
    <Container
      header={
        <Header variant="h2" description={text.thumbprintHint} actions={<Button loading={busy} disabled={typed.join() === thumbprints.join()} onClick={save}>{text.save}</Button>}>
          {text.thumbprints}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {error !== null && <Refusal error={error} />}
        <ThumbprintFields thumbprints={typed} onChange={setTyped} tried={tried} />
      </SpaceBetween>
    </Container>
  );
}
