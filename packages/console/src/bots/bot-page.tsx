import { DeleteBotCommand, PutBotCommand, type GetBotResponse } from '@aws-sdk/client-lex-model-building-service';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAction } from '../api/load.ts';
import { useRegion } from '../api/region.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Copyable, Fields, Moment } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { AddressedTabs } from '../parts/tabs.tsx';
import { useSignedIn } from '../session/session.tsx';
import { useNotify } from '../shell/flash.tsx';
import { AliasesTab } from './aliases-tab.tsx';
import { ChannelsTab } from './channels-tab.tsx';
import { ChatTab } from './chat-tab.tsx';
import { PATHS } from './definition-list.tsx';
import { botDraft } from './drafts.ts';
import { EditorTab } from './editor-tab.tsx';
import { LexTags } from './lex-tags.tsx';
import { BotStatus } from './status.tsx';
import { botTexts } from './texts.ts';
import { useBot, useModels } from './use-lex.ts';
import { VersionsTab } from './versions-tab.tsx';

/** How often a build is asked for while it runs. */
const BUILD_MS = 1000;

/** One bot: its editor, build, aliases, versions, channels, tags, and a conversation with it. */
export function BotPage() {
  const { name = '' } = useParams();
  const text = useTexts(botTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const lex = useModels();
  const bot = useBot(name);
  const arn = useBotArn(name);
  const [deleting, setDeleting] = useState(false);
  const { data, reload } = bot;
  // A bot that is ready for basic testing goes on learning until it is ready (LEX-BLD-1).
  const building = data?.status === 'BUILDING' || data?.status === 'READY_BASIC_TESTING';
  useEffect(() => {
    if (!building) return;
    const timer = setTimeout(reload, BUILD_MS);
    return () => clearTimeout(timer);
    // Each answer is another object: while it says that the bot is being built, it is asked again.
  }, [building, data, reload]);
  const build = useAction(async () => {
    if (data === null) return;
    await lex.send(new PutBotCommand({ ...botDraft(data), processBehavior: 'BUILD' }));
    notify('success', text.buildStarted(name));
    reload();
  });
  return (
    <Page
      title={name}
      crumbs={[
        { text: 'Amazon Lex', to: '/bots' },
        { text: text.bots, to: '/bots' },
        { text: name, to: `${PATHS.bots}/${encodeURIComponent(name)}` },
      ]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setDeleting(true)}>{text.delete}</Button>
          <Button variant="primary" disabled={data === null} loading={build.busy || building} onClick={() => void build.run()}>
            {text.build}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        {build.error !== null && <Refusal error={build.error} />}
        <Show of={bot}>
          {(known) => (
            <SpaceBetween size="l">
              <Details bot={known} arn={arn} />
              <AddressedTabs
                label={name}
                tabs={[
                  { id: 'editor', label: text.editor, content: () => <EditorTab key={known.checksum ?? ''} bot={known} onSaved={reload} /> },
                  { id: 'test', label: text.chat, content: () => <ChatTab bot={name} /> },
                  { id: 'aliases', label: text.aliases, content: () => <AliasesTab bot={name} /> },
                  { id: 'versions', label: text.versions, content: () => <VersionsTab bot={name} checksum={known.checksum} /> },
                  { id: 'channels', label: text.channels, content: () => <ChannelsTab bot={name} /> },
                  { id: 'tags', label: text.tags, content: () => <LexTags arn={arn} /> },
                ]}
              />
            </SpaceBetween>
          )}
        </Show>
      </SpaceBetween>
      {deleting && (
        <ConfirmDelete
          names={[name]}
          onDelete={async () => {
            await lex.send(new DeleteBotCommand({ name }));
            notify('success', text.deleted(name));
            void navigate('/bots');
          }}
          onClose={() => setDeleting(false)}
        >
          {text.deleteBotHint}
        </ConfirmDelete>
      )}
    </Page>
  );
}

/** The ARN of a bot of this account in the Region of now. */
function useBotArn(name: string): string {
  const { account, arn } = useSignedIn();
  const { region } = useRegion();
  return `arn:${arn.split(':')[1] ?? 'aws'}:lex:${region}:${account}:bot:${name}`;
}

function Details({ bot, arn }: { readonly bot: GetBotResponse; readonly arn: string }) {
  const text = useTexts(botTexts);
  return (
    <Container header={<Header variant="h2">{text.details}</Header>}>
      <SpaceBetween size="m">
        <Fields
          items={[
            { label: text.status, value: <BotStatus status={bot.status} /> },
            { label: text.arn, value: <Copyable name={text.arn} value={arn} /> },
            { label: text.updated, value: <Moment of={bot.lastUpdatedDate} /> },
          ]}
        />
        {bot.status === 'FAILED' && (
          <Alert type="error" header={text.failure}>
            {bot.failureReason}
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}
