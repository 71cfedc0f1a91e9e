import type { HttpResponse } from '../../../wire/http.ts';
import { defineToken, type Sealer } from '../../../kernel/operation.ts';
import type { Blobs } from '../../../store/blobs.ts';

/** Where links to archives lead: a path of our own, without a signature, because the link itself is the permission (LEX-EXP-1). */
export const ARCHIVE_PATH = '/_octroi/lex/archive';

const VALID_MILLIS = 300_000;
const SEALED_FOR = 'lex-archive-link';

interface Archive {
  readonly blob: string;
  /** Letters, digits, `_`, `-` and `.` alone. */
  readonly fileName: string;
}

export interface ArchiveDownloads {
  /** A link to an archive, valid for five minutes. */
  link(archive: Archive): string;
}

export const archiveDownloads = defineToken<ArchiveDownloads>('links to Lex archives');

interface DownloadNeeds {
  readonly seal: Sealer;
  readonly endpoint: () => string;
  /** Milliseconds of the host's clock, by which links end, as presigned URLs do. */
  readonly now: () => number;
}

export function createArchiveDownloads({ seal, endpoint, now }: DownloadNeeds): ArchiveDownloads {
  return {
    link({ blob, fileName }) {
      const token = seal.seal(JSON.stringify({ blob, fileName, until: now() + VALID_MILLIS }), SEALED_FOR);
      return `${endpoint()}${ARCHIVE_PATH}?token=${token}`;
    },
  };
}

interface Request {
  readonly http: { readonly query: string };
}

/** Answers the links: the archive, or 403 for a link that we did not make or that has ended. */
export function archiveRoute(needs: Pick<DownloadNeeds, 'seal' | 'now'> & { readonly blobs: () => Blobs }) {
  return {
    method: 'GET' as const,
    path: ARCHIVE_PATH,
    async answer({ http }: Request): Promise<HttpResponse> {
      const archive = readToken(new URLSearchParams(http.query).get('token') ?? '', needs);
      if (archive === null) return plain(403, 'the link is not valid any more\n');
      const body = await needs.blobs().get(archive.blob);
      if (body === undefined) return plain(404, 'the archive is gone\n');
      return { status: 200, headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${archive.fileName}"` }, body };
    },
  };
}

function readToken(token: string, { seal, now }: Pick<DownloadNeeds, 'seal' | 'now'>): Archive | null {
  let opened: Archive & { readonly until: number };
  try {
    opened = JSON.parse(seal.open(token, SEALED_FOR).toString('utf8')) as typeof opened;
  } catch {
    return null;
  }
  return now() < opened.until ? opened : null;
}

function plain(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
