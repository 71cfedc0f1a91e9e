# What a user proves itself with beside its access keys and password, and certificates of servers.
variable "certificate" { type = string }
variable "private_key" { type = string }
variable "ssh_public_key" { type = string }

resource "aws_iam_user_ssh_key" "bob" {
  username   = aws_iam_user.bob.name
  encoding   = "SSH"
  public_key = var.ssh_public_key
  status     = local.first ? "Active" : "Inactive"
}

resource "aws_iam_signing_certificate" "bob" {
  user_name        = aws_iam_user.bob.name
  certificate_body = var.certificate
  status           = local.first ? "Active" : "Inactive"
}

resource "aws_iam_service_specific_credential" "bob" {
  user_name    = aws_iam_user.bob.name
  service_name = "codecommit.amazonaws.com"
  status       = local.first ? "Active" : "Inactive"
}

resource "aws_iam_server_certificate" "site" {
  name             = local.first ? "site" : "shop"
  path             = "/cloudfront/"
  certificate_body = var.certificate
  private_key      = var.private_key
}

resource "aws_iam_security_token_service_preferences" "here" {
  global_endpoint_token_version = local.first ? "v2Token" : "v1Token"
}

data "aws_iam_user_ssh_key" "bob" {
  username          = aws_iam_user.bob.name
  encoding          = "SSH"
  ssh_public_key_id = aws_iam_user_ssh_key.bob.ssh_public_key_id
}

data "aws_iam_server_certificate" "site" {
  name       = aws_iam_server_certificate.site.name
  depends_on = [aws_iam_server_certificate.site]
}

data "aws_iam_access_keys" "ann" {
  user       = aws_iam_user.ann.name
  depends_on = [aws_iam_access_key.ann]
}

resource "aws_iam_virtual_mfa_device" "bob" {
  virtual_mfa_device_name = "bob"
  path                    = "/staff/"
  tags                    = { round = local.first ? "one" : "two" }
}
