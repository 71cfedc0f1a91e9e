terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  skip_region_validation = true
}

variable "metadata" { type = string }
variable "round" {
  type    = string
  default = "one"
}

resource "aws_iam_openid_connect_provider" "ci" {
  url             = "https://token.actions.githubusercontent.com"
  client_id_list  = var.round == "one" ? ["sts.amazonaws.com"] : ["sts.amazonaws.com", "second"]
  thumbprint_list = ["6938fd4d98bab03faadb97b34396831e3780aea1"]
  tags            = { round = var.round }
}

resource "aws_iam_openid_connect_provider" "bare" {
  url            = "https://idp.example.com/tenant"
  client_id_list = ["app"]
}

resource "aws_iam_saml_provider" "corp" {
  name                   = "Corp"
  saml_metadata_document = var.metadata
  tags                   = { round = var.round }
}

data "aws_iam_openid_connect_provider" "ci" {
  arn = aws_iam_openid_connect_provider.ci.arn
}

data "aws_iam_saml_provider" "corp" {
  arn = aws_iam_saml_provider.corp.arn
}

resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Federated = aws_iam_openid_connect_provider.ci.arn }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } }
      },
      {
        Effect    = "Allow"
        Principal = { Federated = aws_iam_saml_provider.corp.arn }
        Action    = "sts:AssumeRoleWithSAML"
        Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } }
      },
    ]
  })
}

output "found" {
  value = {
    clients = data.aws_iam_openid_connect_provider.ci.client_id_list
    saml    = data.aws_iam_saml_provider.corp.name
    tags    = data.aws_iam_saml_provider.corp.tags
  }
}
