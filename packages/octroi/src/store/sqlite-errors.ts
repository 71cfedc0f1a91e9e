import { StoreFullError } from './backend.ts';
import { damaged } from './damaged.ts';
import { StoreUnavailableError } from './kv.ts';

const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
/** No room for the index of the write-ahead file. */
const IOERR_SHMSIZE = IOERR | (19 << 8);
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
/** What SQLite says of a file whose schema or rows are not ours: a table is missing, a number is text. */
const ERROR = 1;
const MISMATCH = 20;

/** What node:sqlite throws. */
export function isSqliteError(error: unknown): error is Error & { readonly errcode: number } {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && (error.errcode & 0xff) === BUSY;
}

/** The sentence for what SQLite says of the file; errors that are not SQLite's stay as they are. */
export function explained(path: string, error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  switch (error.errcode & 0xff) {
    case FULL:
      return full(path, error);
    case READONLY:
      return new StoreUnavailableError(`the store \`${path}\` cannot be written: its file or disk is read-only`, { cause: error });
    case CANTOPEN:
      return new StoreUnavailableError(`the store \`${path}\` cannot be opened: the folder or the file is read-only or not ours`, { cause: error });
    case IOERR:
      if (error.errcode === IOERR_SHMSIZE) return full(path, error);
      return new StoreUnavailableError(`the store \`${path}\` cannot be read or written: the disk failed (${error.message}, SQLite's ${error.errcode})`, { cause: error });
    case CORRUPT:
    case NOTADB:
    case ERROR:
    case MISMATCH:
      return damaged(path, `SQLite says \`${error.message}\``, error);
    default:
      return new StoreUnavailableError(`the store \`${path}\` cannot be used: SQLite says \`${error.message}\` (${error.errcode})`, { cause: error });
  }
}

function full(path: string, cause: Error): StoreFullError {
  return new StoreFullError(`the store \`${path}\` has no room left on its disk, so nothing was written`, { cause });
}
