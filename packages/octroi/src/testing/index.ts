export { mfaCode } from './mfa-code.ts';
export { testIssuer } from './identity-provider/oidc.ts';
export type { TestIssuer, TestIssuerOptions, TokenOptions } from './identity-provider/oidc.ts';
export { encodeSaml, testSamlProvider } from './identity-provider/saml.ts';
export type { ResponseOptions, TestSamlProvider } from './identity-provider/saml.ts';
export { startOctroi } from './start.ts';
export type { OctroiForTests, StartOptions } from './start.ts';
export type { Credentials } from './world.ts';
