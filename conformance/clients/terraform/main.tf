# What Terraform keeps in IAM, in two rounds: users, groups, roles, policies, instance profiles, passwords and the account. Beside it: credentials, exclusive lists, and what looks through the account.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  default_tags { tags = { managed = "terraform" } }
}

variable "round" {
  type    = number
  default = 1
}

locals {
  first = var.round == 1
}

data "aws_caller_identity" "me" {}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = local.first ? ["s3:GetObject"] : ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/$${aws:username}/*"]
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalTag/team"
      values   = ["a*", "b"]
    }
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_user.ann.arn, "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["one", "two"]
    }
  }
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

resource "aws_iam_policy" "read" {
  name        = "read"
  path        = "/tf/"
  description = "reads"
  policy      = data.aws_iam_policy_document.read.json
  tags        = { a = "1" }
}

resource "aws_iam_user" "ann" {
  name                 = "ann"
  path                 = "/staff/"
  permissions_boundary = aws_iam_policy.boundary.arn
  force_destroy        = true
  tags                 = { team = local.first ? "a" : "b" }
}

resource "aws_iam_user" "bob" {
  name = local.first ? "bob" : "bobby"
}

resource "aws_iam_access_key" "ann" {
  user   = aws_iam_user.ann.name
  status = local.first ? "Active" : "Inactive"
}

resource "aws_iam_group" "devs" {
  name = local.first ? "devs" : "developers"
  path = "/g/"
}

resource "aws_iam_group" "ops" { name = "ops" }

resource "aws_iam_group_membership" "devs" {
  name  = "devs"
  group = aws_iam_group.devs.name
  users = local.first ? [aws_iam_user.ann.name, aws_iam_user.bob.name] : [aws_iam_user.ann.name]
}

resource "aws_iam_user_group_membership" "bob" {
  user   = aws_iam_user.bob.name
  groups = [aws_iam_group.ops.name]
}

resource "aws_iam_role" "app" {
  name                 = "app"
  path                 = "/apps/"
  description          = local.first ? "one" : "two"
  max_session_duration = local.first ? 3600 : 7200
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = local.first ? aws_iam_policy.boundary.arn : null
  tags                 = { env = "test" }
}

resource "aws_iam_role_policy" "app" {
  name   = "inline"
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_user_policy" "ann" {
  name   = "inline"
  user   = aws_iam_user.ann.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_group_policy" "devs" {
  name   = "inline"
  group  = aws_iam_group.devs.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_user_policy_attachment" "ann" {
  user       = aws_iam_user.ann.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_group_policy_attachment" "devs" {
  group      = aws_iam_group.devs.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_policy" "shared" {
  name   = "shared"
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_policy_attachment" "shared" {
  name       = "shared"
  users      = [aws_iam_user.bob.name]
  roles      = [aws_iam_role.app.name]
  groups     = [aws_iam_group.ops.name]
  policy_arn = aws_iam_policy.shared.arn
}

resource "aws_iam_instance_profile" "app" {
  name = "app"
  path = "/apps/"
  role = local.first ? aws_iam_role.app.name : null
  tags = { env = local.first ? "one" : "two" }
}

resource "aws_iam_account_alias" "here" {
  account_alias = local.first ? "terraform-one" : "terraform-two"
}

resource "aws_iam_account_password_policy" "here" {
  minimum_password_length        = 12
  require_symbols                = local.first
  require_numbers                = true
  max_password_age               = local.first ? 90 : null
  password_reuse_prevention      = 5
  allow_users_to_change_password = true
}

resource "aws_iam_user_login_profile" "ann" {
  user                    = aws_iam_user.ann.name
  password_length         = 16
  password_reset_required = false
  depends_on              = [aws_iam_account_password_policy.here]
}

data "aws_iam_instance_profile" "app" {
  name = aws_iam_instance_profile.app.name
}

data "aws_iam_account_alias" "here" {
  depends_on = [aws_iam_account_alias.here]
}

data "aws_iam_role" "app" {
  name = aws_iam_role.app.name
}

data "aws_iam_user" "ann" {
  user_name = aws_iam_user.ann.name
}

data "aws_iam_group" "devs" {
  group_name = aws_iam_group.devs.name
  depends_on = [aws_iam_group_membership.devs]
}

data "aws_iam_policy" "read" {
  arn = aws_iam_policy.read.arn
}

output "seen" {
  value = {
    account = data.aws_caller_identity.me.account_id
    role    = data.aws_iam_role.app.arn
    user    = data.aws_iam_user.ann.arn
    members = sort([for user in data.aws_iam_group.devs.users : user.user_name])
    policy  = data.aws_iam_policy.read.name
    profile = data.aws_iam_instance_profile.app.arn
    alias   = data.aws_iam_account_alias.here.account_alias
  }
}
