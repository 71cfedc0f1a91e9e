import { CreateRoleCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { AssumeRoleWithSAMLCommand, type AssumeRoleWithSAMLCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { encodeSaml, testSamlProvider, type ResponseOptions, type TestSamlProvider } from '../../testing/identity-provider/saml.ts';
import { openWorld, type Credentials, type World } from '../../testing/world.ts';
import { policy, type Statement } from './sts.fixture.ts';
import { anyoneOf } from './web-identity.fixture.ts';

/** A world with an account whose role `saml` trusts a test provider. */
export interface SamlWorld {
  readonly world: World;
  readonly idp: TestSamlProvider;
  readonly root: Credentials & { readonly accountId: string };
  readonly provider: string;
  readonly role: string;
  makeRole(name: string, statements: readonly Statement[]): Promise<string>;
  trusting(condition?: object, action?: string | readonly string[]): Statement;
  /** A response of the provider for the role, in the world's time. */
  xml(options?: Partial<ResponseOptions>): string;
  /** Redeems a response, given as XML. */
  assume(xml: string, more?: Partial<AssumeRoleWithSAMLCommandInput>): ReturnType<typeof send>;
}

const send = (client: STSClient, input: AssumeRoleWithSAMLCommandInput) => client.send(new AssumeRoleWithSAMLCommand(input));

export async function openSamlWorld(): Promise<SamlWorld> {
  const idp = await testSamlProvider();
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const provider = (await iam.send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: idp.metadata }))).SAMLProviderArn!;
  const trusting = (condition?: object, action: string | readonly string[] = 'sts:AssumeRoleWithSAML'): Statement => ({
    Effect: 'Allow', Principal: { Federated: provider }, Action: action, ...(condition === undefined ? {} : { Condition: condition }),
  });
  const makeRole = async (name: string, statements: readonly Statement[]) =>
    (await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy(...statements) }))).Role!.Arn!;
  const role = await makeRole('saml', [trusting()]);
  const anyone = anyoneOf(world);
  return {
    world, idp, root, provider, role, makeRole, trusting,
    xml: (options = {}) => idp.xml({ roles: [`${role},${provider}`], now: world.clocks.decision(), ...options }),
    assume: (xml, input = {}) => send(anyone, { RoleArn: role, PrincipalArn: provider, SAMLAssertion: encodeSaml(xml), ...input }),
  };
}
