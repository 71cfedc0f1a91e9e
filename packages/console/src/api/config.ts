import type { SessionCredentials } from '../session/model.ts';

/** The configuration of an official SDK client that talks to the server which the console came from. */
export function clientConfig(credentials: SessionCredentials, region: string, origin: string = location.origin) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    endpoint: origin,
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    // A denial is final and a person is waiting: one more try, and only where the SDK calls an error transient.
    maxAttempts: 2,
  };
}

export type ClientConfig = ReturnType<typeof clientConfig>;
