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

/** Do the action texts say something of that service? Those with a wildcard in the prefix may be about any. */
const about = (prefix: string) => (text: string): boolean => {
  const [own = ''] = text.split(':', 1);
  return own.toLowerCase() === prefix || /[*?]/.test(own);
};

/** The statements that may take actions of a service, with no more of their texts than what is about it: 20,000 actions meet few patterns then. */
function statementsAbout(prefix: string, statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement): Statement[] => {
    const actions = statement.actions?.filter(about(prefix)) ?? null;
    return actions?.length === 0 ? [] : [{ ...statement, actions, notActions: statement.notActions?.filter(about(prefix)) ?? null }];
  });
}

interface Summed {
  readonly services: readonly ServiceSummary[];
  /** Texts of Action and NotAction that name some action. */
  readonly matched: ReadonlySet<string>;
}

function summaryOf(document: Document, catalogue: ActionCatalogue): Summed {
  const matched = new Set<string>();
  const services = catalogue.services.flatMap((service): ServiceSummary[] => {
    const statements = service.actions.length === 0 ? [] : statementsAbout(service.prefix.toLowerCase(), document.statements);
    if (statements.length === 0) return [];
    const data = { services: [service] };
    const levelsOf = (some: readonly Statement[]) => accessLevels({ ...document, statements: some }, data);
    const { access, unmatched } = levelsOf(statements);
    for (const text of statements.flatMap(({ actions, notActions }) => actions ?? notActions ?? [])) if (!unmatched.includes(text)) matched.add(text);
    if (access.length === 0) return [];
    const taking = statements.filter((statement) => statements.length === 1 || levelsOf([statement]).access.length > 0);
    const levels = access.map(({ level, full, actions }): LevelSummary => ({ level, full, actions }));
    return [
      {
        prefix: service.prefix,
        levels,
        full: levels.length === new Set(service.actions.map(({ accessLevel }) => accessLevel)).size && levels.every(({ full }) => full),
        resources: [...new Set(taking.flatMap(({ resources, notResources }) => resources ?? notResources?.map((resource) => `!${resource}`) ?? []))],
        conditions: distinct(taking.flatMap(({ conditions }) => conditions), (condition) => JSON.stringify(condition)),
      },
    ];
  });
  return { services, matched };
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
  const [allows, denies] = [summaryOf(only('Allow'), catalogue), summaryOf(only('Deny'), catalogue)];
  const texts = new Set(document.statements.flatMap(({ actions, notActions }) => [...(actions ?? []), ...(notActions ?? [])]));
  return { allows: allows.services, denies: denies.services, unmatched: [...texts].filter((text) => !allows.matched.has(text) && !denies.matched.has(text)) };
}
