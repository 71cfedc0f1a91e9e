import { waitForLeader } from '../cluster/members.ts';
import { ready } from '../cluster/scene.ts';
import type { Service } from '../host/service.ts';
import { repeated, type Fault, type Stage } from './fault.ts';

/** Time between two injections, in which everything serves. */
const CALM: [number, number] = [1500, 3500];
const PATIENCE = 60_000;

/** Kills, waits a while, starts again on the same data, and waits until everything serves. */
async function killed({ scene, rest }: Stage, services: readonly Service[], low: number, high: number): Promise<void> {
  await Promise.all(services.map((service) => service.end('SIGKILL')));
  await rest(low, high);
  for (const service of services) service.start();
  await ready(scene, PATIENCE);
  await rest(...CALM);
}

export async function leader({ scene }: Stage): Promise<number> {
  return waitForLeader(scene.members);
}

export async function aFollower(stage: Stage): Promise<number> {
  const leads = await leader(stage);
  return stage.random.pick([...stage.scene.members.keys()].filter((index) => index !== leads));
}

export const kills: readonly Fault[] = [
  {
    name: 'leader-kill',
    what: 'SIGKILL of the etcd member that leads; started again after 1 to 4 s',
    needs: ['members'],
    inject: repeated(async (stage) => killed(stage, [stage.scene.members[await leader(stage)]!.service], 1000, 4000)),
  },
  {
    name: 'follower-kill',
    what: 'SIGKILL of an etcd member that follows; started again after 1 to 4 s',
    needs: ['members'],
    inject: repeated(async (stage) => killed(stage, [stage.scene.members[await aFollower(stage)]!.service], 1000, 4000)),
  },
  {
    name: 'members-kill',
    what: 'SIGKILL of all etcd members at once; started again after 1 to 3 s',
    needs: ['members'],
    inject: repeated((stage) => killed(stage, stage.scene.members.map(({ service }) => service), 1000, 3000)),
  },
  {
    name: 'node-kill',
    what: 'SIGKILL of a node of Octroi; started again after 0.2 to 2 s',
    needs: [],
    inject: repeated((stage) => killed(stage, [stage.random.pick(stage.scene.nodes).service], 200, 2000)),
  },
  {
    name: 'nodes-kill',
    what: 'SIGKILL of all nodes of Octroi at once; started again after 0.2 to 2 s',
    needs: ['nodes'],
    inject: repeated((stage) => killed(stage, stage.scene.nodes.map(({ service }) => service), 200, 2000)),
  },
];
