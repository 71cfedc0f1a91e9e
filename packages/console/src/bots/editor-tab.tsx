import { PutBotCommand, type GetBotResponse } from '@aws-sdk/client-lex-model-building-service';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { BotFields } from './bot-fields.tsx';
import { botDraft, readyBot } from './drafts.ts';
import { botTexts } from './texts.ts';
import { useModels } from './use-lex.ts';

/** The settings of a bot; saving does not build it. */
export function EditorTab({ bot, onSaved }: { readonly bot: GetBotResponse; readonly onSaved: () => void }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const lex = useModels();
  const [draft, setDraft] = useState(() => botDraft(bot));
  const { run, busy, error } = useAction(async () => {
    await lex.send(new PutBotCommand({ ...readyBot(draft), processBehavior: 'SAVE' }));
    notify('success', text.saved(draft.name ?? ''));
    onSaved();
  });
  return (
    <SpaceBetween size="l">
      <BotFields draft={draft} onDraft={setDraft} />
      {error !== null && <Refusal error={error} />}
      <Box float="right">
        <SpaceBetween direction="horizontal" size="s" alignItems="center">
          <Box color="text-body-secondary">{text.buildHint}</Box>
          <Button loading={busy} onClick={() => void run()}>
            {text.save}
          </Button>
        </SpaceBetween>
      </Box>
    </SpaceBetween>
  );
}
