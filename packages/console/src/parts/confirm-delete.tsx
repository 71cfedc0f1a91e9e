import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import { useAction } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { Refusal } from './refusal.tsx';
import { partTexts } from './texts.ts';

export interface ConfirmDeleteProps {
  /** Names of what goes; one: its name is typed to confirm, several: a word. */
  readonly names: readonly string[];
  /** What else goes with it. */
  readonly children?: ReactNode;
  /** Deletes; what it throws is shown, and the dialog stays. */
  readonly onDelete: () => Promise<void>;
  /** The dialog is to go: after the deletion as well. */
  readonly onClose: () => void;
  /** The word on the button; default "Delete". */
  readonly verb?: string;
  readonly title?: string;
}

/** Asks before something is deleted, as AWS's console does: the name is typed. Show it while it is needed: `{names && <ConfirmDelete .../>}`. */
export function ConfirmDelete({ names, children, onDelete, onClose, verb, title }: ConfirmDeleteProps) {
  const text = useTexts(partTexts);
  const { formats } = useLanguage();
  const [typed, setTyped] = useState('');
  const { run, busy, error } = useAction(onDelete);
  const word = names.length === 1 ? names[0]! : text.confirmMany;
  const submit = async (): Promise<void> => {
    if (typed === word && (await run())) onClose();
  };
  return (
    <Modal
      visible
      onDismiss={onClose}
      closeAriaLabel={text.close}
      header={title ?? (names.length === 1 ? text.deleteTitle(names[0]!) : text.deleteMany(formats.number(names.length)))}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" disabled={typed !== word} loading={busy} onClick={() => void submit()}>
              {verb ?? text.delete}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {names.length > 1 && (
          <ul>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
        {children !== undefined && <Box>{children}</Box>}
        <FormField label={text.confirm(word)}>
          <Input value={typed} placeholder={word} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} onKeyDown={({ detail }) => void (detail.key === 'Enter' && submit())} />
        </FormField>
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
