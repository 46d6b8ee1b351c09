package com.aa.nxop.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.DoctorRun;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the Doctor said with {@code --json}.
 *
 * @param text the whole of it
 * @param failed the checks that failed
 * @param trustStatement the policy that it printed for the NXOP role; empty if none
 * @param sourceTrustStatement the same for the pod's own role
 * @param remarks on the policies that were given, in one line
 */
record Said(
        int exit,
        String text,
        List<JsonNode> failed,
        String trustStatement,
        String sourceTrustStatement,
        String remarks) {
    static Said in(DoctorRun run) {
        JsonNode root = JsonMapper.shared().readTree(run.out());
        List<JsonNode> failed = root.get("checks")
                .valueStream()
                .filter(check -> check.get("status").asString().equals("failed"))
                .toList();
        String remarks = Stream.of("trustRemarks", "sourceTrustRemarks")
                .flatMap(name -> root.get(name).valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "));
        return new Said(
                run.exit(),
                run.out(),
                failed,
                text(root, "trustStatement"),
                text(root, "sourceTrustStatement"),
                remarks);
    }

    private static String text(JsonNode root, String member) {
        JsonNode text = root.get(member);
        return text.isNull() ? "" : text.asString();
    }

    String stage() {
        return failed.get(0).get("stage").asString();
    }

    String finding() {
        return failed.get(0).get("finding").asString();
    }

    /** What to do, in one line: of settings, each is told with what to write instead. */
    String remedy() {
        JsonNode check = failed.get(0);
        String remedy = check.get("remedy").asString();
        String told = stage().equals("configuration") ? check.get("seen").asString() + " " + remedy : remedy;
        return told.replaceAll("\\s+", " ");
    }

    /** A part of the remarks, to be taken as it is printed. */
    String copiedFromRemarks(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(remarks);
        assertThat(matcher.find()).as("%s in: %s", pattern, remarks).isTrue();
        return matcher.group(1);
    }

    /** A part of the remedy, to be taken as it is printed: what the group matches. */
    String copied(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(remedy());
        assertThat(matcher.find()).as("%s in: %s", pattern, remedy()).isTrue();
        return matcher.group(1);
    }
}
