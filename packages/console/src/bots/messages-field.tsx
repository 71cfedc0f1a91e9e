import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { ContentType, type Message, type Prompt } from '@aws-sdk/client-lex-model-building-service';
import { useTexts } from '../i18n/language.tsx';
import { botTexts } from './texts.ts';

const FORMATS = Object.values(ContentType);
/** The model of the service lets a prompt have so many. */
const MOST_MESSAGES = 15;

interface MessagesFieldProps {
  readonly label: string;
  readonly messages: readonly Message[];
  readonly onChange: (messages: Message[]) => void;
}

/** What a bot says: one of several messages, each in its format. */
export function MessagesField({ label, messages, onChange }: MessagesFieldProps) {
  const text = useTexts(botTexts);
  const change = (index: number, changes: Partial<Message>): void => onChange(messages.map((message, at) => (at === index ? { ...message, ...changes } : message)));
  return (
    <div role="group" aria-label={label}>
      <AttributeEditor
        items={messages}
        empty={text.noMessages}
        addButtonText={text.addMessage}
        removeButtonText={text.remove}
        disableAddButton={messages.length >= MOST_MESSAGES}
        onAddButtonClick={() => onChange([...messages, { contentType: 'PlainText', content: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(messages.filter((_, index) => index !== detail.itemIndex))}
        definition={[
          { label: text.message, control: (message: Message, index) => <Textarea rows={1} value={message.content ?? ''} onChange={({ detail }) => change(index, { content: detail.value })} /> },
          {
            label: text.format,
            control: (message: Message, index) => {
              const format = message.contentType ?? 'PlainText';
              return (
                <Select
                  selectedOption={{ value: format, label: format }}
                  options={FORMATS.map((value) => ({ value, label: value }))}
                  onChange={({ detail }) => change(index, { contentType: FORMATS.find((each) => each === detail.selectedOption.value) ?? 'PlainText' })}
                />
              );
            },
          },
        ]}
      />
    </div>
  );
}

const NO_PROMPT: Prompt = { messages: [], maxAttempts: 3 };

/** A question, and how often it is asked. */
export function PromptField({ label, prompt = NO_PROMPT, onChange }: { readonly label: string; readonly prompt?: Prompt | undefined; readonly onChange: (prompt: Prompt) => void }) {
  const text = useTexts(botTexts);
  return (
    <SpaceBetween size="s">
      <MessagesField label={label} messages={prompt.messages ?? []} onChange={(messages) => onChange({ ...prompt, messages })} />
      {(prompt.messages ?? []).length > 0 && (
        <FormField label={text.attempts}>
          <Input type="number" inputMode="numeric" value={String(prompt.maxAttempts ?? '')} onChange={({ detail }) => onChange({ ...prompt, maxAttempts: Number(detail.value) })} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

/** Lines of text, one on a line. */
export function LinesField({ label, hint, lines, onChange, rows = 5 }: { readonly label: string; readonly hint?: string; readonly lines: readonly string[]; readonly onChange: (lines: string[]) => void; readonly rows?: number }) {
  return (
    <FormField label={label} {...(hint === undefined ? {} : { description: hint })} stretch>
      <Textarea rows={rows} value={lines.join('\n')} onChange={({ detail }) => onChange(detail.value === '' ? [] : detail.value.split('\n'))} />
    </FormField>
  );
}
