import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, CreateSAMLProviderCommand, EnableOrganizationsRootSessionsCommand } from '@aws-sdk/client-iam';
import { AcceptHandshakeCommand, CreateOrganizationalUnitCommand, CreateOrganizationCommand, EnableAWSServiceAccessCommand, EnablePolicyTypeCommand, InviteAccountToOrganizationCommand, ListRootsCommand, MoveAccountCommand } from '@aws-sdk/client-organizations';
import { testIssuer, type TestIssuer } from '../../packages/octroi/src/testing/identity-provider/oidc.ts';
import { testSamlProvider, type TestSamlProvider } from '../../packages/octroi/src/testing/identity-provider/saml.ts';
import { openWorld, type Credentials, type World } from '../../packages/octroi/src/testing/world.ts';

export type Account = Credentials & { readonly accountId: string };

/**
 * What every case finds: an organization `mgmt` with `sand` under its root, `dev` in the unit `work`, `prod` in the unit `live` within
 * `work`; `rival` with an organization of its own; `alone` in none. An OpenID Connect issuer and a SAML provider are known to `prod` and `mgmt`.
 */
export interface Matrix {
  readonly world: World;
  readonly accounts: Readonly<Record<string, Account>>;
  readonly oidc: TestIssuer;
  readonly saml: TestSamlProvider;
  /** What `{name}` stands for in every case. */
  readonly names: Readonly<Record<string, string>>;
  /** Ids of the levels that policies are attached to. */
  readonly levels: Readonly<Record<string, string>>;
  /** For functions, in each account. */
  readonly execution: (account: string) => string;
}

const LAMBDA_TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });

export async function openMatrix(): Promise<Matrix> {
  const [oidc, saml] = [await testIssuer('https://idp.example.com/main'), await testSamlProvider()];
  const world = await openWorld({ rerunProbability: 0.05, issuers: [oidc] });
  const accounts: Record<string, Account> = {};
  for (const name of ['mgmt', 'prod', 'dev', 'sand', 'rival', 'alone']) accounts[name] = await world.account();
  const own = world.organizations(accounts['mgmt']!);
  const { Organization } = await own.send(new CreateOrganizationCommand({}));
  const rivals = await world.organizations(accounts['rival']!).send(new CreateOrganizationCommand({}));
  const root = (await own.send(new ListRootsCommand({}))).Roots![0]!.Id!;
  for (const PolicyType of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const) await own.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType }));
  const unit = async (Name: string, ParentId: string) => (await own.send(new CreateOrganizationalUnitCommand({ Name, ParentId }))).OrganizationalUnit!.Id!;
  const work = await unit('work', root);
  const live = await unit('live', work);
  for (const [name, parent] of [['prod', live], ['dev', work], ['sand', root]] as const) {
    const { accountId } = accounts[name]!;
    const { Handshake } = await own.send(new InviteAccountToOrganizationCommand({ Target: { Type: 'ACCOUNT', Id: accountId } }));
    await world.organizations(accounts[name]!).send(new AcceptHandshakeCommand({ HandshakeId: Handshake!.Id! }));
    if (parent !== root) await own.send(new MoveAccountCommand({ AccountId: accountId, SourceParentId: root, DestinationParentId: parent }));
  }
  await own.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'iam.amazonaws.com' }));
  await world.iam(accounts['mgmt']!).send(new EnableOrganizationsRootSessionsCommand({}));
  for (const account of Object.values(accounts)) await world.iam(account).send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: LAMBDA_TRUST }));
  const providers: Record<string, string> = {};
  for (const name of ['prod', 'mgmt']) {
    const iam = world.iam(accounts[name]!);
    const suffix = name === 'prod' ? '' : `-${name}`;
    providers[`oidc${suffix}`] = (await iam.send(new CreateOpenIDConnectProviderCommand({ Url: oidc.issuer, ClientIDList: ['app', 'other'] }))).OpenIDConnectProviderArn!;
    providers[`saml${suffix}`] = (await iam.send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: saml.metadata }))).SAMLProviderArn!;
  }
  const ids = Object.fromEntries(Object.entries(accounts).map(([name, { accountId }]) => [name, accountId]));
  return {
    world,
    accounts,
    oidc,
    saml,
    names: { ...ids, ...providers, org: Organization!.Id!, 'rival-org': rivals.Organization!.Id!, root, work, live },
    levels: { root, work, live, prod: ids['prod']!, dev: ids['dev']!, sand: ids['sand']!, mgmt: ids['mgmt']! },
    execution: (account) => `arn:aws:iam::${ids[account]!}:role/execution`,
  };
}
