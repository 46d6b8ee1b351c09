package com.aa.nxop.probes;

import com.aa.nxop.probes.world.HttpStsEndpoint;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** As much of the AWS CLI as the guide uses: two calls of STS, with their output as text. */
final class AwsStandIn {
    private AwsStandIn() {}

    public static void main(String[] arguments) {
        Map<String, List<String>> options = options(List.of(arguments).subList(2, arguments.length));
        StsAnswer answer = new HttpStsEndpoint(
                        URI.create(variable("AWS_ENDPOINT_URL_STS")), variable("AWS_REGION"), Clock.systemUTC())
                .call(StsCall.of(
                        AwsSessionCredentials.create(
                                variable("AWS_ACCESS_KEY_ID"),
                                variable("AWS_SECRET_ACCESS_KEY"),
                                variable("AWS_SESSION_TOKEN")),
                        form(arguments[1], options)));
        if (!answer.granted()) {
            System.err.println("\nAn error occurred (" + answer.code() + ") when calling the AssumeRole operation: "
                    + answer.message());
            System.exit(254);
        }
        String query = first(options, "query");
        Matcher list = Pattern.compile("\\w+\\.\\[(.*)]").matcher(query);
        String fields = list.matches() ? list.group(1) : query.substring(query.lastIndexOf('.') + 1);
        System.out.println(
                List.of(fields.split(",")).stream().map(answer::element).collect(Collectors.joining("\t")));
    }

    private static Map<String, String> form(String command, Map<String, List<String>> options) {
        if (command.equals("get-caller-identity")) {
            return Map.of("Action", "GetCallerIdentity");
        }
        Map<String, String> form = ProbedWorld.assumeForm(first(options, "role-arn"));
        form.put("RoleSessionName", first(options, "role-session-name"));
        List<String> tags = options.getOrDefault("tags", List.of());
        for (int i = 0; i < tags.size(); i++) {
            Matcher tag = Pattern.compile("Key=(.*?),Value=(.*)").matcher(tags.get(i));
            if (tag.matches()) {
                form.put("Tags.member." + (i + 1) + ".Key", tag.group(1));
                form.put("Tags.member." + (i + 1) + ".Value", tag.group(2));
            }
        }
        List<String> transitive = options.getOrDefault("transitive-tag-keys", List.of());
        for (int i = 0; i < transitive.size(); i++) {
            form.put("TransitiveTagKeys.member." + (i + 1), transitive.get(i));
        }
        return form;
    }

    private static String first(Map<String, List<String>> options, String name) {
        return options.getOrDefault(name, List.of("")).get(0);
    }

    private static Map<String, List<String>> options(List<String> arguments) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                values = new ArrayList<>();
                options.put(argument.substring(2), values);
            } else {
                values.add(argument);
            }
        }
        return options;
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
