import { CreateVirtualMFADeviceCommand, DeleteVirtualMFADeviceCommand, EnableMFADeviceCommand, IAMClient } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Copyable, Fields } from '../parts/fields.tsx';
import { Dialog } from './dialog.tsx';
import { userTexts } from './texts.ts';

interface NewDevice {
  readonly serialNumber: string;
  readonly seed: string;
  /** A `data:` URL of the picture. */
  readonly picture: string;
}

const isCode = (text: string): boolean => /^\d{6}$/.test(text);

/** Gives a user a virtual device: its name, then its QR code and two of its codes. Left in between, the device is deleted again. */
export function AssignDevice({ user: UserName, onClose, onAssigned }: { readonly user: string; readonly onClose: () => void; readonly onAssigned: () => void }) {
  const text = useTexts(userTexts);
  const iam = useClient(IAMClient);
  const [name, setName] = useState('');
  const [device, setDevice] = useState<NewDevice | null>(null);
  const [codes, setCodes] = useState<readonly [string, string]>(['', '']);
  const wrongName = !/^[\w+=,.@-]{1,128}$/.test(name);
  const create = useAction(async () => {
    const { VirtualMFADevice: made } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }));
    setDevice({ serialNumber: made!.SerialNumber!, seed: new TextDecoder().decode(made!.Base32StringSeed), picture: `data:image/png;base64,${base64(made!.QRCodePNG!)}` });
  });
  const enable = useAction(async () => {
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber: device!.serialNumber, AuthenticationCode1: codes[0], AuthenticationCode2: codes[1] }));
    onAssigned();
  });
  const leave = (): void => {
    // A device of nobody would only take the name.
    if (device !== null) iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: device.serialNumber })).catch(() => undefined);
    onClose();
  };
  if (device === null) {
    return (
      <Dialog title={text.assign} onClose={leave} error={create.error} submit={{ text: text.next, run: () => void create.run(), busy: create.busy, disabled: wrongName }}>
        <FormField label={text.deviceName} constraintText={text.deviceWanted}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} spellcheck={false} />
        </FormField>
      </Dialog>
    );
  }
  return (
    <Dialog title={text.assign} onClose={leave} error={enable.error} submit={{ text: text.addMfa, run: () => void enable.run(), busy: enable.busy, disabled: !codes.every(isCode) }}>
      <Box>{text.scan}</Box>
      <Box textAlign="center">
        <img src={device.picture} alt={text.qrCode} width={200} height={200} />
      </Box>
      <Fields columns={1} items={[{ label: text.secretKey, value: <Copyable name={text.secretKey} value={device.seed} /> }]} />
      <FormField label={text.code1}>
        <Input value={codes[0]} inputMode="numeric" autoComplete="off" onChange={({ detail }) => setCodes([detail.value.trim(), codes[1]])} />
      </FormField>
      <FormField label={text.code2}>
        <Input value={codes[1]} inputMode="numeric" autoComplete="off" onChange={({ detail }) => setCodes([codes[0], detail.value.trim()])} />
      </FormField>
    </Dialog>
  );
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
