import { ApiError } from '../../../kernel/api-error.ts';
import { ConcurrencyExceeded, ExecutorClosed } from '../execution/task.ts';
import { ZipRefused } from '../execution/zip.ts';

/** What the executor refuses, in AWS's words (LAM-81, LAM-82). */
export function refusalOf(error: unknown): unknown {
  if (error instanceof ConcurrencyExceeded) {
    return new ApiError('TooManyRequestsException', error.message, { status: 429, members: { Reason: error.reason, retryAfterSeconds: '1' } });
  }
  if (error instanceof ExecutorClosed) return new ApiError('ServiceException', 'Service is shutting down', { status: 500 });
  if (error instanceof ZipRefused) return new ApiError('InvalidZipFileException', error.message, { status: 502 });
  return error;
}
