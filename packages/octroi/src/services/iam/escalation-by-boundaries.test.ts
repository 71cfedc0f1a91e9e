import {
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { ACCOUNT, arnOf, documentWith, explicit, implicit, openStage, prize, TEAM, type Stage, type Statement } from './escalation.fixture.ts';
import { newPolicy } from './policies/policies.fixture.ts';
import { failureOf } from './shared/testing.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const BOUNDARY_ACTIONS = ['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary', 'iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'];
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
/** Lets IAM be used for everything but what the attacker is after. */
const IAM_BUT_LISTING = { Effect: 'Allow', Action: 'iam:*', Resource: '*' };
const NO_LISTING = { Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*' };

/** Who is bound, and how it would be rid of it. */
interface Bound {
  readonly kind: string;
  readonly Kind: string;
  readonly shown: string;
  /** The name in refusals. */
  readonly arn: string;
  bind(stage: Stage, boundary: string): Promise<unknown>;
  client(stage: Stage): IAMClient | Promise<IAMClient>;
  remove(iam: IAMClient): Promise<unknown>;
  replace(iam: IAMClient, boundary: string): Promise<unknown>;
}

const BOUND: readonly Bound[] = [
  {
    kind: 'user',
    Kind: 'User',
    shown: 'user mallory',
    arn: arnOf('user/mallory'),
    bind: ({ admin }, PermissionsBoundary) => admin.send(new PutUserPermissionsBoundaryCommand({ UserName: 'mallory', PermissionsBoundary })),
    client: ({ mallory }) => mallory.iam,
    remove: (iam) => iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'mallory' })),
    replace: (iam, PermissionsBoundary) => iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'mallory', PermissionsBoundary })),
  },
  {
    kind: 'role',
    Kind: 'Role',
    shown: 'role strong',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/strong/mallory`,
    bind: ({ admin }, PermissionsBoundary) => admin.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'strong', PermissionsBoundary })),
    client: (stage) => stage.assume('strong'),
    remove: (iam) => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'strong' })),
    replace: (iam, PermissionsBoundary) => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'strong', PermissionsBoundary })),
  },
];

describe.each(BOUND)('the boundary of a $kind', ({ Kind, shown, arn, bind, client, remove, replace }) => {
  /** Mallory, and the role `strong` that it may take, may do everything but for a boundary of these statements. */
  async function start(...boundary: readonly Statement[]) {
    const stage = await openStage();
    await stage.allow(EVERYTHING);
    await stage.strongRole();
    const limit = await newPolicy(stage.admin, 'limit', documentWith(...boundary));
    await bind(stage, limit);
    return { ...stage, stage, limit, iam: await client(stage) };
  }

  async function refused(stage: Stage, attempt: Promise<unknown>, text: string, before: readonly string[]): Promise<void> {
    expect(await failureOf(attempt)).toBe(text);
    expect(await stage.rows()).toEqual(before);
  }

  const byBoundary = (action: string) => `AccessDenied 403: User: ${arn} is not authorized to perform: ${action} on resource: ${shown} with an explicit deny in a permissions boundary`;

  test('EVAL-74: a boundary that allows iam:* is removed by whom it binds', async () => {
    const { world, iam } = await start(IAM_BUT_LISTING, NO_LISTING);
    expect(await prize(iam)).toBe(`AccessDenied 403: User: ${arn} is not authorized to perform: iam:ListUsers on resource: ${arnOf('user/')} with an explicit deny in a permissions boundary`);
    expect(await failureOf(remove(iam))).toBe('it succeeded');
    expect(await prize(iam)).toBe('it succeeded');
    expect(world.faults).toEqual([]);
  });

  test('EVAL-74: a boundary that allows iam:* is replaced by a wider one by whom it binds', async () => {
    const { world, iam } = await start(IAM_BUT_LISTING, NO_LISTING);
    expect(await failureOf(replace(iam, ADMINISTRATOR))).toBe('it succeeded');
    expect(await prize(iam)).toBe('it succeeded');
    expect(world.faults).toEqual([]);
  });

  test('EVAL-74: with a Deny of removing and replacing boundaries it stays, and others work on', async () => {
    const { world, stage, iam, admin, limit } = await start(IAM_BUT_LISTING, NO_LISTING, { Effect: 'Deny', Action: BOUNDARY_ACTIONS, Resource: '*' });
    const before = await stage.rows();
    await refused(stage, remove(iam), byBoundary(`iam:Delete${Kind}PermissionsBoundary`), before);
    // The same one, too: the statement is about the action.
    for (const boundary of [ADMINISTRATOR, limit]) await refused(stage, replace(iam, boundary), byBoundary(`iam:Put${Kind}PermissionsBoundary`), before);
    expect(await failureOf(remove(admin))).toBe('it succeeded');
    expect(await prize(iam)).toBe('it succeeded');
    expect(world.faults).toEqual([]);
  });

  test('EVAL-19: a boundary that does not allow the action does not let itself be removed either', async () => {
    const { world, stage, iam } = await start({ Effect: 'Allow', Action: ['iam:Get*', 's3:*'], Resource: '*' });
    const action = `iam:Delete${Kind}PermissionsBoundary`;
    await refused(stage, remove(iam), `AccessDenied 403: User: ${arn} is not authorized to perform: ${action} on resource: ${shown} because no permissions boundary allows the ${action} action`, await stage.rows());
    expect(world.faults).toEqual([]);
  });

  test('KEY-41: another one\'s boundary is set to the required one only, and removed only by who may remove that', async () => {
    const stage = await openStage();
    const { world, admin, mallory } = stage;
    await stage.strongRole();
    const limit = await newPolicy(admin, 'limit', documentWith(EVERYTHING), '/team/');
    const [put, del] = [`iam:Put${Kind}PermissionsBoundary`, `iam:Delete${Kind}PermissionsBoundary`];
    const required = { StringEquals: { 'iam:PermissionsBoundary': limit } };
    await stage.allow({ Effect: 'Allow', Action: put, Resource: '*', Condition: required }, { Effect: 'Allow', Action: del, Resource: TEAM });
    await refused(stage, replace(mallory.iam, ADMINISTRATOR), implicit(mallory.arn, put, shown), await stage.rows());
    expect(await failureOf(replace(mallory.iam, limit))).toBe('it succeeded');
    await refused(stage, remove(mallory.iam), implicit(mallory.arn, del, shown), await stage.rows());
    await stage.allow({ Effect: 'Allow', Action: del, Resource: '*' }, { Effect: 'Deny', Action: del, Resource: '*', Condition: required });
    await refused(stage, remove(mallory.iam), explicit(mallory.arn, del, shown), await stage.rows());
    await stage.allow({ Effect: 'Allow', Action: del, Resource: '*', Condition: required });
    expect(await failureOf(remove(mallory.iam))).toBe('it succeeded');
    expect(world.faults).toEqual([]);
  });
});
