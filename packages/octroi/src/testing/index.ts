export { mfaCode } from './mfa-code.ts';
export { startOctroi } from './start.ts';
export type { OctroiForTests, StartOptions } from './start.ts';
export type { Credentials } from './world.ts';
