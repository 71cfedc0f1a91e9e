import {
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  ListAccessKeysCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  RemoveUserFromGroupCommand,
  type IAMClient,
  type LoginProfile,
} from '@aws-sdk/client-iam';
import { allPages } from '../api/all-pages.ts';
import { failureOf } from '../api/failure.ts';
import { userHolder } from '../permissions/holder.ts';

/** The user's password for the console; null: it has none. */
export async function loginProfileOf(iam: IAMClient, UserName: string): Promise<LoginProfile | null> {
  try {
    return (await iam.send(new GetLoginProfileCommand({ UserName }))).LoginProfile ?? null;
  } catch (error) {
    if (failureOf(error).code === 'NoSuchEntity') return null;
    throw error;
  }
}

const DEFAULT_MINIMUM = 8;

/** How long the account wants passwords to be. Who may not know makes one that is longer than most policies ask. */
export async function minimumLength(iam: IAMClient): Promise<number> {
  try {
    return (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy?.MinimumPasswordLength ?? DEFAULT_MINIMUM;
  } catch (error) {
    return failureOf(error).code === 'NoSuchEntity' ? DEFAULT_MINIMUM : 64;
  }
}

export const accessKeysOf = (iam: IAMClient, UserName: string) => allPages(async (Marker) => iam.send(new ListAccessKeysCommand({ UserName, Marker })).then((page) => ({ items: page.AccessKeyMetadata, next: page.Marker })));
export const devicesOf = (iam: IAMClient, UserName: string) => allPages(async (Marker) => iam.send(new ListMFADevicesCommand({ UserName, Marker })).then((page) => ({ items: page.MFADevices, next: page.Marker })));
export const groupsOf = (iam: IAMClient, UserName: string) => allPages(async (Marker) => iam.send(new ListGroupsForUserCommand({ UserName, Marker })).then((page) => ({ items: page.Groups, next: page.Marker })));

/** Takes a device from a user, and deletes it if it is a virtual one. */
export async function removeDevice(iam: IAMClient, UserName: string, SerialNumber: string): Promise<void> {
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
  if (SerialNumber.includes(':mfa/')) await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
}

/** Deletes a user with what stands in its way, as AWS's console does: password, keys, devices, certificates, groups, policies. */
export async function deleteUser(iam: IAMClient, UserName: string): Promise<void> {
  const holder = userHolder(iam, UserName);
  if ((await loginProfileOf(iam, UserName)) !== null) await iam.send(new DeleteLoginProfileCommand({ UserName }));
  for (const { AccessKeyId } of await accessKeysOf(iam, UserName)) await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  for (const { SerialNumber = '' } of await devicesOf(iam, UserName)) await removeDevice(iam, UserName, SerialNumber);
  for (const { CertificateId } of (await iam.send(new ListSigningCertificatesCommand({ UserName }))).Certificates ?? []) await iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }));
  for (const { SSHPublicKeyId } of (await iam.send(new ListSSHPublicKeysCommand({ UserName }))).SSHPublicKeys ?? []) await iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }));
  for (const { ServiceSpecificCredentialId } of (await iam.send(new ListServiceSpecificCredentialsCommand({ UserName }))).ServiceSpecificCredentials ?? []) await iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }));
  for (const { GroupName } of await groupsOf(iam, UserName)) await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
  for (const { PolicyArn = '' } of await holder.attached()) await holder.detach(PolicyArn);
  for (const name of await holder.inline()) await holder.remove(name);
  await iam.send(new DeleteUserCommand({ UserName }));
}
