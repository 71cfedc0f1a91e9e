import { CreateOpenIDConnectProviderCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient, type AssumeRoleWithWebIdentityCommandInput } from '@aws-sdk/client-sts';
import { inProcessHandler } from '../../testing/in-process.ts';
import { testIssuer, type TestIssuer } from '../../testing/identity-provider/oidc.ts';
import { openWorld, type Credentials, type World } from '../../testing/world.ts';
import { policy, type Statement } from './sts.fixture.ts';

export const ISSUER = 'https://idp.example.com/tenant';
export const PREFIX = 'idp.example.com/tenant';
export const CLIENT = 'my-app';

/** A world with an account whose role `web` trusts a test issuer. */
export interface WebWorld {
  readonly world: World;
  readonly idp: TestIssuer;
  readonly root: Credentials & { readonly accountId: string };
  readonly provider: string;
  readonly role: string;
  /** A client without credentials. */
  readonly anyone: STSClient;
  /** Makes a role with this trust policy; returns its ARN. */
  makeRole(name: string, statements: readonly Statement[]): Promise<string>;
  /** What a role needs to trust the issuer for everything; with a condition if one is given. */
  trusting(condition?: object, action?: string | readonly string[]): Statement;
  assume(token: string, more?: Partial<AssumeRoleWithWebIdentityCommandInput>): ReturnType<typeof send>;
  token(claims?: Readonly<Record<string, unknown>>): Promise<string>;
}

const send = (client: STSClient, input: AssumeRoleWithWebIdentityCommandInput) => client.send(new AssumeRoleWithWebIdentityCommand(input));

/** A client that signs nothing. */
export function anyoneOf(world: World): STSClient {
  const nobody = (): never => {
    throw new Error('nothing is to be signed');
  };
  return new STSClient({ endpoint: 'http://localhost:4747', region: 'us-east-1', credentials: nobody, maxAttempts: 1, requestHandler: inProcessHandler(world.gateway) as never });
}

export async function openWebWorld(more: readonly TestIssuer[] = []): Promise<WebWorld> {
  const idp = await testIssuer(ISSUER);
  const world = await openWorld({ issuers: [idp, ...more] });
  const root = await world.account();
  const iam = world.iam(root);
  const made = await iam.send(new CreateOpenIDConnectProviderCommand({ Url: ISSUER, ClientIDList: [CLIENT] }));
  const provider = made.OpenIDConnectProviderArn!;
  const trusting = (condition?: object, action: string | readonly string[] = 'sts:AssumeRoleWithWebIdentity'): Statement => ({
    Effect: 'Allow', Principal: { Federated: provider }, Action: action, ...(condition === undefined ? {} : { Condition: condition }),
  });
  const makeRole = async (name: string, statements: readonly Statement[]) =>
    (await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy(...statements) }))).Role!.Arn!;
  const role = await makeRole('web', [trusting()]);
  const anyone = anyoneOf(world);
  return {
    world, idp, root, provider, role, anyone, makeRole, trusting,
    assume: (token, input = {}) => send(anyone, { RoleArn: role, RoleSessionName: 'browser', WebIdentityToken: token, ...input }),
    token: (claims = {}) => idp.token({ aud: CLIENT, sub: 'user-1', ...claims }, { now: world.clocks.decision() }),
  };
}
