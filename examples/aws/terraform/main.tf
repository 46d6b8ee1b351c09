# How to use the module: the example application of this repository.

provider "aws" {
  region = "us-east-1"
}

module "example_role" {
  source = "./target_role"

  name             = "example-role"
  kpaas_account_id = "285282426848"
  namespace        = "fxip-ms-dev"
  cluster_arn      = "arn:aws:eks:*:285282426848:cluster/*"

  permission_policies = {
    bucket = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadAndWriteObjects"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = "arn:aws:s3:::nxop-example-data/*"
        }
      ]
    })
  }
}
