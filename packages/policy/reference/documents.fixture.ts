import type { CompiledPolicy, Policies } from '../src/index.ts';
import { compile, documentOf } from '../src/index.ts';
import type { RawDocument, RawPolicies, RawStatement } from './documents.ts';
import { listOf } from './documents.ts';

/** Compiles a document as it stands; throws if it is none. */
export function compiledDocument(document: RawDocument): CompiledPolicy {
  const read = documentOf(document);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return compile(read.document);
}

/** The same policies for the engine. */
export function compiledPolicies(raw: RawPolicies): Policies {
  return {
    identity: raw.identity.map(compiledDocument),
    resource: raw.resource === null ? null : compiledDocument(raw.resource),
    boundary: raw.boundary === null ? null : compiledDocument(raw.boundary),
    session: raw.session.map(compiledDocument),
    scp: raw.scp.map((level) => level.map(compiledDocument)),
    rcp: raw.rcp.map((level) => level.map(compiledDocument)),
    endpoint: raw.endpoint ? compiledDocument(raw.endpoint) : null,
  };
}

/** The statements of a document, also of one that has a single one (POL-3). */
export function statementsOf(document: RawDocument): readonly RawStatement[] {
  return listOf<RawStatement>(document.Statement);
}

/** The policies with every document changed. */
export function mapDocuments(raw: RawPolicies, change: (document: RawDocument) => RawDocument): RawPolicies {
  return {
    identity: raw.identity.map(change),
    resource: raw.resource === null ? null : change(raw.resource),
    boundary: raw.boundary === null ? null : change(raw.boundary),
    session: raw.session.map(change),
    scp: raw.scp.map((level) => level.map(change)),
    rcp: raw.rcp.map((level) => level.map(change)),
    endpoint: raw.endpoint ? change(raw.endpoint) : null,
  };
}
