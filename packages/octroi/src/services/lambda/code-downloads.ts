import type { HttpResponse } from '../../wire/http.ts';
import type { Sealer } from '../../kernel/operation.ts';
import type { Blobs } from '../../store/blobs.ts';
import { blobOfCode } from './packages/package.ts';

/** Where GetFunction's links lead: a path of our own, without a signature, because the link itself is the permission (LAM-30). */
export const CODE_PATH = '/_octroi/lambda/code';

const VALID_MILLIS = 600_000;
const SEALED_FOR = 'lambda-code-link';

export interface CodeDownloads {
  /** A link to a package, valid for ten minutes. */
  link(codeSha256: string): string;
}

interface DownloadNeeds {
  readonly seal: Sealer;
  readonly endpoint: () => string;
  /** Milliseconds of the host's clock, by which links end, as presigned URLs do. */
  readonly now: () => number;
}

export function createCodeDownloads({ seal, endpoint, now }: DownloadNeeds): CodeDownloads {
  return {
    link(codeSha256) {
      const token = seal.seal(JSON.stringify({ code: codeSha256, until: now() + VALID_MILLIS }), SEALED_FOR);
      return `${endpoint()}${CODE_PATH}?token=${token}`;
    },
  };
}

interface Request {
  readonly http: { readonly query: string };
}

/** Answers the links: the package, or 403 for a link that we did not make or that has ended. */
export function codeDownloadRoute(needs: Pick<DownloadNeeds, 'seal' | 'now'> & { readonly blobs: () => Blobs }) {
  return {
    method: 'GET' as const,
    path: CODE_PATH,
    async answer({ http }: Request): Promise<HttpResponse> {
      const code = readToken(new URLSearchParams(http.query).get('token') ?? '', needs);
      if (code === null) return plain(403, 'the link is not valid any more\n');
      const body = await needs.blobs().get(blobOfCode(code));
      return body === undefined ? plain(404, 'the package is gone\n') : { status: 200, headers: { 'content-type': 'application/zip' }, body };
    },
  };
}

function readToken(token: string, { seal, now }: Pick<DownloadNeeds, 'seal' | 'now'>): string | null {
  let opened: { readonly code: string; readonly until: number };
  try {
    opened = JSON.parse(seal.open(token, SEALED_FOR).toString('utf8')) as typeof opened;
  } catch {
    return null;
  }
  return now() < opened.until ? opened.code : null;
}

function plain(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
