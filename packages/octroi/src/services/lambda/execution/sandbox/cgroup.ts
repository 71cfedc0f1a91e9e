import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Memory that an environment may hold beyond its MemorySize and the files in its /tmp, MB: the sandbox's own processes. */
const OVERHEAD_MB = 64;
const MAX_PROCESSES = 1024;

/** Limits of all processes of one environment together (LAM-134). */
export interface ControlGroup {
  /** Takes a process and all that it starts from now on. */
  add(pid: number): void;
  /** Most memory ever held, MB. */
  peakMemoryMb(): number;
  /** Stops all processes, or lets them go on (LAM-121). */
  freeze(frozen: boolean): void;
  /** Kills whoever is in it, and removes it. */
  remove(): Promise<void>;
}

/** Where control groups can be made. */
export interface ControlGroups {
  create(memoryMb: number, ephemeralMb: number): ControlGroup;
  /** Settles when those that were removed are gone. */
  removed(): Promise<unknown>;
}

/** The files of a version of control groups. */
interface Version {
  readonly folders: Readonly<Record<'memory' | 'pids' | 'freezer', string>>;
  readonly memory: string;
  readonly peak: string;
  readonly pids: string;
  readonly freeze: readonly [file: string, frozen: string, thawed: string];
}

const FIRST: Version = {
  folders: { memory: '/sys/fs/cgroup/memory', pids: '/sys/fs/cgroup/pids', freezer: '/sys/fs/cgroup/freezer' },
  memory: 'memory.limit_in_bytes',
  peak: 'memory.max_usage_in_bytes',
  pids: 'pids.max',
  freeze: ['freezer.state', 'FROZEN', 'THAWED'],
};
const SECOND: Version = {
  folders: { memory: '/sys/fs/cgroup', pids: '/sys/fs/cgroup', freezer: '/sys/fs/cgroup' },
  memory: 'memory.max',
  peak: 'memory.peak',
  pids: 'pids.max',
  freeze: ['cgroup.freeze', '1', '0'],
};

let serial = 0;

/** Where control groups are mounted. */
export const CONTROL_GROUPS = '/sys/fs/cgroup';

/** How the names of this server's groups begin. */
export function groupPrefix(): string {
  return `octroi-${ownSpace()}-${process.pid}-`;
}

/** Control groups, if this server may make them: a server of root may, others seldom. */
export function findControlGroups(): ControlGroups | undefined {
  const version = [SECOND, FIRST].find(usable);
  if (version === undefined) return undefined;
  const going = new Set<Promise<void>>();
  return {
    create(memoryMb, ephemeralMb) {
      const group = createGroup(version, memoryMb, ephemeralMb);
      return {
        ...group,
        async remove() {
          const removal = group.remove();
          going.add(removal);
          await removal;
          going.delete(removal);
        },
      };
    },
    removed: () => Promise.all(going),
  };
}

function usable(version: Version): boolean {
  try {
    if (version === SECOND) {
      const given = readFileSync('/sys/fs/cgroup/cgroup.subtree_control', 'utf8').split(/\s+/);
      if (!given.includes('memory') || !given.includes('pids')) return false;
    }
    createGroup(version, 128, 0).removeNow();
    return true;
  } catch {
    return false;
  }
}

function createGroup(version: Version, memoryMb: number, ephemeralMb: number): ControlGroup & { removeNow(): void } {
  serial += 1;
  const name = `${groupPrefix()}${serial}`;
  const folder = (kind: keyof Version['folders']): string => join(version.folders[kind], name);
  const folders = [...new Set(Object.keys(version.folders).map((kind) => folder(kind as keyof Version['folders'])))];
  const removeNow = (): void => {
    for (const path of folders) if (existsSync(path)) rmdirSync(path);
  };
  try {
    for (const path of folders) mkdirSync(path);
    writeFileSync(join(folder('memory'), version.memory), String((memoryMb + ephemeralMb + OVERHEAD_MB) * 1024 * 1024));
    if (existsSync(join(folder('memory'), 'memory.swap.max'))) writeFileSync(join(folder('memory'), 'memory.swap.max'), '0');
    writeFileSync(join(folder('pids'), version.pids), String(MAX_PROCESSES));
  } catch (error) {
    removeNow();
    throw error;
  }
  return {
    removeNow,
    add(pid) {
      for (const path of folders) writeFileSync(join(path, 'cgroup.procs'), String(pid));
    },
    peakMemoryMb() {
      try {
        return Math.ceil(Number(readFileSync(join(folder('memory'), version.peak), 'utf8')) / 1_048_576);
      } catch {
        return 0;
      }
    },
    freeze(frozen) {
      const [file, stop, go] = version.freeze;
      writeFileSync(join(folder('freezer'), file), frozen ? stop : go);
    },
    async remove() {
      // A process that was killed is in its group until somebody has asked how it ended.
      for (let round = 0; round < 150; round += 1) {
        try {
          return removeNow();
        } catch {
          killAll(folders);
          await delay(20);
        }
      }
    },
  };
}

/** Lets a group go on that stood still: nothing in it dies before. */
function thaw(folder: string): void {
  for (const { freeze: [file, , go] } of [FIRST, SECOND]) if (existsSync(join(folder, file))) writeFileSync(join(folder, file), go);
}

/** Numbers of processes mean something within one PID namespace. */
function ownSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '0';
  }
}

function killAll(folders: readonly string[]): void {
  for (const path of folders) {
    let pids: string[] = [];
    try {
      pids = readFileSync(join(path, 'cgroup.procs'), 'utf8').split('\n').filter((line) => line !== '');
    } catch {
      // This one is removed already.
    }
    for (const pid of pids) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    }
  }
}

/** Kills and removes the groups of servers that are no more, and had no reaper. */
export function removeLeftoverGroups(): void {
  for (const parent of new Set([FIRST, SECOND].flatMap(({ folders }) => Object.values(folders)))) {
    if (!existsSync(parent)) continue;
    for (const name of readdirSync(parent)) {
      const [, space, server] = /^octroi-(\d+)-(\d+)-\d+$/.exec(name) ?? [];
      if (server === undefined || space !== ownSpace() || existsSync(`/proc/${server}`)) continue;
      killAll([join(parent, name)]);
      try {
        thaw(join(parent, name));
        rmdirSync(join(parent, name));
      } catch {
        // What is left of it is dying; the next start removes it.
      }
    }
  }
}
