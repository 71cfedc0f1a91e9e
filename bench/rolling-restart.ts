/**
 * Restarts every node of a cluster while clients go round them, and says what the clients saw: `node bench/rolling-restart.ts [MEMBERS
 * [NODES [ROUNDS [CLIENTS]]]]`, by default 3 3 2 4. Ends with 1 if a request failed or an answered write is lost. Needs etcd and a build.
 */
import { rollingRestart } from '../packages/octroi/src/cli/rolling-restart.fixture.ts';

const [members = 3, nodes = 3, rounds = 2, clients = 4] = process.argv.slice(2).map(Number);
const { requests, retried, failed, codes, lost, said } = await rollingRestart({ members, nodes, rounds, clients });
process.stdout.write(`${members} members, ${nodes} nodes, ${codes.length} ends: ${requests} requests, ${retried} asked again after a connection error, ${failed.length} failed, ${lost.length} answered writes lost\n`);
if (failed.length > 0) process.stdout.write(`${[...new Set(failed)].slice(0, 10).join('\n')}\n`);
if (said !== '') process.stdout.write(said);
process.exitCode = failed.length > 0 || lost.length > 0 || codes.some((code) => code !== 0) ? 1 : 0;
