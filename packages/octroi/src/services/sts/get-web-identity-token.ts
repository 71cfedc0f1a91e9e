import type { GetWebIdentityTokenRequest, GetWebIdentityTokenResponse } from '../../../models/sts.gen.ts';
import { ApiError } from '../../kernel/api-error.ts';
import type { Ask } from '../../kernel/ask.ts';
import { requestTagKeys } from '../../kernel/context.ts';
import { effect, writes } from '../../kernel/operation.ts';
import { issuers, OUTBOUND, outboundFederation } from '../../kernel/outbound-federation.ts';
import { globalScope } from '../../kernel/scope.ts';
import { sessionRestriction } from '../../kernel/session-restrictions.ts';
import { checkRegional } from './shared/regional.ts';
import { checkSessionTags, inheritedTags } from './shared/session-tags.ts';
import { claimsOf } from './web-identity-token/claims.ts';
import { ALGORITHMS, type Algorithm } from './web-identity-token/keys.ts';
import { tokenSigner } from './web-identity-token/signer.ts';

/** Seconds (STS-81). */
const DEFAULT_DURATION = 300;
/** Bytes of the claims as JSON; AWS does not publish its own limit. */
const MAX_PAYLOAD = 8192;

const TAG_KEYS = ['aws:RequestTag/${TagKey}', 'aws:TagKeys'];

/** A token that proves to others who the caller is (STS-81). */
export const getWebIdentityToken = writes<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse>({
  service: 'sts',
  name: 'GetWebIdentityToken',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'sts:GetWebIdentityToken', resource: '*', keys: ['sts:IdentityTokenAudience', 'sts:SigningAlgorithm', 'sts:DurationSeconds', ...TAG_KEYS] },
      { action: 'sts:TagGetWebIdentityToken', resource: '*', keys: TAG_KEYS, when: 'tags are given' },
    ],
    asks({ Audience, SigningAlgorithm, DurationSeconds, Tags }) {
      const tags = requestTagKeys(Tags);
      const own = { 'sts:IdentityTokenAudience': Audience, 'sts:SigningAlgorithm': SigningAlgorithm, 'sts:DurationSeconds': String(DurationSeconds ?? DEFAULT_DURATION) };
      const get: Ask = { action: 'sts:GetWebIdentityToken', resource: '*', keys: { ...own, ...tags } };
      return Tags === undefined || Tags.length === 0 ? [get] : [get, { action: 'sts:TagGetWebIdentityToken', resource: '*', keys: tags }];
    },
  },
  check: (input, facts) => checkRegional(facts) ?? sessionRestriction(facts.caller, 'sts', 'GetWebIdentityToken') ?? checkAlgorithm(input.SigningAlgorithm) ?? checkSessionTags(input.Tags ?? [], [], inheritedTags(undefined)),
  tables: [],
  errors: ['InvalidAction', 'InvalidParameterValue', 'JWTPayloadSizeExceededException', 'OutboundWebIdentityFederationDisabledException', 'SessionDurationEscalationException'],
  async handle({ input, caller, principals, look, home, ids, now, scope }) {
    const federation = await look.get(outboundFederation, globalScope(home), OUTBOUND);
    if (federation?.enabled !== true) {
      throw new ApiError('OutboundWebIdentityFederationDisabledException', 'The outbound web identity federation feature is not enabled for this account. To use this feature, you must first enable it through the AWS Management Console or API.');
    }
    const issuedAt = Math.floor(now / 1000);
    const expiresAt = issuedAt + (input.DurationSeconds ?? DEFAULT_DURATION);
    if (caller.session !== undefined && expiresAt * 1000 > caller.session.expiresAt) {
      throw new ApiError('SessionDurationEscalationException', 'The requested token duration would extend the session beyond its original expiration time. You cannot use this operation to extend the lifetime of a session beyond what was originally granted.');
    }
    const held = await principals.held(caller);
    const principalTags = await principals.tagsOf(caller);
    if (held === undefined || principalTags === undefined) throw new Error(`the policies of ${caller.arn} are gone within its own request`);
    const claims = claimsOf({
      caller, principalTags, requestTags: input.Tags ?? [], place: held.place ?? null, account: home.account, region: scope.region,
      audience: input.Audience, id: ids.uuid(), issuedAt, expiresAt,
    });
    if (Buffer.byteLength(JSON.stringify(claims)) > MAX_PAYLOAD) {
      throw new ApiError('JWTPayloadSizeExceededException', 'The requested token payload size exceeds the maximum allowed size. Reduce the number of request tags included in the GetWebIdentityToken API call to reduce the token payload size.');
    }
    return effect(async ({ use }) => ({
      WebIdentityToken: await use(tokenSigner).sign(input.SigningAlgorithm as Algorithm, { ...claims, iss: use(issuers).urlOf(federation.issuerId) }),
      Expiration: new Date(expiresAt * 1000),
    }));
  },
});

/** The model knows the length of the name alone. */
function checkAlgorithm(name: string): ApiError | null {
  if ((ALGORITHMS as readonly string[]).includes(name)) return null;
  return new ApiError('ValidationError', `1 validation error detected: Value '${name}' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [ES384, RS256]`);
}
