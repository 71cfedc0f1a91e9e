/** Where AWS takes responses of identity providers, in any Region and partition. */
const SIGN_IN = /^https:\/\/(?:[a-z0-9-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/saml(?:\/acs\/[A-Za-z0-9-]+)?$/;
/** This server's own sign-in page, where it is reached from its host (docs/unsigned-paths.md). */
const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?\/saml$/;
const AUDIENCE = /^urn:amazon:webservices(?::[a-z0-9-]+)?$/;

/** May a response be addressed so (STS-50)? */
export function isSignInAddress(address: string): boolean {
  return SIGN_IN.test(address) || LOOPBACK.test(address);
}

/** May an assertion be meant for this audience (STS-53)? */
export function isSignInAudience(audience: string): boolean {
  return AUDIENCE.test(audience) || SIGN_IN.test(audience);
}
