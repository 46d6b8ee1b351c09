# The NXOP role that the pods of one namespace of a KPaaS account may assume. Its trust policy is the form of docs/guide/trust-policy.md that holds
# under both readings of inherited tags; a test reads trust-policy.json.tftpl and gives it to the sandbox.

terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

data "aws_partition" "current" {}

resource "aws_iam_role" "target" {
  name                 = var.name
  max_session_duration = 3600
  assume_role_policy = templatefile("${path.module}/trust-policy.json.tftpl", {
    partition        = data.aws_partition.current.partition
    kpaas_account_id = var.kpaas_account_id
    namespace        = var.namespace
    cluster_arn      = var.cluster_arn
  })
}

resource "aws_iam_role_policy" "permissions" {
  for_each = var.permission_policies

  name   = each.key
  role   = aws_iam_role.target.id
  policy = each.value
}
