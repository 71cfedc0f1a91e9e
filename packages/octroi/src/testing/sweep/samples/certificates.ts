import { CreateServiceSpecificCredentialCommand, GenerateCredentialReportCommand, UploadServerCertificateCommand, UploadSigningCertificateCommand, UploadSSHPublicKeyCommand } from '@aws-sdk/client-iam';
import { rsaPublicKey, selfSigned } from '../../certificates.ts';
import { TAGS, type Place, type Samples } from '../sample.ts';

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

const serviceCredentialOfAnn = async (place: Place) => {
  await place.user('ann');
  const { ServiceSpecificCredential } = await place.iam.send(new CreateServiceSpecificCredentialCommand({ UserName: 'ann', ServiceName: 'codecommit.amazonaws.com' }));
  return { UserName: 'ann', ServiceSpecificCredentialId: ServiceSpecificCredential!.ServiceSpecificCredentialId! };
};

const upload = { ServerCertificateName: 'site', Path: '/cloudfront/', CertificateBody: pair.certificate, PrivateKey: pair.privateKey, Tags: TAGS };
const site = async (place: Place) => {
  await place.iam.send(new UploadServerCertificateCommand(upload));
  return { ServerCertificateName: 'site' };
};

/** Keys and certificates that are uploaded, credentials for one service, and the report of all. */
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

  CreateServiceSpecificCredential: async (place) => ({ ...(await ann(place)), ServiceName: 'bedrock.amazonaws.com', CredentialAgeDays: 30 }),
  ListServiceSpecificCredentials: ann,
  UpdateServiceSpecificCredential: async (place) => ({ ...(await serviceCredentialOfAnn(place)), Status: 'Inactive' }),
  ResetServiceSpecificCredential: serviceCredentialOfAnn,
  DeleteServiceSpecificCredential: serviceCredentialOfAnn,

  GenerateCredentialReport: () => ({}),
  GetCredentialReport: async (place) => {
    await place.iam.send(new GenerateCredentialReportCommand({}));
    return {};
  },

  UploadServerCertificate: () => upload,
  GetServerCertificate: site,
  ListServerCertificates: () => ({}),
  UpdateServerCertificate: async (place) => ({ ...(await site(place)), NewServerCertificateName: 'shop' }),
  DeleteServerCertificate: site,
  TagServerCertificate: async (place) => ({ ...(await site(place)), Tags: TAGS }),
  UntagServerCertificate: async (place) => ({ ...(await site(place)), TagKeys: ['team'] }),
  ListServerCertificateTags: site,
};
