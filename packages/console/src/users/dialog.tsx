import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { userTexts } from './texts.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Left out: the dialog only shows something. */
  readonly submit?: { readonly text: string; readonly run: () => void; readonly busy: boolean; readonly disabled?: boolean };
  /** Null: nothing went wrong. */
  readonly error?: unknown;
  readonly children: ReactNode;
}

/** A dialog with a form of one button, or with something to be seen. */
export function Dialog({ title, onClose, submit, error = null, children }: DialogProps) {
  const text = useTexts(userTexts);
  return (
    <Modal
      visible
      onDismiss={onClose}
      closeAriaLabel={text.close}
      header={title}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {submit === undefined ? (
              <Button variant="primary" onClick={onClose}>
                {text.done}
              </Button>
            ) : (
              <>
                <Button variant="link" onClick={onClose}>
                  {text.cancel}
                </Button>
                <Button variant="primary" loading={submit.busy} disabled={submit.disabled === true} onClick={submit.run}>
                  {submit.text}
                </Button>
              </>
            )}
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
