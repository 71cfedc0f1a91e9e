/** As `callsPerSecond` of ../measure.ts, for work that may be asynchronous and is slow: a warm-up, then the best of three rounds. */
export async function rateOf(work, seconds = 0.5, rounds = 3) {
  const round = async () => {
    let calls = 0;
    const cpu = process.cpuUsage();
    const started = performance.now();
    let elapsed = 0;
    while (elapsed < seconds * 1000) {
      for (let i = 0; i < 10; i += 1) {
        const answer = work();
        if (answer instanceof Promise) await answer;
      }
      calls += 10;
      elapsed = performance.now() - started;
    }
    const { user, system } = process.cpuUsage(cpu);
    return { perCpuSecond: calls / ((user + system) / 1e6), perSecond: calls / (elapsed / 1000) };
  };
  await round();
  let best = { perCpuSecond: 0, perSecond: 0 };
  for (let n = 0; n < rounds; n += 1) {
    const one = await round();
    best = { perCpuSecond: Math.max(best.perCpuSecond, one.perCpuSecond), perSecond: Math.max(best.perSecond, one.perSecond) };
  }
  return best;
}
