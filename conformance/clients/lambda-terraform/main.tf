# What Terraform keeps in Lambda, in two rounds: a function of a local package with its role, an alias, permissions, and the data sources on them.
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

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_lambda_function" "shop" {
  function_name    = "shop"
  role             = aws_iam_role.execution.arn
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  filename         = "round-${var.round}.zip"
  source_code_hash = filebase64sha256("round-${var.round}.zip")
  description      = "round ${var.round}"
  memory_size      = 128 * var.round
  timeout          = 20
  publish          = true
  tags             = local.first ? { round = "1", first = "yes" } : { round = "2" }

  environment {
    variables = { COLOUR = local.first ? "red" : "blue" }
  }

  logging_config {
    log_format            = local.first ? "Text" : "JSON"
    application_log_level = local.first ? null : "DEBUG"
    system_log_level      = local.first ? null : "WARN"
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.shop.function_name
  function_version = aws_lambda_function.shop.version
  description      = "round ${var.round}"

  dynamic "routing_config" {
    for_each = local.first ? [] : [1]
    content {
      additional_version_weights = { "1" = 0.1 }
    }
  }
}

resource "aws_lambda_permission" "bucket" {
  statement_id   = "bucket"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.shop.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::bucket"
  source_account = data.aws_caller_identity.me.account_id
}

resource "aws_lambda_permission" "account" {
  statement_id  = "account-${var.round}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.shop.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "arn:aws:iam::999988887777:root"
}

data "aws_lambda_function" "shop" {
  function_name = aws_lambda_function.shop.function_name
  qualifier     = aws_lambda_alias.live.name
}

data "aws_lambda_alias" "live" {
  function_name = aws_lambda_function.shop.function_name
  name          = aws_lambda_alias.live.name
}

data "aws_lambda_functions" "all" {
  depends_on = [aws_lambda_function.shop]
}

data "aws_lambda_invocation" "shop" {
  function_name = aws_lambda_function.shop.function_name
  qualifier     = aws_lambda_function.shop.version
  input         = jsonencode({ a = 1 })
}

output "seen" {
  value = {
    answer  = jsondecode(data.aws_lambda_invocation.shop.result)
    alias   = data.aws_lambda_alias.live.function_version
    version = data.aws_lambda_function.shop.version
    memory  = data.aws_lambda_function.shop.memory_size
    all     = data.aws_lambda_functions.all.function_names
  }
}
