# What Terraform keeps in AWS Organizations, in two rounds: the organization, units, an account that moves, policies of both types, and the data sources on them.
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

resource "aws_organizations_organization" "it" {
  feature_set                   = "ALL"
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]
  aws_service_access_principals = local.first ? ["config.amazonaws.com"] : ["config.amazonaws.com", "sso.amazonaws.com"]
}

resource "aws_organizations_organizational_unit" "workloads" {
  name      = local.first ? "Workloads" : "Products"
  parent_id = aws_organizations_organization.it.roots[0].id
}

resource "aws_organizations_organizational_unit" "production" {
  name      = "Production"
  parent_id = aws_organizations_organizational_unit.workloads.id
}

resource "aws_organizations_account" "shop" {
  name      = "shop"
  email     = "shop@example.com"
  parent_id = local.first ? aws_organizations_organizational_unit.workloads.id : aws_organizations_organizational_unit.production.id
  role_name = "Administrator"
  tags      = { round = tostring(var.round) }
  lifecycle {
    ignore_changes = [role_name]
  }
}

data "aws_iam_policy_document" "guard" {
  statement {
    effect    = "Deny"
    actions   = local.first ? ["iam:CreateUser"] : ["iam:CreateUser", "iam:DeleteUser"]
    resources = ["*"]
  }
}

resource "aws_organizations_policy" "guard" {
  name        = "guard"
  description = "round ${var.round}"
  content     = data.aws_iam_policy_document.guard.json
  depends_on  = [aws_organizations_organization.it]
}

resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = local.first ? aws_organizations_account.shop.id : aws_organizations_organizational_unit.workloads.id
}

data "aws_iam_policy_document" "perimeter" {
  statement {
    effect    = "Deny"
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEqualsIfExists"
      variable = "aws:PrincipalOrgID"
      values   = [aws_organizations_organization.it.id]
    }
  }
}

resource "aws_organizations_policy" "perimeter" {
  name    = "perimeter"
  type    = "RESOURCE_CONTROL_POLICY"
  content = data.aws_iam_policy_document.perimeter.json
}

resource "aws_organizations_policy_attachment" "perimeter" {
  policy_id = aws_organizations_policy.perimeter.id
  target_id = aws_organizations_organization.it.roots[0].id
}

resource "aws_organizations_delegated_administrator" "config" {
  account_id        = aws_organizations_account.shop.id
  service_principal = "config.amazonaws.com"
  depends_on        = [aws_organizations_organization.it]
}

data "aws_organizations_organization" "it" {
  depends_on = [aws_organizations_account.shop]
}

data "aws_organizations_organizational_units" "root" {
  parent_id  = aws_organizations_organization.it.roots[0].id
  depends_on = [aws_organizations_organizational_unit.workloads]
}

data "aws_organizations_organizational_unit_child_accounts" "production" {
  parent_id  = aws_organizations_organizational_unit.production.id
  depends_on = [aws_organizations_account.shop]
}

data "aws_organizations_policies_for_target" "shop" {
  target_id  = aws_organizations_account.shop.id
  filter     = "SERVICE_CONTROL_POLICY"
  depends_on = [aws_organizations_policy_attachment.guard]
}

data "aws_organizations_policy" "full" {
  policy_id  = "p-FullAWSAccess"
  depends_on = [aws_organizations_organization.it]
}

data "aws_organizations_resource_tags" "shop" {
  resource_id = aws_organizations_account.shop.id
}

data "aws_organizations_delegated_administrators" "all" {
  depends_on = [aws_organizations_delegated_administrator.config]
}

output "seen" {
  value = {
    organization = data.aws_organizations_organization.it.id
    accounts     = length(data.aws_organizations_organization.it.accounts)
    units        = data.aws_organizations_organizational_units.root.children[*].name
    production   = data.aws_organizations_organizational_unit_child_accounts.production.accounts[*].name
    attached     = length(data.aws_organizations_policies_for_target.shop.ids)
    full         = data.aws_organizations_policy.full.aws_managed
    tags         = data.aws_organizations_resource_tags.shop.tags
    delegated    = data.aws_organizations_delegated_administrators.all.delegated_administrators[*].name
  }
}
