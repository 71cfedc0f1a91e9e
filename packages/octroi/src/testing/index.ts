export { startOctroi } from './start.ts';
export type { OctroiForTests, StartOptions } from './start.ts';
export type { Credentials } from './world.ts';
