import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { partTexts } from '../../parts/texts.ts';
import { useDraftArn } from './use-draft-arn.ts';
import { editorTexts } from './texts.ts';

interface ArnDialogProps {
  /** The resource type; null: an ARN of any form. */
  readonly type: string | null;
  readonly formats: readonly string[];
  /** The ARN that is edited; null for a new one. */
  readonly arn: string | null;
  readonly account: string;
  readonly partition: string;
  readonly onDone: (arn: string) => void;
  readonly onClose: () => void;
}

/** An ARN by its parts or by paste: each follows the other. */
export function ArnDialog(props: ArnDialogProps) {
  const { type, formats, onDone, onClose } = props;
  const text = useTexts(editorTexts);
  const part = useTexts(partTexts);
  const draft = useDraftArn(props);
  const [tried, setTried] = useState(false);
  const { problem } = draft;
  const submit = (): void => {
    setTried(true);
    if (problem === null) onDone(draft.text);
  };
  return (
    <Modal
      visible
      size="large"
      header={type === null ? text.arnDialogOther : text.arnDialog(type)}
      closeAriaLabel={part.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" onClick={submit}>
              {text.add}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <Form>
        <SpaceBetween size="m">
          {formats.length > 1 && (
            <RadioGroup ariaLabel={text.arn} value={String(draft.form)} items={formats.map((format, index) => ({ value: String(index), label: format }))} onChange={({ detail }) => draft.setForm(Number(detail.value))} />
          )}
          <FormField label={text.arn} description={text.arnHint} stretch errorText={tried && problem === 'malformed' ? text.arnMalformed : null}>
            <Input value={draft.text} placeholder={formats[draft.form] ?? 'arn:aws:'} spellcheck={false} onChange={({ detail }) => draft.setText(detail.value.trim())} onKeyDown={({ detail }) => void (detail.key === 'Enter' && submit())} />
          </FormField>
          {draft.otherForm && <Alert type="info">{text.arnOtherType}</Alert>}
          {draft.parts.map(({ name, value }) => (
            <FormField
              key={name}
              label={text.arnPart(name)}
              errorText={tried && problem === 'partMissing' && value === '' ? text.partMissing : null}
              secondaryControl={
                <Checkbox checked={value === '*'} onChange={({ detail }) => draft.setPart(name, detail.checked ? '*' : '')}>
                  {text.anyValue(text.arnPart(name))}
                </Checkbox>
              }
            >
              <Input value={value} disabled={value === '*'} spellcheck={false} onChange={({ detail }) => draft.setPart(name, detail.value.trim())} />
            </FormField>
          ))}
        </SpaceBetween>
      </Form>
    </Modal>
  );
}
