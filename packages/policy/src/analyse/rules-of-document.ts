import type { Document, Statement } from '../document/document.ts';
import type { CompiledStatement } from '../evaluate/compile.ts';
import { compile } from '../evaluate/compile.ts';
import type { Token } from '../match/glob.ts';
import { ANY } from '../match/glob.ts';
import type { Pattern } from '../match/pattern.ts';
import type { PrincipalSet } from '../match/principal.ts';
import type { Atoms } from './atoms.ts';
import type { PolicyType } from './check.ts';
import type { Language } from './glob-language.ts';
import { languageOf } from './glob-language.ts';

/** Patterns of a statement's Action or Resource; `not` for NotAction and NotResource. */
export interface Patterns {
  readonly not: boolean;
  readonly languages: readonly Language[];
  /** Of resources: takes the resource `*` of actions without resource-level permissions (POL-13b). */
  readonly star: boolean;
}

/** A statement taken apart for comparing: it applies where patterns and principal match and every atom holds. */
export interface Rule {
  readonly allow: boolean;
  readonly statement: Statement;
  readonly actions: Patterns;
  readonly resources: Patterns;
  /** Null: everybody. */
  readonly principals: PrincipalSet | null;
  readonly atoms: ReadonlySet<number>;
}

/** How variables of resources are read: each pattern as a proposition of its own, or with some value that occurs nowhere else. */
export type VariableMode = 'free' | 'fresh';

const EVERYTHING: Patterns = { not: false, languages: [[ANY]], star: true };

function actionsOf({ actions }: CompiledStatement): Patterns {
  return { not: actions.not, languages: [...[...actions.literals].map((text): Language => [text]), ...actions.globs.map(languageOf)], star: false };
}

/** A value for each variable, the same wherever it stands. */
function freshen(tokens: Extract<Pattern, { fixed: null }>['tokens']): Language {
  return tokens.map((token): Token => (typeof token === 'object' ? `value-of-${token.key.replaceAll(/[^a-z0-9]/g, '-')}` : token));
}

const isStar = (pattern: Pattern): boolean => pattern.fixed !== null && pattern.fixed.form === 'all';

/** The resources of a statement, and apart from them each pattern with variables that must be a rule of its own. */
function resourcesOf(compiled: CompiledStatement, mode: VariableMode, trust: boolean): { readonly fixed: Patterns | null; readonly templates: readonly Extract<Pattern, { fixed: null }>[] } {
  const { resources, notResources, effect } = compiled;
  const list = resources ?? notResources;
  if (list === null) return { fixed: effect === 'Deny' || trust ? EVERYTHING : null, templates: [] };
  const languages = list.flatMap((pattern): Language[] => (pattern.fixed !== null ? [languageOf(pattern.fixed)] : mode === 'fresh' ? [freshen(pattern.tokens)] : []));
  const templates = mode === 'fresh' ? [] : list.filter((pattern) => pattern.fixed === null);
  const star = list.some(isStar);
  return { fixed: languages.length === 0 && resources !== null ? null : { not: resources === null, languages, star: resources === null ? !star : star }, templates };
}

/** Why a document cannot be compared, or null if it can. */
export function unfit(document: Document): string | null {
  for (const [index, { notPrincipals, notResources }] of document.statements.entries()) {
    if (notPrincipals !== null) return `statement ${index} has NotPrincipal`;
    if (document.version === '2012-10-17' && notResources?.some((value) => value.includes('${'))) return `statement ${index} has a variable in NotResource`;
  }
  return null;
}

/** The rules of a document that `unfit` has nothing against. */
export function rulesOf(document: Document, type: PolicyType, mode: VariableMode, atoms: Atoms): readonly Rule[] {
  const variables = document.version === '2012-10-17';
  return compile(document).statements.flatMap((compiled): Rule[] => {
    const { written, effect, principals } = compiled;
    const allow = effect === 'Allow';
    // POL-34: where the element is missing or misplaced, an Allow matches nobody and a Deny everybody.
    if (allow && (type === 'identity') !== (principals === null)) return [];
    // An operator that does not exist lets no Allow match, and no Deny slip.
    if (allow && compiled.conditions.some(({ always }) => always !== null)) return [];
    const conditions = compiled.conditions.filter(({ always }) => always === null).map((condition) => atoms.condition(condition.written, variables));
    const { fixed, templates } = resourcesOf(compiled, mode, type === 'trust');
    const rule = { allow, statement: written, actions: actionsOf(compiled), principals: type === 'identity' ? null : principals };
    return [
      ...(fixed === null ? [] : [{ ...rule, resources: fixed, atoms: new Set(conditions) }]),
      ...templates.map(({ tokens }): Rule => {
        const language = tokens.map((token): Token => (typeof token === 'object' ? ANY : token));
        const text = tokens.map((token) => (typeof token === 'object' ? `\${${token.key}}` : typeof token === 'string' ? token : token === ANY ? '*' : '?')).join('');
        return { ...rule, resources: { not: false, languages: [language], star: false }, atoms: new Set([...conditions, atoms.template(tokens, text)]) };
      }),
    ];
  });
}

/** What the documents most likely are, where nobody says: those that name principals are resource policies, without resources trust policies. */
export function typeOf(documents: readonly Document[]): PolicyType {
  const statements = documents.flatMap((document) => document.statements);
  if (statements.every(({ principals, notPrincipals }) => principals === null && notPrincipals === null)) return 'identity';
  return statements.every(({ resources, notResources }) => resources === null && notResources === null) ? 'trust' : 'resource';
}
