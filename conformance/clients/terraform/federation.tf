# Who vouches for people and programs from outside, and a role for them.
resource "aws_iam_openid_connect_provider" "builds" {
  url             = "https://builds.example.com/oidc"
  client_id_list  = local.first ? ["sts.amazonaws.com"] : ["sts.amazonaws.com", "other"]
  thumbprint_list = [local.first ? "1111111111111111111111111111111111111111" : "2222222222222222222222222222222222222222"]
  tags            = { round = local.first ? "one" : "two" }
}

data "aws_iam_openid_connect_provider" "builds" {
  url        = "https://builds.example.com/oidc"
  depends_on = [aws_iam_openid_connect_provider.builds]
}

resource "aws_iam_role" "builds" {
  name = "builds"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = data.aws_iam_openid_connect_provider.builds.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "builds.example.com/oidc:aud" = "sts.amazonaws.com" } }
    }]
  })
}
