import { startDataActions } from './start.ts';

/** A third party in a process of its own, for tests that kill it. Says where it listens. */
const [data] = process.argv.slice(2);
const running = await startDataActions({ port: 0, data: data!, credentials: {} });
process.send!({ endpoint: running.endpoint });
