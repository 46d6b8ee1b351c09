package com.aa.nxop.proofs.oracles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every set of recordings, with how many of them were tried, agree and are explained. */
final class OracleTable {
    private final Map<String, List<OracleComparison>> sets = new LinkedHashMap<>();

    static OracleTable run() {
        OracleTable table = new OracleTable();
        table.add("AWS's decisions about conditions, the sandbox's IAM", ConditionOracles::sandbox);
        table.add("AWS's decisions about conditions, the Doctor's reading", ConditionOracles::doctor);
        table.add("calls that validation refused, the sandbox's STS", StsOracles::validation);
        table.add("IAM's simulator, the sandbox's IAM", ConditionOracles::simulator);
        table.add("policies that AWS takes and refuses, the sandbox's IAM", ConditionOracles::accepted);
        table.add("STS's errors, the sandbox's STS", StsOracles::errors);
        table.add("web identity, the sandbox's STS and pods", IdentityOracles::webIdentity);
        table.add("Pod Identity associations, the sandbox's EKS", IdentityOracles::podIdentity);
        table.add("AWS's refusals, as the SDK and the Doctor read them", RefusalOracles::read);
        table.add("AWS SDK for Rust: credential chains, our sources", ScenarioOracles::chains);
        table.add("AWS SDK for Rust: container addresses, our configuration", ScenarioOracles::containerAddresses);
        table.add("AWS SDK for Rust: metadata addresses, our configuration", ScenarioOracles::metadataAddresses);
        table.add("AWS SDK for Rust: profiles and login", ScenarioOracles::profiles);
        return table;
    }

    private void add(String name, Supplier<List<OracleComparison>> set) {
        sets.put(name, set.get());
    }

    List<OracleComparison> set(String start) {
        return sets.entrySet().stream()
                .filter(set -> set.getKey().startsWith(start))
                .flatMap(set -> set.getValue().stream())
                .toList();
    }

    /** Those that differ, and for which there is no explanation. */
    List<OracleComparison> open() {
        return sets.values().stream()
                .flatMap(List::stream)
                .filter(OracleComparison::isOpen)
                .toList();
    }

    /** As it stands in the document. */
    String markdown() {
        return sets.entrySet().stream()
                .map(set -> row(set.getKey(), set.getValue()))
                .collect(Collectors.joining(
                        "\n",
                        "| recordings, and what of ours is held against them | recorded | not ours | tried | agree | explained |\n"
                                + "| --- | --- | --- | --- | --- | --- |\n",
                        "\n"));
    }

    private static String row(String name, List<OracleComparison> set) {
        long ours = set.stream().filter(OracleComparison::isOurs).count();
        long agree = set.stream().filter(OracleComparison::agrees).count();
        long explained = set.stream()
                .filter(one -> one.isOurs() && !one.agrees() && !one.isOpen())
                .count();
        return "| " + name + " | " + set.size() + " | " + (set.size() - ours) + " | " + ours + " | " + agree + " | "
                + explained + " |";
    }

    /** Why something differs or is not ours, with how often. */
    Map<String, Long> explanations() {
        return sets.values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.agrees() && !one.explanation().isEmpty())
                .collect(Collectors.groupingBy(
                        OracleComparison::explanation, LinkedHashMap::new, Collectors.counting()));
    }
}
