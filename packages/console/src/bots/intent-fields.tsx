import type { PutIntentRequest } from '@aws-sdk/client-lex-model-building-service';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { LinesField, MessagesField, PromptField } from './messages-field.tsx';
import { SlotsField } from './slots-field.tsx';
import { botTexts } from './texts.ts';

interface IntentFieldsProps {
  readonly draft: PutIntentRequest;
  readonly onDraft: (draft: PutIntentRequest) => void;
}

/** What an intent says, asks and does. An intent that is derived from a built-in one has neither utterances nor slots. */
export function IntentFields({ draft, onDraft }: IntentFieldsProps) {
  const text = useTexts(botTexts);
  const set = (changes: Partial<PutIntentRequest>): void => onDraft({ ...draft, ...changes });
  const fulfilment = draft.fulfillmentActivity?.type ?? 'ReturnIntent';
  const derived = draft.parentIntentSignature !== undefined;
  return (
    <SpaceBetween size="l">
      {!derived && (
        <SpaceBetween size="l">
          <Container>
            <LinesField label={text.utterances} hint={text.utterancesHint} lines={draft.sampleUtterances ?? []} onChange={(sampleUtterances) => set({ sampleUtterances })} rows={8} />
          </Container>
          <SlotsField slots={draft.slots ?? []} onChange={(slots) => set({ slots })} />
        </SpaceBetween>
      )}
      <Section title={text.dialogHook} hint={text.dialogHookHint}>
        <FormField label={text.functionArn}>
          <Input value={draft.dialogCodeHook?.uri ?? ''} placeholder="arn:aws:lambda:" spellcheck={false} onChange={({ detail }) => set({ dialogCodeHook: { messageVersion: '1.0', uri: detail.value.trim() } })} />
        </FormField>
      </Section>
      <Section title={text.confirmation} hint={text.confirmationHint}>
        <SpaceBetween size="m">
          <PromptField label={text.confirmation} prompt={draft.confirmationPrompt} onChange={(confirmationPrompt) => set({ confirmationPrompt })} />
          <Header variant="h3">{text.rejection}</Header>
          <MessagesField label={text.rejection} messages={draft.rejectionStatement?.messages ?? []} onChange={(messages) => set({ rejectionStatement: { ...draft.rejectionStatement, messages } })} />
        </SpaceBetween>
      </Section>
      <Section title={text.fulfilment}>
        <SpaceBetween size="m">
          <RadioGroup
            ariaLabel={text.fulfilment}
            value={fulfilment}
            items={(['ReturnIntent', 'CodeHook'] as const).map((value) => ({ value, label: text.fulfilments[value] }))}
            onChange={({ detail }) => set({ fulfillmentActivity: { ...draft.fulfillmentActivity, type: detail.value === 'CodeHook' ? 'CodeHook' : 'ReturnIntent' } })}
          />
          {fulfilment === 'CodeHook' && (
            <FormField label={text.functionArn}>
              <Input
                value={draft.fulfillmentActivity?.codeHook?.uri ?? ''}
                placeholder="arn:aws:lambda:"
                spellcheck={false}
                onChange={({ detail }) => set({ fulfillmentActivity: { type: 'CodeHook', codeHook: { messageVersion: '1.0', uri: detail.value.trim() } } })}
              />
            </FormField>
          )}
        </SpaceBetween>
      </Section>
      <Section title={text.conclusion} hint={text.conclusionHint}>
        <MessagesField label={text.conclusion} messages={draft.conclusionStatement?.messages ?? []} onChange={(messages) => set({ conclusionStatement: { ...draft.conclusionStatement, messages } })} />
      </Section>
    </SpaceBetween>
  );
}

function Section({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <Container
      header={
        <Header variant="h2" description={hint}>
          {title}
        </Header>
      }
    >
      {children}
    </Container>
  );
}
