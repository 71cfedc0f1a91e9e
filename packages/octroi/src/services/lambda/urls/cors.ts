import type { CorsRow } from './tables.ts';

interface Asked {
  readonly method: string;
  /** Lower-case names. */
  readonly header: (name: string) => string | undefined;
}

/** True for a preflight, which the URL answers itself, without its function (LAM-90). */
export function isPreflight({ method, header }: Asked): boolean {
  return method === 'OPTIONS' && header('origin') !== undefined && header('access-control-request-method') !== undefined;
}

/** The headers of an answer to a page of another origin; none if the origin is not among those allowed. */
export function corsHeaders(cors: CorsRow | undefined, { method, header }: Asked): Record<string, string> {
  const origin = header('origin');
  if (cors === undefined || origin === undefined) return {};
  const anyOrigin = cors.AllowOrigins?.includes('*') === true;
  if (!anyOrigin && cors.AllowOrigins?.includes(origin) !== true) return {};
  const wanted = header('access-control-request-method');
  const methods = cors.AllowMethods ?? [];
  if (method === 'OPTIONS' && wanted !== undefined && !methods.includes('*') && !methods.includes(wanted)) return {};
  const list = (name: string, values: readonly string[] | undefined): Record<string, string> => (values === undefined || values.length === 0 ? {} : { [name]: values.join(',') });
  const preflight = method === 'OPTIONS' && wanted !== undefined;
  return {
    'access-control-allow-origin': anyOrigin && cors.AllowCredentials !== true ? '*' : origin,
    vary: 'Origin',
    ...(cors.AllowCredentials === true ? { 'access-control-allow-credentials': 'true' } : {}),
    ...list('access-control-expose-headers', cors.ExposeHeaders),
    ...(preflight ? { ...list('access-control-allow-methods', methods), ...list('access-control-allow-headers', cors.AllowHeaders) } : {}),
    ...(preflight && cors.MaxAge !== undefined ? { 'access-control-max-age': String(cors.MaxAge) } : {}),
  };
}
