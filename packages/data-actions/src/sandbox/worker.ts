import { parentPort, workerData } from 'node:worker_threads';
import type { ExecutionLimits } from '../configuration.ts';
import { isRefusal, perform } from './perform.ts';
import type { Reply, Task } from './task.ts';

/** The worker's side: one task after the other, until it is ended. It has no environment and is sent no credentials. */
const port = parentPort;
if (port === null) throw new Error('this file is run as a worker');
const limits = workerData as ExecutionLimits;

port.on('message', ({ id, task }: { readonly id: number; readonly task: Task }) => {
  const answer = (reply: Reply): void => port.postMessage(reply);
  try {
    answer({ id, value: perform(task, limits) });
  } catch (error) {
    answer({ id, refusal: isRefusal(error) ? error.message : 'it is too large or nested too deeply' });
  }
});
port.postMessage('ready');
