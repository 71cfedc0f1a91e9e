import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { testIssuer } from '../../identity-provider/oidc.ts';
import { testSamlProvider } from '../../identity-provider/saml.ts';
import { TAGS, type Place, type Samples } from '../sample.ts';

/** Who issues the tokens of the samples; a world that is swept has to know its keys. */
export const sampleIssuer = await testIssuer('https://idp.example.com');

const Url = sampleIssuer.issuer;
const openId = async ({ iam }: Place) => {
  const { OpenIDConnectProviderArn } = await iam.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList: ['app'], Tags: TAGS }));
  return { OpenIDConnectProviderArn: OpenIDConnectProviderArn! };
};
const THUMBPRINT = 'c3768084dfb3d2b68b7897bf5f565da8ef01234a';

const samlIdp = await testSamlProvider();
const saml = async ({ iam }: Place) => {
  const { SAMLProviderArn } = await iam.send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: samlIdp.metadata, Tags: TAGS }));
  return { SAMLProviderArn: SAMLProviderArn! };
};

/** Identity providers. */
export const providerSamples: Samples = {
  CreateOpenIDConnectProvider: () => ({ Url, ClientIDList: ['app'], Tags: TAGS }),
  GetOpenIDConnectProvider: openId,
  ListOpenIDConnectProviders: () => ({}),
  DeleteOpenIDConnectProvider: openId,
  UpdateOpenIDConnectProviderThumbprint: async (place) => ({ ...(await openId(place)), ThumbprintList: [THUMBPRINT] }),
  AddClientIDToOpenIDConnectProvider: async (place) => ({ ...(await openId(place)), ClientID: 'site' }),
  RemoveClientIDFromOpenIDConnectProvider: async (place) => ({ ...(await openId(place)), ClientID: 'app' }),
  TagOpenIDConnectProvider: async (place) => ({ ...(await openId(place)), Tags: TAGS }),
  UntagOpenIDConnectProvider: async (place) => ({ ...(await openId(place)), TagKeys: ['team'] }),
  ListOpenIDConnectProviderTags: openId,

  CreateSAMLProvider: () => ({ Name: 'Corp', SAMLMetadataDocument: samlIdp.metadata, Tags: TAGS }),
  UpdateSAMLProvider: async (place) => ({ ...(await saml(place)), SAMLMetadataDocument: samlIdp.metadata }),
  GetSAMLProvider: saml,
  ListSAMLProviders: () => ({}),
  DeleteSAMLProvider: saml,
  TagSAMLProvider: async (place) => ({ ...(await saml(place)), Tags: TAGS }),
  UntagSAMLProvider: async (place) => ({ ...(await saml(place)), TagKeys: ['team'] }),
  ListSAMLProviderTags: saml,
};

/** A role that trusts the provider for everything that may be asked of a trust policy; with a tag, so that its keys occur. */
async function trusting({ iam }: Place, provider: string, action: string): Promise<string> {
  const Statement = [{ Effect: 'Allow', Principal: { Federated: provider }, Action: [action, 'sts:TagSession', 'sts:SetSourceIdentity'] }];
  const made = await iam.send(new CreateRoleCommand({ RoleName: 'federated', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }), Tags: TAGS }));
  return made.Role!.Arn!;
}

const CLAIMS = {
  sub: 'user-1',
  aud: 'all',
  azp: 'app',
  email: 'ann@example.com',
  amr: ['pwd'],
  'https://aws.amazon.com/tags': { principal_tags: { team: ['blue'] }, transitive_tag_keys: ['team'] },
  'https://aws.amazon.com/source_identity': 'ann',
};

/** What is not signed. */
export const federatedSamples: Samples = {
  async AssumeRoleWithWebIdentity(place) {
    const { OpenIDConnectProviderArn } = await openId(place);
    const RoleArn = await trusting(place, OpenIDConnectProviderArn, 'sts:AssumeRoleWithWebIdentity');
    return { RoleArn, RoleSessionName: 'swept', WebIdentityToken: await sampleIssuer.token(CLAIMS, { now: place.now() }) };
  },
  async AssumeRoleWithSAML(place) {
    const { SAMLProviderArn } = await saml(place);
    const RoleArn = await trusting(place, SAMLProviderArn, 'sts:AssumeRoleWithSAML');
    const attributes = { 'PrincipalTag:team': ['blue'], TransitiveTagKeys: ['team'], SourceIdentity: ['ann'], 'urn:oid:2.5.4.3': ['Ann'] };
    return { RoleArn, PrincipalArn: SAMLProviderArn, SAMLAssertion: samlIdp.response({ roles: [`${RoleArn},${SAMLProviderArn}`], attributes, now: place.now() }) };
  },
};
