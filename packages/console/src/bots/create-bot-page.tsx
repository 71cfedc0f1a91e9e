import { PutBotCommand, type PutBotRequest } from '@aws-sdk/client-lex-model-building-service';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { TagFields } from '../parts/tag-fields.tsx';
import { tagProblems, type Tag } from '../parts/tag-problems.ts';
import { useNotify } from '../shell/flash.tsx';
import { BotFields } from './bot-fields.tsx';
import { PATHS } from './definition-list.tsx';
import { isLexName, readyBot } from './drafts.ts';
import { FormPage } from './form-page.tsx';
import { botTexts } from './texts.ts';
import { useModels } from './use-lex.ts';

const NEW: PutBotRequest = { name: '', locale: 'en-US', childDirected: false, idleSessionTTLInSeconds: 300, intents: [] };

/** A new bot; it is saved, and built on its page. */
export function CreateBotPage() {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const lex = useModels();
  const [draft, setDraft] = useState(NEW);
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const [tried, setTried] = useState(false);
  const name = draft.name ?? '';
  const { run, busy, error } = useAction(async () => {
    await lex.send(new PutBotCommand({ ...readyBot(draft), processBehavior: 'SAVE', ...(tags.length === 0 ? {} : { tags: [...tags] }) }));
    notify('success', text.createdFlash(name));
    void navigate(`${PATHS.bots}/${encodeURIComponent(name)}`);
  });
  const submit = (): void => {
    setTried(true);
    if (isLexName(name) && tagProblems(tags).every((problem) => problem === null)) void run();
  };
  return (
    <FormPage title={text.createBot} back="/bots" crumb={text.bots} submit={text.createBot} busy={busy} error={error} onSubmit={submit}>
      <Container>
        <FormField label={text.botName} description={text.botNameHint} errorText={tried && !isLexName(name) ? text.namePattern : null}>
          <Input value={name} spellcheck={false} onChange={({ detail }) => setDraft({ ...draft, name: detail.value })} />
        </FormField>
      </Container>
      <BotFields draft={draft} onDraft={setDraft} />
      <Container header={<Header variant="h2">{text.tags}</Header>}>
        <TagFields tags={tags} onChange={setTags} tried={tried} />
      </Container>
    </FormPage>
  );
}
