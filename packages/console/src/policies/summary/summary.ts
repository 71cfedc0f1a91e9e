import { parsePolicy } from '@octroi/policy';
import type { Document, Statement } from '@octroi/policy';
import { accessLevels } from '@octroi/policy/analyse';
import type { AccessLevel, ActionCatalogue } from '../catalogue/types.ts';

/** A level of a service in the summary: every action of it, or some. */
export interface LevelSummary {
  readonly level: AccessLevel;
  readonly full: boolean;
  readonly actions: readonly string[];
}

/** One service that the policy allows or denies something in. */
export interface ServiceSummary {
  readonly prefix: string;
  readonly levels: readonly LevelSummary[];
  /** Every level that the service has is full. */
  readonly full: boolean;
  /** What the statements about it name; `!` before what NotResource leaves out. */
  readonly resources: readonly string[];
  /** The conditions of these statements: `aws:SourceIp` under `IpAddress`. */
  readonly conditions: readonly { readonly operator: string; readonly key: string; readonly values: readonly string[] }[];
}

/** What a policy grants and denies, by service. */
export interface PolicySummary {
  readonly allows: readonly ServiceSummary[];
  readonly denies: readonly ServiceSummary[];
  /** Texts of Action elements that name no action that is known. */
  readonly unmatched: readonly string[];
}

const distinct = <T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] => [...new Map(values.map((value) => [keyOf(value), value])).values()];

function summaryOf(document: Document, catalogue: ActionCatalogue): readonly ServiceSummary[] {
  const taken = document.statements.map((statement) => ({ statement, services: new Set(accessLevels({ ...document, statements: [statement] }, catalogue).access.map(({ service }) => service)) }));
  const { access } = accessLevels(document, catalogue);
  return distinct(access.map(({ service }) => service), String).map((prefix) => {
    const levels = access.filter(({ service }) => service === prefix).map(({ level, full, actions }): LevelSummary => ({ level, full, actions }));
    const statements = taken.filter(({ services }) => services.has(prefix)).map(({ statement }) => statement);
    const all = new Set(catalogue.services.find((service) => service.prefix === prefix)?.actions.map(({ accessLevel }) => accessLevel));
    return {
      prefix,
      levels,
      full: levels.length === all.size && levels.every(({ full }) => full),
      resources: [...new Set(statements.flatMap(({ resources, notResources }) => resources ?? notResources?.map((resource) => `!${resource}`) ?? []))],
      conditions: distinct(statements.flatMap(({ conditions }) => conditions), (condition) => JSON.stringify(condition)),
    };
  });
}

/** Null for a text that is no policy. An explicit deny is listed beside what is allowed, and taken off nothing. */
export function summarise(text: string, catalogue: ActionCatalogue): PolicySummary | null {
  const parsed = parsePolicy(text);
  if (!parsed.ok) return null;
  const { document } = parsed;
  const only = (effect: Statement['effect']): Document => ({
    ...document,
    statements: document.statements.filter((statement) => statement.effect === effect).map((statement): Statement => ({ ...statement, effect: 'Allow' })),
  });
  return { allows: summaryOf(only('Allow'), catalogue), denies: summaryOf(only('Deny'), catalogue), unmatched: accessLevels(document, catalogue).unmatched };
}
