package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A remark before the remarks are put together.
 *
 * @param subject what it is about: a condition, an element
 */
record PolicyFinding(Kind kind, String statement, Object subject, String text) {
    private record Place(String statement, Object subject) {}

    /** The weightiest first. What blocks is not called broken again: its text says so already. */
    static List<PolicyRemark> remarks(List<PolicyFinding> found) {
        Set<Place> blocking = found.stream()
                .filter(one -> one.kind() == Kind.BLOCKS)
                .map(PolicyFinding::place)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(one -> one.kind() != Kind.BROKEN || !blocking.contains(one.place()))
                .sorted(Comparator.comparing(PolicyFinding::kind))
                .map(PolicyFinding::remark)
                .distinct()
                .toList();
    }

    PolicyRemark remark() {
        return new PolicyRemark(kind, statement, text);
    }

    private Place place() {
        return new Place(statement, subject);
    }
}
