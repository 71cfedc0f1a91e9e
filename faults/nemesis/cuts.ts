import type { Place } from '../host/network.ts';
import { repeated, type Fault, type Stage } from './fault.ts';
import { aFollower, leader } from './kills.ts';

async function cutOff({ random, rest }: Stage, place: Place, low: number, high: number): Promise<void> {
  place.cut();
  try {
    await rest(random.between(low, high));
  } finally {
    place.mend();
  }
  await rest(3000, 5000);
}

export const cuts: readonly Fault[] = [
  {
    name: 'leader-cut',
    what: 'the etcd member that leads is cut off from members and nodes for 3 to 9 s; packets vanish silently',
    needs: ['members', 'namespaces'],
    inject: repeated(async (stage) => cutOff(stage, stage.scene.members[await leader(stage)]!.place, 3000, 9000)),
  },
  {
    name: 'follower-cut',
    what: 'an etcd member that follows is cut off from members and nodes for 3 to 9 s',
    needs: ['members', 'namespaces'],
    inject: repeated(async (stage) => cutOff(stage, stage.scene.members[await aFollower(stage)]!.place, 3000, 9000)),
  },
  {
    name: 'node-cut',
    what: 'a node of Octroi is cut off from all etcd members for 3 to 10 s, and clients still reach it',
    needs: ['members', 'namespaces'],
    inject: repeated((stage) => cutOff(stage, stage.random.pick(stage.scene.nodes).place, 3000, 10_000)),
  },
];
