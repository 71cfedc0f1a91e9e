import { IAMClient } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useCallback, useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { Moment } from '../parts/fields.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useNotify } from '../shell/flash.tsx';
import { deviceName } from '../sign-in/steps.ts';
import { AssignDevice } from './assign-device.tsx';
import { userTexts } from './texts.ts';
import { devicesOf, removeDevice } from './user.ts';

/** The MFA devices of a user. */
export function MfaPanel({ user: UserName, onChanged }: { readonly user: string; readonly onChanged: () => void }) {
  const text = useTexts(userTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const devices = useLoad(useCallback(() => devicesOf(iam, UserName), [iam, UserName]));
  const [assigning, setAssigning] = useState(false);
  const [removing, setRemoving] = useState<string | null>(null);
  const assign = <Button onClick={() => setAssigning(true)}>{text.assign}</Button>;
  const changed = (): void => {
    devices.reload();
    onChanged();
  };
  return (
    <>
      <ListTable
        title={text.mfa}
        description={text.mfaHint}
        of={devices}
        address={null}
        idOf={({ SerialNumber = '' }) => SerialNumber}
        what={text.whatDevices}
        searchIn={({ SerialNumber }) => [SerialNumber]}
        empty={{ title: text.noDevices }}
        actions={assign}
        columns={[
          { id: 'device', header: text.device, rowHeader: true, cell: ({ SerialNumber }) => SerialNumber },
          { id: 'enabled', header: text.enabledOn, cell: ({ EnableDate }) => <Moment of={EnableDate} /> },
          {
            id: 'actions',
            header: text.remove,
            cell: ({ SerialNumber = '' }) => (
              <Button variant="inline-link" ariaLabel={text.removeDevice(deviceName(SerialNumber))} onClick={() => setRemoving(SerialNumber)}>
                {text.remove}
              </Button>
            ),
          },
        ]}
      />
      {assigning && (
        <AssignDevice
          user={UserName}
          onClose={() => setAssigning(false)}
          onAssigned={() => {
            setAssigning(false);
            notify('success', text.mfaAdded);
            changed();
          }}
        />
      )}
      {removing !== null && (
        <ConfirmDelete
          names={[deviceName(removing)]}
          onClose={() => setRemoving(null)}
          onDelete={async () => {
            await removeDevice(iam, UserName, removing);
            notify('success', text.mfaRemoved);
            changed();
          }}
        />
      )}
    </>
  );
}
