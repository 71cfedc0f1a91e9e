terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variable "retention" {
  type = number
}

variable "tags" {
  type = map(string)
}

resource "aws_cloudwatch_log_group" "own" {
  name              = "/own/group"
  retention_in_days = var.retention
  tags              = var.tags
}

resource "aws_cloudwatch_log_stream" "own" {
  name           = "stream"
  log_group_name = aws_cloudwatch_log_group.own.name
}

data "aws_cloudwatch_log_group" "read" {
  name = aws_cloudwatch_log_group.own.name
}

data "aws_cloudwatch_log_groups" "all" {
  log_group_name_prefix = "/own"
  depends_on            = [aws_cloudwatch_log_group.own]
}

output "seen" {
  value = {
    arn       = aws_cloudwatch_log_group.own.arn
    stream    = aws_cloudwatch_log_stream.own.arn
    retention = data.aws_cloudwatch_log_group.read.retention_in_days
    all       = data.aws_cloudwatch_log_groups.all.log_group_names
  }
}
