import { EnableOutboundWebIdentityFederationCommand } from '@aws-sdk/client-iam';
import { TAGS, type Place, type Samples } from '../sample.ts';
import { withRootSessions } from './organized.ts';

const assume = async (place: Place) => ({
  RoleArn: await place.role('deploy'),
  RoleSessionName: 'swept',
  ExternalId: 'a-secret-between-us',
  SourceIdentity: 'ann',
  Tags: TAGS,
  TransitiveTagKeys: ['team'],
});

/** The Security Token Service. */
export const stsSamples: Samples = {
  AssumeRole: [
    { prepare: assume },
    // No provider of contexts exists, so that no session with one can be made.
    { prepare: async (place) => ({ ...(await assume(place)), ProvidedContexts: [{ ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter', ContextAssertion: 'of-nobody' }] }), ends: 'ValidationError' },
  ],
  GetCallerIdentity: () => ({}),
  GetSessionToken: () => ({}),
  AssumeRoot: [
    {
      prepare: async (place) => ({ TargetPrincipal: await withRootSessions(place), TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' } }),
      refusal: (place, { TargetPrincipal }) => `User: ${place.tester.arn} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${String(TargetPrincipal)}:root`,
    },
  ],
  GetDelegatedAccessToken: [{ prepare: () => ({ TradeInToken: 'of-nobody' }), ends: 'ExpiredTradeInTokenException' }],
  GetWebIdentityToken: async (place) => {
    await place.iam.send(new EnableOutboundWebIdentityFederationCommand({}));
    return { Audience: ['https://api.example.com'], SigningAlgorithm: 'ES384', DurationSeconds: 60, Tags: TAGS };
  },
  GetAccessKeyInfo: (place) => ({ AccessKeyId: place.tester.accessKeyId }),
  GetFederationToken: () => ({ Name: 'bob', Tags: TAGS, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }) }),
  DecodeAuthorizationMessage: [{ prepare: () => ({ EncodedMessage: 'of-nobody' }), ends: 'InvalidAuthorizationMessageException' }],
};
