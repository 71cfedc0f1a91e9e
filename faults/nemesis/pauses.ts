import { compact } from '../cluster/members.ts';
import type { Service } from '../host/service.ts';
import { repeated, type Fault, type Stage } from './fault.ts';
import { aFollower, leader } from './kills.ts';

/** A pause is shorter or longer than the freshness bound of 5 s, by chance. */
async function paused({ random, rest }: Stage, service: Service, during: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const milliseconds = random.between(3000, 10_000);
  service.pause();
  try {
    await Promise.all([rest(milliseconds), during()]);
  } finally {
    service.resume();
  }
  await rest(2000, 4000);
}

export const pauses: readonly Fault[] = [
  {
    name: 'leader-pause',
    what: 'SIGSTOP of the etcd member that leads, SIGCONT after 3 to 10 s',
    needs: ['members'],
    inject: repeated(async (stage) => paused(stage, stage.scene.members[await leader(stage)]!.service)),
  },
  {
    name: 'follower-pause',
    what: 'SIGSTOP of an etcd member that follows, SIGCONT after 3 to 10 s',
    needs: ['members'],
    inject: repeated(async (stage) => paused(stage, stage.scene.members[await aFollower(stage)]!.service)),
  },
  {
    name: 'node-pause',
    what: 'SIGSTOP of a node of Octroi, SIGCONT after 3 to 10 s (the bound is 5 s)',
    needs: [],
    inject: repeated((stage) => paused(stage, stage.random.pick(stage.scene.nodes).service)),
  },
  {
    name: 'compaction',
    what: 'while a node of Octroi is stopped for 3 to 10 s, etcd forgets the history that it has not heard',
    needs: ['members'],
    inject: repeated((stage) =>
      paused(stage, stage.random.pick(stage.scene.nodes).service, async () => {
        await stage.rest(2000);
        await compact(stage.scene.members);
      }),
    ),
  },
];
