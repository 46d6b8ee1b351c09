package com.aa.nxop.probes.assumptions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The page docs/internals/assumptions.md. */
final class AssumptionsPage {
    private AssumptionsPage() {}

    static String text() {
        List<Assumption> all = AssumptionArea.all().stream()
                .flatMap(area -> area.assumptions().stream())
                .toList();
        StringBuilder page = new StringBuilder("""
                # Assumptions

                The SDK and the sandbox assume all this about AWS and the platforms. `AssumptionsDocumentedTest` compares the page with the code of the module `probes`, and writes
                it with `-Dnxop.docs.write=true`. A *probe* asks a world whether an assumption holds. Each build asks the sandbox. You ask AWS with
                [the guide](../guide/try-on-aws.md).

                """);
        page.append(all.size()).append(" assumptions: ");
        page.append(Arrays.stream(EvidenceStatus.values())
                .map(status ->
                        all.stream().filter(each -> each.status() == status).count() + " " + status)
                .collect(Collectors.joining(", ")));
        page.append(". A probe tests ")
                .append(all.stream().filter(each -> !each.probes().isEmpty()).count())
                .append(" of them.\n");
        page.append("""

                | status | meaning |
                | --- | --- |
                | recorded | somebody recorded AWS doing so, or the source of the real program shows it |
                | documented | AWS, or the project, says so |
                | inferred | it follows from what is recorded or documented |
                | unknown | nothing speaks for it, but the sandbox had to decide |
                """);
        AssumptionArea.all().forEach(area -> {
            page.append("\n## ").append(area.heading()).append("\n\n");
            page.append(
                    "| id | assumption | status | source | encoded in | probes |\n| --- | --- | --- | --- | --- | --- |\n");
            area.assumptions().forEach(each -> page.append(row(each)));
        });
        return page.toString();
    }

    private static String row(Assumption each) {
        return "| " + each.id() + " | " + each.sentence() + " | " + each.status() + " | " + each.source() + " | "
                + code(each.encodedIn()) + " | " + code(each.probes()) + " |\n";
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
