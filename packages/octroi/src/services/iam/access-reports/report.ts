import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { accessesOf, TRACKED_MILLIS, type Access, type ServiceAccess } from '../last-use/access-rows.ts';
import { reportSubject, type ReportedEntity } from './report-subject.ts';
import { knownServices } from './services.ts';
import { servicesGranted } from './services-granted.ts';

/** What a job found, as it is kept: it does not change with what happens afterwards. */
export interface AccessReport {
  readonly granularity: 'SERVICE_LEVEL' | 'ACTION_LEVEL';
  /** Namespaces of the services that the subject's policies allow. */
  readonly services: readonly string[];
  /** With ACTION_LEVEL, of the services that were used: the tracked actions that the policies allow. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  readonly entities: readonly EntityReport[];
}

export interface EntityReport extends ReportedEntity {
  /** The uses of these services in the tracking period, by namespace. */
  readonly uses: Readonly<Record<string, ServiceAccess>>;
}

/** Makes the report on a user, group, role or managed policy (IAM-180). */
export async function makeReport(rows: RowReader, home: Scope, arn: string, granularity: AccessReport['granularity'], now: number): Promise<AccessReport> {
  const subject = await reportSubject(rows, home, arn);
  const granted = subject.texts.map(servicesGranted);
  const services = [...knownServices().keys()].filter((namespace) => granted.some((policy) => policy.grants(namespace)));
  const wanted = new Set(services);
  const inPeriod = ({ at }: Access): boolean => now - at <= TRACKED_MILLIS;
  const entities: EntityReport[] = [];
  const used = new Set<string>();
  for (const entity of subject.entities) {
    const uses: Record<string, ServiceAccess> = {};
    for (const [namespace, use] of await accessesOf(rows, entity.id)) {
      if (!wanted.has(namespace) || !inPeriod(use)) continue;
      used.add(namespace);
      const actions = granularity === 'SERVICE_LEVEL' ? [] : Object.entries(use.actions).filter(([, action]) => inPeriod(action));
      uses[namespace] = { at: use.at, region: use.region, actions: Object.fromEntries(actions) };
    }
    entities.push({ ...entity, uses });
  }
  const actions: Record<string, readonly string[]> = {};
  if (granularity === 'ACTION_LEVEL') for (const namespace of used) actions[namespace] = trackedAndAllowed(namespace, granted);
  return { granularity, services, actions, entities };
}

function trackedAndAllowed(namespace: string, granted: readonly ReturnType<typeof servicesGranted>[]): readonly string[] {
  return (knownServices().get(namespace)?.tracked ?? []).filter((action) => granted.some((policy) => policy.allows(`${namespace}:${action}`)));
}
