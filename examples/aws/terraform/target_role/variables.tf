variable "name" {
  description = "Name of the role, as in NXOP_ROLE."
  type        = string
}

variable "kpaas_account_id" {
  description = "The KPaaS account, in which the pods run."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.kpaas_account_id))
    error_message = "An account id has twelve digits."
  }
}

variable "namespace" {
  description = "The one namespace whose pods may assume the role."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]{1,63}$", var.namespace))
    error_message = "Write the namespace itself: a wildcard would let others in."
  }
}

variable "cluster_arn" {
  description = "The EKS cluster, or a pattern for ArnLike such as arn:aws:eks:*:285282426848:cluster/*."
  type        = string
}

variable "permission_policies" {
  description = "What the role may do: name to JSON policy. docs/guide/permissions.md has policies to copy."
  type        = map(string)
  default     = {}
}
