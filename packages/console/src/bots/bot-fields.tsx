import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { Locale, type Intent, type PutBotRequest } from '@aws-sdk/client-lex-model-building-service';
import { useTexts } from '../i18n/language.tsx';
import { MessagesField, PromptField } from './messages-field.tsx';
import { botTexts } from './texts.ts';
import { useDefinitions } from './use-lex.ts';

const LOCALES = Object.values(Locale);

export interface BotFieldsProps {
  readonly draft: PutBotRequest;
  readonly onDraft: (draft: PutBotRequest) => void;
}

/** What a bot is, beside its name. */
export function BotFields({ draft, onDraft }: BotFieldsProps) {
  const text = useTexts(botTexts);
  const set = (changes: Partial<PutBotRequest>): void => onDraft({ ...draft, ...changes });
  const locale = draft.locale ?? 'en-US';
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.details}</Header>}>
        <SpaceBetween size="m">
          <FormField label={text.language}>
            <Select selectedOption={{ value: locale, label: locale }} options={LOCALES.map((value) => ({ value, label: value }))} onChange={({ detail }) => set({ locale: LOCALES.find((each) => each === detail.selectedOption.value) ?? 'en-US' })} />
          </FormField>
          <FormField label={text.childDirected}>
            <RadioGroup
              ariaLabel={text.childDirected}
              value={draft.childDirected === true ? 'yes' : 'no'}
              onChange={({ detail }) => set({ childDirected: detail.value === 'yes' })}
              items={[
                { value: 'yes', label: text.yes },
                { value: 'no', label: text.no },
              ]}
            />
          </FormField>
          <FormField label={text.timeout} description={text.timeoutHint}>
            <Input type="number" inputMode="numeric" value={String(draft.idleSessionTTLInSeconds ?? 300)} onChange={({ detail }) => set({ idleSessionTTLInSeconds: Number(detail.value) })} />
          </FormField>
          <FormField label={text.description}>
            <Textarea rows={2} value={draft.description ?? ''} onChange={({ detail }) => set({ description: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description={text.intentsHint}>
            {text.intentsOf}
          </Header>
        }
      >
        <IntentsField intents={draft.intents ?? []} onChange={(intents) => set({ intents })} />
      </Container>
      <Container
        header={
          <Header variant="h2" description={text.clarificationHint}>
            {text.clarification}
          </Header>
        }
      >
        <PromptField label={text.clarification} prompt={draft.clarificationPrompt} onChange={(clarificationPrompt) => set({ clarificationPrompt })} />
      </Container>
      <Container
        header={
          <Header variant="h2" description={text.abortHint}>
            {text.abort}
          </Header>
        }
      >
        <MessagesField label={text.abort} messages={draft.abortStatement?.messages ?? []} onChange={(messages) => set({ abortStatement: { ...draft.abortStatement, messages } })} />
      </Container>
    </SpaceBetween>
  );
}

/** The intents of a bot, each at a version. */
function IntentsField({ intents, onChange }: { readonly intents: readonly Intent[]; readonly onChange: (intents: Intent[]) => void }) {
  const text = useTexts(botTexts);
  const known = useDefinitions('intents');
  const names = (known.data ?? []).map(({ name }) => name);
  const change = (index: number, changes: Partial<Intent>): void => onChange(intents.map((intent, at) => (at === index ? { ...intent, ...changes } : intent)));
  return (
    <AttributeEditor
      items={intents}
      empty={text.noIntents}
      addButtonText={text.addIntent}
      removeButtonText={text.remove}
      onAddButtonClick={() => onChange([...intents, { intentName: '', intentVersion: '$LATEST' }])}
      onRemoveButtonClick={({ detail }) => onChange(intents.filter((_, index) => index !== detail.itemIndex))}
      definition={[
        {
          label: text.intent,
          control: ({ intentName = '' }: Intent, index) => (
            <Select
              selectedOption={intentName === '' ? null : { value: intentName, label: intentName }}
              placeholder={text.intent}
              options={names.map((name) => ({ value: name, label: name }))}
              filteringType="auto"
              statusType={known.error === null ? (known.data === null ? 'loading' : 'finished') : 'error'}
              onChange={({ detail }) => change(index, { intentName: detail.selectedOption.value })}
            />
          ),
        },
        { label: text.version, control: ({ intentVersion = '' }: Intent, index) => <Input value={intentVersion} onChange={({ detail }) => change(index, { intentVersion: detail.value })} /> },
      ]}
    />
  );
}
