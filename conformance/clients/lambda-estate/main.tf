# What hangs on functions, in two rounds: layers, URLs, destinations, concurrency, code signing, permissions of every kind, and the data sources on them.
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
  first   = var.round == 1
  account = data.aws_caller_identity.me.account_id
}

data "aws_caller_identity" "me" {}

resource "aws_iam_role" "execution" {
  name = "execution"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_lambda_layer_version" "shared" {
  layer_name               = "shared"
  filename                 = "layer.zip"
  description              = "round ${var.round}"
  compatible_runtimes      = ["nodejs22.x"]
  compatible_architectures = ["x86_64"]
  license_info             = "MIT"
}

resource "aws_lambda_layer_version_permission" "everyone" {
  layer_name     = aws_lambda_layer_version.shared.layer_name
  version_number = aws_lambda_layer_version.shared.version
  statement_id   = "everyone-${var.round}"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}

resource "aws_lambda_code_signing_config" "ours" {
  description = "round ${var.round}"
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:us-east-1:${local.account}:/signing-profiles/ours/abcdefghij"]
  }
  policies { untrusted_artifact_on_deployment = "Warn" }
  tags = { round = tostring(var.round) }
}

resource "aws_lambda_function" "shop" {
  function_name                  = "shop"
  role                           = aws_iam_role.execution.arn
  runtime                        = "nodejs22.x"
  handler                        = "index.handler"
  s3_bucket                      = "packages"
  s3_key                         = "team/round-${var.round}.zip"
  source_code_hash               = filebase64sha256("round-${var.round}.zip")
  publish                        = true
  timeout                        = 10
  memory_size                    = 256
  architectures                  = ["x86_64"]
  layers                         = [aws_lambda_layer_version.shared.arn]
  reserved_concurrent_executions = local.first ? 5 : 7
  code_signing_config_arn        = local.first ? aws_lambda_code_signing_config.ours.arn : null
  kms_key_arn                    = "arn:aws:kms:us-east-1:${local.account}:key/11111111-2222-3333-4444-555555555555"

  environment {
    variables = { COLOUR = local.first ? "red" : "blue" }
  }
  dead_letter_config { target_arn = "arn:aws:sqs:us-east-1:${local.account}:${local.first ? "dead" : "deader"}" }
  tracing_config { mode = local.first ? "Active" : "PassThrough" }
  ephemeral_storage { size = local.first ? 512 : 1024 }
  vpc_config {
    subnet_ids         = local.first ? ["subnet-1", "subnet-2"] : ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}

resource "aws_lambda_function" "sink" {
  function_name    = "sink"
  role             = aws_iam_role.execution.arn
  runtime          = "python3.13"
  handler          = "index.handler"
  filename         = "layer.zip"
  source_code_hash = filebase64sha256("layer.zip")
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.shop.function_name
  function_version = aws_lambda_function.shop.version
  dynamic "routing_config" {
    for_each = local.first ? [] : [1]
    content {
      additional_version_weights = { "1" = 0.25 }
    }
  }
}

resource "aws_lambda_provisioned_concurrency_config" "live" {
  function_name                     = aws_lambda_alias.live.function_name
  qualifier                         = aws_lambda_alias.live.name
  provisioned_concurrent_executions = local.first ? 1 : 2
}

resource "aws_lambda_function_url" "open" {
  function_name      = aws_lambda_function.shop.function_name
  authorization_type = local.first ? "NONE" : "AWS_IAM"
  cors {
    allow_credentials = true
    allow_origins     = ["https://example.com"]
    allow_methods     = local.first ? ["GET"] : ["GET", "POST"]
    allow_headers     = ["date", "keep-alive"]
    expose_headers    = ["date"]
    max_age           = 60 * var.round
  }
}

resource "aws_lambda_function_url" "alias" {
  function_name      = aws_lambda_function.shop.function_name
  qualifier          = aws_lambda_alias.live.name
  authorization_type = "AWS_IAM"
  invoke_mode        = local.first ? "RESPONSE_STREAM" : "BUFFERED"
}

resource "aws_lambda_function_event_invoke_config" "shop" {
  function_name                = aws_lambda_function.shop.function_name
  maximum_event_age_in_seconds = 60 * var.round
  maximum_retry_attempts       = local.first ? 0 : 2
  destination_config {
    on_success { destination = aws_lambda_function.sink.arn }
    on_failure { destination = "arn:aws:sqs:us-east-1:${local.account}:failed" }
  }
}

resource "aws_lambda_function_event_invoke_config" "live" {
  function_name          = aws_lambda_function.shop.function_name
  qualifier              = aws_lambda_alias.live.name
  maximum_retry_attempts = 1
}

resource "aws_lambda_permission" "lex" {
  statement_id  = "lex"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.shop.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "lex.amazonaws.com"
  source_arn    = "arn:aws:lex:us-east-1:${local.account}:intent:Order:*"
}

resource "aws_lambda_permission" "url" {
  statement_id           = "url"
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = aws_lambda_function.shop.function_name
  principal              = "*"
  function_url_auth_type = aws_lambda_function_url.open.authorization_type
}

resource "aws_lambda_permission" "organization" {
  statement_id     = "organization"
  action           = "lambda:GetFunction"
  function_name    = aws_lambda_function.shop.function_name
  principal        = "*"
  principal_org_id = "o-abcdefghij"
}

resource "aws_lambda_permission" "role" {
  statement_id_prefix = "role-"
  action              = "lambda:InvokeFunction"
  function_name       = aws_lambda_function.shop.arn
  principal           = aws_iam_role.execution.arn
}

resource "aws_lambda_runtime_management_config" "shop" {
  function_name     = aws_lambda_function.shop.function_name
  update_runtime_on = local.first ? "FunctionUpdate" : "Auto"
}

resource "aws_lambda_function_recursion_config" "shop" {
  function_name  = aws_lambda_function.shop.function_name
  recursive_loop = local.first ? "Allow" : "Terminate"
}

resource "aws_lambda_invocation" "greet" {
  function_name = aws_lambda_function.shop.function_name
  qualifier     = aws_lambda_function.shop.version
  input         = jsonencode({ round = var.round })
}

data "aws_lambda_function" "live" {
  function_name = aws_lambda_function.shop.function_name
  qualifier     = aws_lambda_alias.live.name
}

data "aws_lambda_function_url" "open" {
  function_name = aws_lambda_function_url.open.function_name
}

data "aws_lambda_layer_version" "shared" {
  layer_name = aws_lambda_layer_version.shared.layer_name
  version    = aws_lambda_layer_version.shared.version
}

data "aws_lambda_code_signing_config" "ours" {
  arn = aws_lambda_code_signing_config.ours.arn
}

output "seen" {
  value = {
    answer   = jsondecode(aws_lambda_invocation.greet.result)
    layers   = data.aws_lambda_function.live.layers
    layer    = data.aws_lambda_layer_version.shared.description
    reserved = data.aws_lambda_function.live.reserved_concurrent_executions
    url      = data.aws_lambda_function_url.open.authorization_type
    cors     = data.aws_lambda_function_url.open.cors[0].max_age
    signing  = data.aws_lambda_code_signing_config.ours.description
  }
}
