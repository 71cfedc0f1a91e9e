import type { Sample, Samples } from '../sample.ts';
import { certificateSamples } from './certificates.ts';
import { accountSamples } from './account.ts';
import { comprehendSamples } from './comprehend.ts';
import { credentialSamples } from './credentials.ts';
import { federatedSamples, providerSamples } from './federation.ts';
import { instanceProfileSamples } from './instance-profiles.ts';
import { lambdaSamples } from './lambda.ts';
import { lexRuntimeSamples } from './lex-runtime.ts';
import { lexSamples } from './lex.ts';
import { lexArchiveSamples } from './lex-archives.ts';
import { loginProfileSamples } from './login-profiles.ts';
import { logsSamples } from './logs.ts';
import { mfaDeviceSamples } from './mfa-devices.ts';
import { octroiSamples } from './octroi.ts';
import { organizationsSamples } from './organizations.ts';
import { policySamples } from './policies.ts';
import { pollySamples } from './polly.ts';
import { roleSamples } from './roles.ts';
import { serviceLinkedRoleSamples } from './service-linked-roles.ts';
import { simulationSamples } from './simulation.ts';
import { stsSamples } from './sts.ts';
import { userSamples } from './users.ts';

const SAMPLES: Readonly<Record<string, Samples>> = {
  iam: { ...userSamples, ...credentialSamples, ...certificateSamples, ...roleSamples, ...serviceLinkedRoleSamples, ...policySamples, ...simulationSamples, ...instanceProfileSamples, ...providerSamples, ...accountSamples, ...loginProfileSamples, ...mfaDeviceSamples },
  sts: { ...stsSamples, ...federatedSamples },
  lambda: lambdaSamples,
  organizations: organizationsSamples,
  logs: logsSamples,
  lex: { ...lexSamples, ...lexArchiveSamples, ...lexRuntimeSamples },
  comprehend: comprehendSamples,
  polly: pollySamples,
  octroi: octroiSamples,
};

export function sampleOf(service: string, operation: string): Sample | undefined {
  const samples = SAMPLES[service];
  return samples !== undefined && Object.hasOwn(samples, operation) ? samples[operation] : undefined;
}

/** `iam:CreateUser` of every sample. */
export function sampledOperations(): readonly string[] {
  return Object.entries(SAMPLES).flatMap(([service, samples]) => Object.keys(samples).map((name) => `${service}:${name}`));
}
