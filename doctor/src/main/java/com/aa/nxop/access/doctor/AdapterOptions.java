package com.aa.nxop.access.doctor;

import com.aa.nxop.access.spi.check.ResourceCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of the Doctor's command line that the adapters on the class path bring. */
record AdapterOptions(List<ResourceCheck.Option> all) {
    /** To say what is missing where an adapter is. */
    private static final Map<String, String> ADAPTERS =
            Map.of("--key", "s3", "--topic", "msk", "--group", "msk", "--collection", "docdb");

    static AdapterOptions available() {
        return new AdapterOptions(ResourceChecks.availableOptions());
    }

    CommandLine addTo(CommandLine line) {
        int order = 0;
        for (ResourceCheck.Option option : all) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder(flag(option))
                            .paramLabel(option.label())
                            .description(option.about() + " You may name several.")
                            .order(order++)
                            .type(List.class)
                            .auxiliaryTypes(String.class)
                            .build());
        }
        return line;
    }

    /** By the name of the option; throws {@link ParameterException} if a value has the wrong form. */
    Map<String, List<String>> values(CommandLine line, ParseResult parsed) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ResourceCheck.Option option : all) {
            List<String> given = parsed.matchedOptionValue(flag(option), List.of());
            List<String> named = new ArrayList<>();
            for (String value : given) {
                named.addAll(split(option, value, line));
            }
            if (!named.isEmpty()) {
                values.put(option.name(), named);
            }
        }
        return values;
    }

    private static List<String> split(ResourceCheck.Option option, String value, CommandLine line) {
        if (option.form().matcher(value).matches()) {
            return List.of(value);
        }
        List<String> parts =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (!parts.stream().allMatch(part -> option.form().matcher(part).matches())) {
            throw new ParameterException(
                    line,
                    "Invalid value for option '" + flag(option) + "' (" + option.label() + "): it takes "
                            + option.rule() + ", not " + value + ".");
        }
        return parts;
    }

    /** A sentence on the adapter that has an option which nobody knows here; empty if there is none. */
    String missing(List<String> args) {
        return args.stream()
                .map(argument -> argument.split("=", 2)[0])
                .flatMap(flag -> Stream.ofNullable(ADAPTERS.get(flag))
                        .filter(adapter ->
                                all.stream().noneMatch(option -> flag(option).equals(flag)))
                        .map(adapter -> ". " + flag + " needs nxop-access-" + adapter + " on the class path."))
                .findFirst()
                .orElse("");
    }

    private static String flag(ResourceCheck.Option option) {
        return "--" + option.name();
    }
}
