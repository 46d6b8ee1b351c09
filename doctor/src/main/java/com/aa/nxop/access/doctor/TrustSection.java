package com.aa.nxop.access.doctor;

import java.util.List;

/** The part of the report that is about one role's trust policy. */
record TrustSection(WrappedText lines, String statementFor, String given) {
    static TrustSection ofTarget(WrappedText lines) {
        return new TrustSection(
                lines,
                "For the team that owns the role, the statement that its trust policy needs for this pod:",
                "The given trust policy");
    }

    static TrustSection ofSource(WrappedText lines) {
        return new TrustSection(
                lines,
                "For the team that owns the pod's own role, the trust policy that it needs for this pod:",
                "The given trust policy of the pod's own role");
    }

    void add(TrustAdvice advice) {
        advice.statement().ifPresent(statement -> {
            lines.add("", "");
            lines.add("", statementFor);
            lines.addUnbroken("  ", statement);
        });
        advice.terraform().ifPresent(statement -> {
            lines.add("", "");
            lines.add("", "The same for Terraform:");
            lines.addUnbroken("  ", statement);
        });
        advice.remarks().ifPresent(remarks -> remarks(advice, remarks));
    }

    /** Says so where there is nothing against it, too: silence would look as if nobody had looked. */
    private void remarks(TrustAdvice advice, List<String> remarks) {
        lines.add("", "");
        if (remarks.isEmpty()) {
            lines.add("", given + " lets this pod in, and nothing in it is weak or broken.");
            return;
        }
        lines.add(
                "",
                given
                        + (advice.contradicted()
                                ? " would refuse this pod, but STS let the pod in. So the role has another policy today."
                                : ":"));
        remarks.forEach(remark -> lines.add("  - ", "    ", remark));
    }
}
