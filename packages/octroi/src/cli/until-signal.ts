/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP (a closed terminal) from the call on; a second one ends the process at once.
 * To be called before a server says that it is ready: whoever reads that may end it with the next breath.
 */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}
