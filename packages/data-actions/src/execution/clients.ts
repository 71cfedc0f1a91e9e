import { LambdaClient } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentials } from './types.ts';

/** The address of an AWS service in a Region; undefined means AWS's own address. */
export type Endpoint = (service: 'sts' | 'lambda', region: string) => string | undefined;

/** Official clients over shared connections. None retries by itself (GEN-79). */
export interface AwsClients {
  sts(region: string, credentials: AwsCredentials): STSClient;
  lambda(region: string, credentials: AwsCredentials): LambdaClient;
  close(): void;
}

const CONNECT_MILLIS = 5000;
/** An AssumeRole takes no longer; an Invoke takes as long as the action lets it, and is cut off by its signal. */
const STS_MILLIS = 10_000;
const INVOKE_MILLIS = 90_000;

export function awsClients(endpoint: Endpoint, sockets: number): AwsClients {
  // The first client of each kind makes the connections that all of its kind use.
  const agents = { httpAgent: { keepAlive: true, maxSockets: sockets }, httpsAgent: { keepAlive: true, maxSockets: sockets } };
  const sharedSts = new STSClient({ region: 'us-east-1', requestHandler: { ...agents, connectionTimeout: CONNECT_MILLIS, requestTimeout: STS_MILLIS, throwOnRequestTimeout: true } });
  const sharedLambda = new LambdaClient({ region: 'us-east-1', requestHandler: { ...agents, connectionTimeout: CONNECT_MILLIS, requestTimeout: INVOKE_MILLIS, throwOnRequestTimeout: true } });
  const config = (service: 'sts' | 'lambda', region: string, credentials: AwsCredentials) => {
    const address = endpoint(service, region);
    return { region, credentials, maxAttempts: 1, ...(address === undefined ? {} : { endpoint: address }) };
  };
  return {
    sts: (region, credentials) => new STSClient({ ...config('sts', region, credentials), requestHandler: sharedSts.config.requestHandler }),
    lambda: (region, credentials) => new LambdaClient({ ...config('lambda', region, credentials), requestHandler: sharedLambda.config.requestHandler }),
    close() {
      sharedSts.destroy();
      sharedLambda.destroy();
    },
  };
}
