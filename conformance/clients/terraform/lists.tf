# Data sources that look through the account, at the caller or at what a principal may do.
data "aws_iam_users" "staff" {
  path_prefix = "/staff/"
  depends_on  = [aws_iam_user.ann]
}

data "aws_iam_roles" "apps" {
  path_prefix = "/apps/"
  name_regex  = "^a.p$"
  depends_on  = [aws_iam_role.app]
}

data "aws_iam_instance_profiles" "app" {
  role_name  = aws_iam_role.app.name
  depends_on = [aws_iam_instance_profile.app]
}

data "aws_iam_session_context" "me" {
  arn = data.aws_caller_identity.me.arn
}

data "aws_iam_session_context" "app" {
  arn        = "arn:aws:sts::${data.aws_caller_identity.me.account_id}:assumed-role/app/session"
  depends_on = [aws_iam_role.app]
}

data "aws_iam_policy" "by_name" {
  name        = "read"
  path_prefix = "/tf/"
  depends_on  = [aws_iam_policy.read]
}

data "aws_iam_policy" "managed" {
  name = "AWSLambdaBasicExecutionRole"
}

data "aws_iam_principal_policy_simulation" "app" {
  policy_source_arn = aws_iam_role.app.arn
  action_names      = ["s3:GetObject", "s3:DeleteObject"]
  resource_arns     = ["arn:aws:s3:::bucket"]
  context {
    key    = "aws:PrincipalTag/team"
    type   = "string"
    values = ["b"]
  }
  depends_on = [aws_iam_role_policy.app]
}

output "found" {
  value = {
    users      = data.aws_iam_users.staff.names
    roles      = data.aws_iam_roles.apps.names
    profiles   = data.aws_iam_instance_profiles.app.names
    me         = data.aws_iam_session_context.me.issuer_arn
    issuer     = data.aws_iam_session_context.app.issuer_arn
    policy     = data.aws_iam_policy.by_name.arn
    managed    = data.aws_iam_policy.managed.arn
    simulation = [for result in data.aws_iam_principal_policy_simulation.app.results : "${result.action_name} ${result.decision}"]
    key        = data.aws_iam_user_ssh_key.bob.fingerprint != ""
    site       = data.aws_iam_server_certificate.site.arn
    keys       = [for key in data.aws_iam_access_keys.ann.access_keys : key.status]
  }
}
