import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from '../parts/links.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { PolicyPicker } from '../policies/picker.tsx';
import { nameOfPolicy } from '../policies/policy-name.ts';
import { policyPath } from '../policies/policy-path.ts';
import { useNotify } from '../shell/flash.tsx';
import { permissionTexts } from './texts.ts';

export interface BoundaryPanelProps {
  /** ARN of the policy that limits; null if none does. */
  readonly arn: string | null;
  readonly editable?: boolean;
  readonly put: (arn: string) => Promise<unknown>;
  readonly remove: () => Promise<unknown>;
  /** It has been set or removed. */
  readonly onChanged: () => void;
}

/** The permissions boundary of a role or a user. */
export function BoundaryPanel({ arn, editable = true, put, remove, onChanged }: BoundaryPanelProps) {
  const text = useTexts(permissionTexts);
  const notify = useNotify();
  const [choosing, setChoosing] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await remove();
    notify('success', text.boundaryRemoved);
    onChanged();
  });
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      {arn !== null && (
        <Button loading={busy} onClick={() => void run()}>
          {text.removeBoundary}
        </Button>
      )}
      <Button onClick={() => setChoosing(true)}>{arn === null ? text.setBoundary : text.changeBoundary}</Button>
    </SpaceBetween>
  );
  return (
    <Container header={<Header variant="h2" description={text.boundaryHint} actions={editable ? actions : null}>{text.boundary}</Header>}>
      <SpaceBetween size="s">
        {error !== null && <Refusal error={error} />}
        {arn === null ? <Box color="text-body-secondary">{text.noBoundary}</Box> : <PageLink to={policyPath(arn)}>{nameOfPolicy(arn)}</PageLink>}
      </SpaceBetween>
      {choosing && (
        <ChooseBoundary
          put={put}
          onClose={() => setChoosing(false)}
          onChosen={() => {
            setChoosing(false);
            notify('success', text.boundarySet);
            onChanged();
          }}
        />
      )}
    </Container>
  );
}

function ChooseBoundary({ put, onClose, onChosen }: { readonly put: BoundaryPanelProps['put']; readonly onClose: () => void; readonly onChosen: () => void }) {
  const text = useTexts(permissionTexts);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const { run, busy, error } = useAction(async () => {
    await put(selected[0]!);
    onChosen();
  });
  return (
    <Modal
      visible
      size="large"
      onDismiss={onClose}
      closeAriaLabel={text.close}
      header={text.setBoundary}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" disabled={selected.length === 0} loading={busy} onClick={() => void run()}>
              {text.setBoundary}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== null && <Refusal error={error} />}
        <PolicyPicker single selected={selected} onChange={setSelected} pageParam="boundary" />
      </SpaceBetween>
    </Modal>
  );
}
