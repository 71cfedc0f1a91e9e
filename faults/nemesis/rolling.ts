import { ready } from '../cluster/scene.ts';
import type { Service } from '../host/service.ts';
import { repeated, type Fault, type Stage } from './fault.ts';

/** One after the other is asked to end, and started again when it has. */
async function rolled({ scene, rest }: Stage, services: readonly Service[]): Promise<void> {
  for (const service of services) {
    await service.end('SIGTERM');
    service.start();
    await ready(scene, 60_000);
    await rest(500, 1000);
  }
  await rest(1000, 2000);
}

export const rolling: readonly Fault[] = [
  {
    name: 'nodes-rolling',
    what: 'each node of Octroi is ended with SIGTERM and started again, one after the other',
    needs: [],
    inject: repeated((stage) => rolled(stage, stage.scene.nodes.map(({ service }) => service))),
  },
  {
    name: 'members-rolling',
    what: 'each etcd member is ended with SIGTERM and started again, one after the other',
    needs: ['members'],
    inject: repeated((stage) => rolled(stage, stage.scene.members.map(({ service }) => service))),
  },
];
