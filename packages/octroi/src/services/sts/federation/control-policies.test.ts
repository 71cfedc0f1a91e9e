import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { DetachPolicyCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleWithSAMLCommand, AssumeRoleWithWebIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { testIssuer } from '../../../testing/identity-provider/oidc.ts';
import { testSamlProvider } from '../../../testing/identity-provider/saml.ts';
import { openOrganization } from '../../organizations/organizations.fixture.ts';
import { policy, refusal } from '../sts.fixture.ts';
import { anyoneOf } from '../web-identity.fixture.ts';

const idp = await testIssuer('https://idp.example.com');
const corp = await testSamlProvider();
const denied = (action: string) => ({ name: 'AccessDenied', status: 403, message: `Not authorized to perform ${action}` });

test('EVAL-40, EVAL-68: the resource control policies of the role\'s account bind whoever brings a token, its service control policies do not', async () => {
  const organization = await openOrganization(undefined, { issuers: [idp] });
  const { world, id, client } = organization;
  const account = await organization.member();
  const iam = world.iam(account);
  const oidc = (await iam.send(new CreateOpenIDConnectProviderCommand({ Url: idp.issuer, ClientIDList: ['app'] }))).OpenIDConnectProviderArn!;
  const saml = (await iam.send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: corp.metadata }))).SAMLProviderArn!;
  const Condition = { StringEquals: { 'aws:ResourceOrgID': id, 'aws:ResourceAccount': account.accountId }, Null: { 'aws:PrincipalOrgID': 'true', 'aws:PrincipalAccount': 'true' } };
  const trust = policy(
    { Effect: 'Allow', Principal: { Federated: oidc }, Action: 'sts:AssumeRoleWithWebIdentity', Condition },
    { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML', Condition },
  );
  const RoleArn = (await iam.send(new CreateRoleCommand({ RoleName: 'both', AssumeRolePolicyDocument: trust }))).Role!.Arn!;
  const anyone = anyoneOf(world);
  const now = world.clocks.decision();
  const byToken = async () => anyone.send(new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'browser', WebIdentityToken: await idp.token({ aud: 'app', sub: 'ann' }, { now }) }));
  const byAssertion = () => anyone.send(new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn: saml, SAMLAssertion: corp.response({ roles: [`${RoleArn},${saml}`], now }) }));
  await organization.bind(account.accountId, { Effect: 'Deny', Action: 'sts:*', Resource: '*' });
  await byToken();
  await byAssertion();
  const RCP = 'RESOURCE_CONTROL_POLICY';
  const deny = (Action: string, more: object = {}) => ({ Effect: 'Deny', Principal: '*', Action, Resource: '*', ...more });
  const first = await organization.bind(account.accountId, deny('sts:AssumeRoleWithWebIdentity'), RCP);
  expect(await refusal(byToken())).toEqual(denied('sts:AssumeRoleWithWebIdentity'));
  await byAssertion();
  await client.send(new DetachPolicyCommand({ PolicyId: first, TargetId: account.accountId }));
  await byToken();
  await organization.bind(organization.rootId, [deny('sts:AssumeRoleWithSAML'), deny('sts:AssumeRoleWithWebIdentity', { Condition: { StringNotEquals: { 'idp.example.com:aud': 'app' } } })], RCP);
  expect(await refusal(byAssertion())).toEqual(denied('sts:AssumeRoleWithSAML'));
  await byToken();
  expect(world.faults).toEqual([]);
  await world.close();
});
