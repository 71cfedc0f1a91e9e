import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Who a sandbox's processes are, and as whom they show in it. */
export interface Identity {
  /** Within the sandbox, after the set-up. */
  readonly user: number;
  readonly group: number;
  /** Gives a process that has just entered its user namespace its users; the process waits for it. */
  map(pid: number): void;
}

/** The user that AWS's sandboxes run functions as. */
const USER = 993;
const GROUP = 990;
/** A range that no distribution gives to anyone: 0x70000000 and up; if the server has no such users, the last before `nobody`. */
const RANGES = [
  { first: 0x7000_0000, count: 0x0fff_0000 },
  { first: 64_000, count: 1000 },
];

interface Extent {
  readonly first: number;
  readonly count: number;
}

/** The users that this process may map, as /proc/self/uid_map tells them. */
export function readExtents(map: string): Extent[] {
  return map.split('\n').flatMap((line) => {
    const [first, , count] = line.trim().split(/\s+/).map(Number);
    return first === undefined || count === undefined || Number.isNaN(count) ? [] : [{ first, count }];
  });
}

/** A random user of a range that the extents cover whole; undefined if they cover none. */
export function drawUser(extents: readonly Extent[]): number | undefined {
  const range = RANGES.find(({ first, count }) => extents.some((extent) => extent.first <= first && first + count <= extent.first + extent.count));
  return range === undefined ? undefined : range.first + randomInt(range.count);
}

/**
 * A new identity. A server of root gives every sandbox a host user of its own: files that belong to root, and processes of other
 * sandboxes, are strangers' then. Any other server can give nothing but its own user, which has no rights outside of the namespace.
 * @throws Error with the reason why there is none
 */
export function newIdentity(): Identity {
  const { geteuid, getegid } = process;
  if (geteuid === undefined || getegid === undefined) throw new Error('this system has no users');
  if (geteuid() !== 0) {
    const [user, group] = [geteuid(), getegid()];
    return {
      user: 0,
      group: 0,
      map(pid) {
        writeFileSync(`/proc/${pid}/uid_map`, `0 ${user} 1\n`);
        writeFileSync(`/proc/${pid}/setgroups`, 'deny');
        writeFileSync(`/proc/${pid}/gid_map`, `0 ${group} 1\n`);
      },
    };
  }
  const drawn = drawUser(readExtents(readFileSync('/proc/self/uid_map', 'utf8')));
  if (drawn === undefined || drawUser(readExtents(readFileSync('/proc/self/gid_map', 'utf8'))) === undefined) {
    throw new Error('root has no users here besides the usual ones to run functions as; start the server as another user');
  }
  return {
    user: USER,
    group: GROUP,
    map(pid) {
      writeFileSync(`/proc/${pid}/uid_map`, `0 0 1\n${USER} ${drawn} 1\n`);
      writeFileSync(`/proc/${pid}/gid_map`, `0 0 1\n${GROUP} ${drawn} 1\n`);
    },
  };
}
