import { IAMClient, UpdateRoleCommand, type Role } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useAction } from '../../api/load.ts';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useNotify } from '../../shell/flash.tsx';
import { OFFERED_DURATIONS, readDuration } from '../duration.ts';
import { descriptionProblem, isServiceLinked } from '../names.ts';
import { roleTexts } from '../texts.ts';

const CUSTOM = 'custom';

/** Description and maximum session duration of a role; of a service-linked role the description alone can be changed. */
export function EditDialog({ role, onClose, onSaved }: { readonly role: Role; readonly onClose: () => void; readonly onSaved: () => void }) {
  const text = useTexts(roleTexts);
  const { formats } = useLanguage();
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const { RoleName = '', Path = '/', MaxSessionDuration = 3600 } = role;
  const linked = isServiceLinked(Path);
  const [description, setDescription] = useState(role.Description ?? '');
  const [custom, setCustom] = useState(!OFFERED_DURATIONS.includes(MaxSessionDuration));
  const [duration, setDuration] = useState(String(MaxSessionDuration));
  const seconds = readDuration(duration);
  const problem = descriptionProblem(description);
  const { run, busy, error } = useAction(async () => {
    // What stays is not sent: the permission to change it may be another's.
    await iam.send(new UpdateRoleCommand({ RoleName, Description: description, ...(linked || seconds === null || seconds === MaxSessionDuration ? {} : { MaxSessionDuration: seconds }) }));
    notify('success', text.saved(RoleName));
    onSaved();
  });
  const options = [...OFFERED_DURATIONS.map((value) => ({ value: String(value), label: text.hours(formats.number(value / 3600), value === 3600) })), { value: CUSTOM, label: text.customDuration }];
  return (
    <Modal
      visible
      onDismiss={onClose}
      closeAriaLabel={text.close}
      header={text.editTitle(RoleName)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button variant="primary" loading={busy} disabled={problem !== null || seconds === null} onClick={() => void run()}>
              {text.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== null && <Refusal error={error} />}
        <FormField label={text.descriptionLabel} errorText={problem === null ? '' : text.problems[problem]}>
          <Textarea value={description} rows={3} onChange={({ detail }) => setDescription(detail.value)} />
        </FormField>
        {!linked && (
          <FormField label={text.duration}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === (custom ? CUSTOM : duration)) ?? null}
              onChange={({ detail }) => {
                const value = detail.selectedOption.value ?? '';
                setCustom(value === CUSTOM);
                if (value !== CUSTOM) setDuration(value);
              }}
            />
          </FormField>
        )}
        {!linked && custom && (
          <FormField label={text.durationSeconds} errorText={seconds === null ? text.durationHint : ''} constraintText={text.durationHint}>
            <Input value={duration} inputMode="numeric" onChange={({ detail }) => setDuration(detail.value)} />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  );
}
