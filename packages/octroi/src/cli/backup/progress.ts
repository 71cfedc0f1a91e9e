/** Says how far something long has come, on a terminal alone: a log is not filled with it. */
export interface Progress {
  show(what: string, count: number): void;
  end(): void;
}

const EVERY_MILLIS = 100;

/** `doing`: `backing up`. */
export function progressOn(stream: NodeJS.WriteStream, doing: string): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, end: () => undefined };
  let shown = 0;
  let last = -Infinity;
  return {
    show(what, count) {
      const now = performance.now();
      if (now - last < EVERY_MILLIS) return;
      last = now;
      const line = `${doing}: ${count.toLocaleString('en')} ${what}`;
      stream.write(`\r${line.padEnd(shown)}`);
      shown = line.length;
    },
    end() {
      if (shown > 0) stream.write(`\r${' '.repeat(shown)}\r`);
      shown = 0;
    },
  };
}
