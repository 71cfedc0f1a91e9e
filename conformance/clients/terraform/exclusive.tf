# A user, a group and a role whose policies are these and no others.
resource "aws_iam_user" "only" { name = "only" }
resource "aws_iam_group" "only" { name = "only" }
resource "aws_iam_role" "only" {
  name               = "only"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_user_policy" "only" {
  name   = "only"
  user   = aws_iam_user.only.name
  policy = data.aws_iam_policy_document.read.json
}
resource "aws_iam_group_policy" "only" {
  name   = "only"
  group  = aws_iam_group.only.name
  policy = data.aws_iam_policy_document.read.json
}
resource "aws_iam_role_policy" "only" {
  name   = "only"
  role   = aws_iam_role.only.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_user_policies_exclusive" "only" {
  user_name    = aws_iam_user.only.name
  policy_names = [aws_iam_user_policy.only.name]
}
resource "aws_iam_group_policies_exclusive" "only" {
  group_name   = aws_iam_group.only.name
  policy_names = [aws_iam_group_policy.only.name]
}
resource "aws_iam_role_policies_exclusive" "only" {
  role_name    = aws_iam_role.only.name
  policy_names = [aws_iam_role_policy.only.name]
}

resource "aws_iam_user_policy_attachments_exclusive" "only" {
  user_name   = aws_iam_user.only.name
  policy_arns = local.first ? [aws_iam_policy.read.arn] : []
}
resource "aws_iam_group_policy_attachments_exclusive" "only" {
  group_name  = aws_iam_group.only.name
  policy_arns = local.first ? [aws_iam_policy.read.arn] : []
}
resource "aws_iam_role_policy_attachments_exclusive" "only" {
  role_name   = aws_iam_role.only.name
  policy_arns = local.first ? [aws_iam_policy.read.arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"] : ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
