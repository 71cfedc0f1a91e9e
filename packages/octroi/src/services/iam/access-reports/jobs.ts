import { ApiError } from '../../../kernel/api-error.ts';
import type { Ids } from '../../../kernel/ids.ts';
import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import { defineTable } from '../../../kernel/table.ts';
import type { OrganizationsReport } from './organizations-report.ts';
import type { AccessReport } from './report.ts';

/** What jobs find, by the kind of job. */
interface Reports {
  readonly service: AccessReport;
  readonly organizations: OrganizationsReport;
}

interface PieceRow {
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
  readonly kind: keyof Reports;
  readonly text: string;
}

/** A finished job. */
export interface Job<Kind extends keyof Reports> {
  readonly createdAt: number;
  readonly report: Reports[Kind];
}

/** [job id, number of the piece, padded]: a report, which may be longer than a row. Job ids begin with their time, so the oldest are first. */
export const jobPieces = defineTable<PieceRow>({ service: 'iam', name: 'access-job', kind: 'business', regional: false });

/** How long a job can be read. */
export const JOB_MILLIS = 24 * 3_600_000;

/** Characters of a piece, and how many there may be: a transaction has less than 100 writes. */
const PIECE = 400_000;
const MAX_PIECES = 50;
const MAX_FORGOTTEN = 40;

const JOB_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keeps a report and gives its job's id; forgets some jobs that have expired. Throws ServiceFailure for a report too long to keep. */
export async function keepJob<Kind extends keyof Reports>(rows: RowWriter, ids: Ids, now: number, kind: Kind, report: Reports[Kind]): Promise<string> {
  for (const { id, row } of await rows.list(jobPieces, { limit: MAX_FORGOTTEN })) if (now - row.createdAt >= JOB_MILLIS) rows.delete(jobPieces, id);
  const text = JSON.stringify(report);
  if (text.length > PIECE * MAX_PIECES) throw new ApiError('ServiceFailure', 'The report is too long.', { status: 500 });
  const job = jobId(ids, now);
  for (let piece = 0; piece * PIECE < text.length; piece++) rows.put(jobPieces, [job, String(piece).padStart(2, '0')], { createdAt: now, kind, text: text.slice(piece * PIECE, (piece + 1) * PIECE) });
  return job;
}

/** A version 7 UUID: 48 bits of time, then random ones. */
function jobId(ids: Ids, now: number): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${ids.uuid().slice(15)}`;
}

/** The job of this account and kind with the id; NoSuchEntity for one that never was, has expired, or is another account's (IAM-180). */
export async function mustHaveJob<Kind extends keyof Reports>(rows: RowReader, id: string, now: number, kind: Kind): Promise<Job<Kind>> {
  const pieces = JOB_ID.test(id) ? await listAll(rows, jobPieces, [id]) : [];
  const createdAt = pieces[0]?.row.createdAt;
  if (createdAt === undefined || pieces[0]!.row.kind !== kind || now - createdAt >= JOB_MILLIS) throw new ApiError('NoSuchEntity', `The job with id ${id} cannot be found.`);
  return { createdAt, report: JSON.parse(pieces.map(({ row }) => row.text).join('')) as Reports[Kind] };
}
