/** The columns of a credential report, in AWS's order (IAM-133). */
export const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const;

/** `2026-01-31T12:00:00+00:00`; N/A for what never was. */
export function moment(millis: number | undefined): string {
  return millis === undefined ? 'N/A' : `${new Date(millis).toISOString().slice(0, 19)}+00:00`;
}

/** One line, without its end; names may hold commas, and are then quoted (RFC 4180). */
export function line(fields: readonly string[]): string {
  return fields.map((field) => (field.includes(',') ? `"${field}"` : field)).join(',');
}
