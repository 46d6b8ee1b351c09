output "arn" {
  description = "For NXOP_ROLE, and for the policy of the pod's own role."
  value       = aws_iam_role.target.arn
}
