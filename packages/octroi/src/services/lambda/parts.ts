import { defineLookup, defineToken } from '../../kernel/operation.ts';
import type { ConcurrencyGate } from './concurrency/gate.ts';
import type { Executor } from './execution/executor.ts';
import type { AsyncInvocations } from './invoke/async-invocations.ts';
import type { Buckets } from './packages/buckets.ts';
import type { RuntimeSupport } from './packages/runtime-support.ts';
import type { CodeDownloads } from './code-downloads.ts';
import type { FunctionUrls } from './urls/endpoint.ts';

/** What runs functions. */
export const functionExecutor = defineToken<Pick<Executor, 'invoke' | 'retire'> & Partial<Pick<Executor, 'whyNot'>>>('the executor of functions');

/** What knows the addresses of functions. */
export const functionUrls = defineToken<FunctionUrls>('the addresses of function URLs');

/** What counts the invocations that run. */
export const concurrencyGate = defineToken<ConcurrencyGate>('the count of running invocations');

/** What runs queued invocations. */
export const asyncInvocations = defineToken<AsyncInvocations>('the queue of asynchronous invocations');

/** What makes the links of GetFunction. */
export const codeDownloads = defineToken<CodeDownloads>('the downloads of function code');

/** Where packages lie that a request names by bucket and key (LAM-26). */
export const buckets = defineLookup<Buckets>('the buckets of packages');

/** What knows which runtimes this host can run (LAM-24). */
export const runtimeSupport = defineLookup<RuntimeSupport>('the runtimes of this host');
