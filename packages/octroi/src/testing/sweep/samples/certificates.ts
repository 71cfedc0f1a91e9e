import { UploadSigningCertificateCommand, UploadSSHPublicKeyCommand } from '@aws-sdk/client-iam';
import { rsaPublicKey, selfSigned } from '../../certificates.ts';
import type { Place, Samples } from '../sample.ts';

const pair = await selfSigned('sample.example.com');
const sshKey = rsaPublicKey().ssh;

const sshKeyOfAnn = async (place: Place) => {
  await place.user('ann');
  const { SSHPublicKey } = await place.iam.send(new UploadSSHPublicKeyCommand({ UserName: 'ann', SSHPublicKeyBody: sshKey }));
  return { UserName: 'ann', SSHPublicKeyId: SSHPublicKey!.SSHPublicKeyId! };
};

const certificateOfAnn = async (place: Place) => {
  await place.user('ann');
  const { Certificate } = await place.iam.send(new UploadSigningCertificateCommand({ UserName: 'ann', CertificateBody: pair.certificate }));
  return { UserName: 'ann', CertificateId: Certificate!.CertificateId! };
};

const ann = async (place: Place) => {
  await place.user('ann');
  return { UserName: 'ann' };
};

/** Keys and certificates that users upload. */
export const certificateSamples: Samples = {
  UploadSSHPublicKey: async (place) => ({ ...(await ann(place)), SSHPublicKeyBody: sshKey }),
  GetSSHPublicKey: async (place) => ({ ...(await sshKeyOfAnn(place)), Encoding: 'SSH' }),
  ListSSHPublicKeys: ann,
  UpdateSSHPublicKey: async (place) => ({ ...(await sshKeyOfAnn(place)), Status: 'Inactive' }),
  DeleteSSHPublicKey: sshKeyOfAnn,

  UploadSigningCertificate: async (place) => ({ ...(await ann(place)), CertificateBody: pair.certificate }),
  ListSigningCertificates: ann,
  UpdateSigningCertificate: async (place) => ({ ...(await certificateOfAnn(place)), Status: 'Inactive' }),
  DeleteSigningCertificate: certificateOfAnn,
};
