# An organization in two rounds: units, an account, service control policies and what may be read of them.
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

resource "aws_organizations_organization" "here" {
  feature_set                   = "ALL"
  enabled_policy_types          = local.first ? ["SERVICE_CONTROL_POLICY"] : ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]
  aws_service_access_principals = local.first ? [] : ["iam.amazonaws.com"]
}

resource "aws_organizations_organizational_unit" "apps" {
  name      = local.first ? "apps" : "applications"
  parent_id = aws_organizations_organization.here.roots[0].id
  tags      = { round = local.first ? "one" : "two" }
}

resource "aws_organizations_organizational_unit" "inner" {
  name      = "inner"
  parent_id = aws_organizations_organizational_unit.apps.id
}

resource "aws_organizations_account" "member" {
  name      = "member"
  email     = "member@example.com"
  parent_id = local.first ? aws_organizations_organizational_unit.apps.id : aws_organizations_organizational_unit.inner.id
  tags      = { round = local.first ? "one" : "two" }
}

resource "aws_organizations_policy" "guard" {
  depends_on  = [aws_organizations_organization.here]
  name        = local.first ? "guard" : "guards"
  description = "keeps the trail"
  type        = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = local.first ? ["cloudtrail:Stop*"] : ["cloudtrail:Stop*", "cloudtrail:Delete*"], Resource = "*" }]
  })
  tags = { round = local.first ? "one" : "two" }
}

resource "aws_organizations_policy_attachment" "unit" {
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_organizational_unit.apps.id
}

resource "aws_organizations_policy_attachment" "account" {
  count     = local.first ? 1 : 0
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_account.member.id
}

data "aws_organizations_organization" "here" {
  depends_on = [aws_organizations_account.member]
}

data "aws_organizations_organizational_units" "top" {
  parent_id  = aws_organizations_organization.here.roots[0].id
  depends_on = [aws_organizations_organizational_unit.apps]
}

data "aws_organizations_organizational_unit_descendant_accounts" "all" {
  parent_id  = aws_organizations_organization.here.roots[0].id
  depends_on = [aws_organizations_account.member]
}

data "aws_organizations_policies" "scps" {
  filter     = "SERVICE_CONTROL_POLICY"
  depends_on = [aws_organizations_policy.guard]
}

data "aws_organizations_policies_for_target" "apps" {
  target_id  = aws_organizations_organizational_unit.apps.id
  filter     = "SERVICE_CONTROL_POLICY"
  depends_on = [aws_organizations_policy_attachment.unit]
}

data "aws_organizations_policy" "guard" {
  policy_id = aws_organizations_policy.guard.id
}

data "aws_organizations_resource_tags" "member" {
  resource_id = aws_organizations_account.member.id
}

output "found" {
  value = {
    accounts    = sort(data.aws_organizations_organization.here.accounts[*].name)
    units       = data.aws_organizations_organizational_units.top.children[*].name
    descendants = sort(data.aws_organizations_organizational_unit_descendant_accounts.all.accounts[*].name)
    policies    = length(data.aws_organizations_policies.scps.ids)
    attached    = length(data.aws_organizations_policies_for_target.apps.ids)
    content     = jsondecode(data.aws_organizations_policy.guard.content).Statement[0].Action
    tags        = data.aws_organizations_resource_tags.member.tags
  }
}
