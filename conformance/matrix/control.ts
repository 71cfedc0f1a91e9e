import { AttachPolicyCommand, CreatePolicyCommand, DeletePolicyCommand, DetachPolicyCommand } from '@aws-sdk/client-organizations';
import type { ShortStatement } from './matrix.ts';
import { policyDocument, resourceControlDocument } from './statements.ts';
import type { Matrix } from './world.ts';

const FULL = 'p-FullAWSAccess';
type Levels = Readonly<Record<string, readonly ShortStatement[]>>;
let made = 0;

/** Binds the levels of a case; returns what frees them again. */
export async function bind({ world, accounts, levels }: Matrix, scp: Levels, rcp: Levels): Promise<() => Promise<void>> {
  const client = world.organizations(accounts['mgmt']!);
  const undo: (() => Promise<unknown>)[] = [];
  const attach = async (level: string, Type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY', Content: string): Promise<void> => {
    const { Policy } = await client.send(new CreatePolicyCommand({ Name: `control-${++made}`, Description: '', Type, Content }));
    const target = { PolicyId: Policy!.PolicySummary!.Id!, TargetId: levels[level]! };
    await client.send(new AttachPolicyCommand(target));
    undo.unshift(async () => {
      await client.send(new DetachPolicyCommand(target));
      await client.send(new DeletePolicyCommand({ PolicyId: target.PolicyId }));
    });
  };
  for (const [level, statements] of Object.entries(scp)) {
    const own = statements.filter((each) => each !== 'full');
    await attach(level, 'SERVICE_CONTROL_POLICY', policyDocument(own));
    if (own.length < statements.length) continue;
    const target = { PolicyId: FULL, TargetId: levels[level]! };
    await client.send(new DetachPolicyCommand(target));
    undo.unshift(() => client.send(new AttachPolicyCommand(target)));
  }
  for (const [level, statements] of Object.entries(rcp)) await attach(level, 'RESOURCE_CONTROL_POLICY', resourceControlDocument(statements));
  return async () => {
    for (const each of undo) await each();
  };
}
