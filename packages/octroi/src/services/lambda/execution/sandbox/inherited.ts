import { openSync, readdirSync, readFileSync } from 'node:fs';

const CLOSE_ON_EXEC = 0o2000000;

/**
 * Descriptors above 2 that whoever started this server left open for all its children. Node closes none of them for a child, and a
 * function must not get hold of one. What Node itself opens is closed by itself.
 */
export function inheritedDescriptors(): number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number).filter((number) => number > 2 && passesOn(number));
  } catch {
    return [];
  }
}

function passesOn(descriptor: number): boolean {
  try {
    const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // The one that listed the folder.
    return false;
  }
}

let nothing: number | undefined;

/** The `stdio` of a child, with /dev/null in place of them: `ignore` would leave them as they are. */
export function shielded<T>(stdio: readonly T[], descriptors: readonly number[] = inheritedDescriptors()): (T | number | 'ignore')[] {
  const shield = new Set(descriptors);
  const length = Math.max(stdio.length, ...descriptors.map((number) => number + 1));
  nothing ??= openSync('/dev/null', 'r');
  const substitute = nothing;
  return Array.from({ length }, (_, at) => {
    const wanted = stdio[at];
    return (wanted === undefined || wanted === 'ignore') && shield.has(at) ? substitute : (wanted ?? 'ignore');
  });
}
