import { compact, waitForLeader } from '../cluster/members.ts';
import { ready } from '../cluster/scene.ts';
import { emptyDisk, fillDisk } from '../host/disk.ts';
import { until } from '../host/service.ts';
import { repeated, type Fault, type Stage } from './fault.ts';

/** Two segments of etcd's log, of 64 MB each, and a little for its database. */
const SMALL_DISK_MB = 160;
const QUOTA_BYTES = 32 * 1024 * 1024;

async function fullDisk({ scene, rest, say }: Stage): Promise<void> {
  const member = scene.members[0]!;
  fillDisk(member.folder);
  await rest(5000, 9000);
  say(`member-0 with a full disk ${member.service.running ? 'still runs' : 'has ended by itself'}`);
  emptyDisk(member.folder);
  await member.service.end('SIGKILL');
  member.service.start();
  await ready(scene, 60_000);
  await rest(2000, 4000);
}

interface Alarms {
  readonly alarms?: readonly object[];
}

/** Writes past the clients until etcd refuses every write, waits, and does what its operator does: compact, defragment, disarm. */
async function overQuota({ scene, rest, say }: Stage): Promise<void> {
  const { members } = scene;
  const member = members[await waitForLeader(members)]!;
  const value = Buffer.alloc(1024 * 1024, 'x').toString('base64');
  const key = Buffer.from('another-user-of-this-etcd').toString('base64');
  const alarmed = async (): Promise<boolean> => ((await member.ask<Alarms>('maintenance/alarm', { action: 'GET' }))?.alarms?.length ?? 0) > 0;
  await until('etcd is over its quota', 30_000, async () => {
    await member.ask('kv/put', { key, value });
    return alarmed();
  });
  await rest(4000, 8000);
  await member.ask('kv/deleterange', { key });
  await compact(members);
  for (const each of members) if ((await each.ask('maintenance/defragment', {}, 20_000)) === undefined) say(`${each.service.name} was not defragmented`);
  await until('the alarm is off', 20_000, async () => {
    for (const memberID of new Set((await member.ask<{ alarms?: { memberID?: string }[] }>('maintenance/alarm', { action: 'GET' }))?.alarms?.map((alarm) => alarm.memberID))) {
      await member.ask('maintenance/alarm', { action: 'DEACTIVATE', alarm: 'NOSPACE', memberID });
    }
    return !(await alarmed());
  });
  await ready(scene, 60_000);
  await rest(3000, 5000);
}

export const disks: readonly Fault[] = [
  {
    name: 'disk-full',
    what: 'the disk of one etcd member (a tmpfs of its own) has not a byte left for 5 to 9 s; then room is made and it is started again',
    needs: ['members', 'namespaces'],
    scene: { smallDisk: SMALL_DISK_MB },
    inject: repeated(fullDisk),
  },
  {
    name: 'quota',
    what: 'etcd reaches its quota and refuses every write (alarm NOSPACE) for 4 to 8 s; then compact, defragment, disarm',
    needs: ['members'],
    scene: { etcd: [`--quota-backend-bytes=${QUOTA_BYTES}`] },
    inject: repeated(overQuota),
  },
];
