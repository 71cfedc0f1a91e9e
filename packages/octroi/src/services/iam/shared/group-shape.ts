import type { Group } from '../../../../models/iam.gen.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { GroupRow } from '../tables.ts';
import { entityArn } from './arns.ts';

/** A group as every operation shows it (IAM-60). */
export function groupShape(scope: Scope, row: GroupRow): Group {
  return { Path: row.path, GroupName: row.name, GroupId: row.id, Arn: entityArn(scope, 'group', row), CreateDate: new Date(row.createdAt) };
}
