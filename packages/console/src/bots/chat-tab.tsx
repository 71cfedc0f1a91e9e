import { DeleteSessionCommand, LexRuntimeServiceClient, PostTextCommand, type PostTextResponse } from '@aws-sdk/client-lex-runtime-service';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import { useAction } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { botTexts } from './texts.ts';
import { useAliases } from './use-lex.ts';

interface Line {
  readonly who: 'you' | 'bot';
  readonly text: string;
}

/** A conversation with a bot, and what it has understood so far. */
export function ChatTab({ bot: botName }: { readonly bot: string }) {
  const text = useTexts(botTexts);
  const runtime = useClient(LexRuntimeServiceClient);
  const aliases = useAliases(botName);
  const [botAlias, setAlias] = useState('$LATEST');
  const [userId] = useState(() => `console-${crypto.randomUUID()}`);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [answer, setAnswer] = useState<PostTextResponse | null>(null);
  const [typed, setTyped] = useState('');
  const say = useAction(async (inputText: string) => {
    const next = await runtime.send(new PostTextCommand({ botName, botAlias, userId, inputText }));
    setLines((before) => [...before, { who: 'you', text: inputText }, { who: 'bot', text: next.message ?? text.silent }]);
    setAnswer(next);
    setTyped('');
  });
  const restart = useAction(async () => {
    try {
      await runtime.send(new DeleteSessionCommand({ botName, botAlias, userId }));
    } catch (error) {
      // There is no session yet, or not any more.
      if (failureOf(error).code !== 'NotFoundException') throw error;
    }
    setLines([]);
    setAnswer(null);
  });
  const send = (): void => {
    if (typed.trim() !== '') void say.run(typed);
  };
  const optionOf = (value: string) => ({ value, label: value === '$LATEST' ? text.latest : value });
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
      <Container
        header={
          <Header variant="h2" actions={<Button loading={restart.busy} onClick={() => void restart.run()}>{text.startOver}</Button>}>
            {text.conversation}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <FormField label={text.botAlias}>
            <Select
              selectedOption={optionOf(botAlias)}
              options={['$LATEST', ...(aliases.data ?? []).map(({ name = '' }) => name)].map(optionOf)}
              onChange={({ detail }) => {
                setAlias(detail.selectedOption.value!);
                setLines([]);
                setAnswer(null);
              }}
            />
          </FormField>
          <div role="log" aria-label={text.conversation}>
            {lines.length === 0 ? (
              <Box color="text-body-secondary">{text.notSaid}</Box>
            ) : (
              lines.map((line, index) => (
                <Box key={index} padding={{ bottom: 'xs' }}>
                  <b>{text[line.who]}:</b> {line.text}
                </Box>
              ))
            )}
          </div>
          {(say.error ?? restart.error) !== null && <Refusal error={say.error ?? restart.error} />}
          <FormField
            label={text.say}
            secondaryControl={
              <Button variant="primary" loading={say.busy} onClick={send}>
                {text.send}
              </Button>
            }
          >
            <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} onKeyDown={({ detail }) => void (detail.key === 'Enter' && send())} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Understood answer={answer} />
    </Grid>
  );
}

/** What the bot has made of the conversation: intent, slots, state, attributes. */
function Understood({ answer }: { readonly answer: PostTextResponse | null }) {
  const text = useTexts(botTexts);
  const { formats } = useLanguage();
  const pairs = (map: Record<string, string> | undefined) => Object.entries(map ?? {}).map(([label, value]) => ({ label, value: value as string | null }));
  const [slots, attributes] = [pairs(answer?.slots), pairs(answer?.sessionAttributes)];
  const score = answer?.nluIntentConfidence?.score;
  return (
    <Container header={<Header variant="h2">{text.state}</Header>}>
      <SpaceBetween size="m">
        <Fields
          columns={2}
          items={[
            { label: text.intent, value: answer?.intentName },
            { label: text.dialogState, value: answer?.dialogState },
            { label: text.slotToElicit, value: answer?.slotToElicit },
            { label: text.confidence, value: score === undefined ? undefined : formats.number(score) },
          ]}
        />
        <Header variant="h3">{text.slotValues}</Header>
        {slots.length === 0 ? <Box color="text-body-secondary">{text.none}</Box> : <Fields columns={2} items={slots} />}
        <Header variant="h3">{text.attributes}</Header>
        {attributes.length === 0 ? <Box color="text-body-secondary">{text.none}</Box> : <Fields columns={2} items={attributes} />}
      </SpaceBetween>
    </Container>
  );
}
