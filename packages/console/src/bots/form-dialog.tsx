import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { partTexts } from '../parts/texts.ts';
import { botTexts } from './texts.ts';

interface FormDialogProps {
  readonly title: string;
  /** The word on the button. */
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form in a dialog. What the service refuses is shown in it, and what was typed stays. */
export function FormDialog({ title, submit, busy, error, onSubmit, onClose, children }: FormDialogProps) {
  const text = useTexts(botTexts);
  const part = useTexts(partTexts);
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={part.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={onSubmit}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
