import { servicesOf } from '../visual/actions.ts';
import type { StatementView } from '../visual/view.ts';

interface LineTexts {
  readonly effects: Readonly<Record<'Allow' | 'Deny', string>>;
  readonly allExcept: (services: string) => string;
}

/** What a statement is about, in a line: `Allow · lambda`. With NotAction it is about everything else. */
export function statementLine({ effect, actions }: Pick<StatementView, 'effect' | 'actions'>, text: LineTexts): string {
  const services = servicesOf(actions?.values ?? []);
  const about = actions?.not === true && services.length > 0 ? [text.allExcept(services.join(', '))] : services;
  return [text.effects[effect], ...about].join(' · ');
}
