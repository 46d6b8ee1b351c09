package com.aa.nxop.proofs.documents;

import com.aa.nxop.access.spi.SettingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each setting means, in one sentence: the javadoc of its enum's constant. Every other text that says so is made of it. The jars do not hold
 * it, so that it costs applications nothing.
 *
 * @param javadoc by variable
 */
record SettingTexts(Map<String, String> javadoc) {
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

    static SettingTexts ofSources() throws IOException {
        Map<Class<?>, String> sources = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (SettingName setting : AllSettings.values()) {
            Enum<?> constant = (Enum<?>) setting;
            Class<?> type = constant.getDeclaringClass();
            if (!sources.containsKey(type)) {
                sources.put(type, source(type));
            }
            Matcher javadoc = Pattern.compile(
                            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + constant.name() + "\\b", Pattern.DOTALL)
                    .matcher(sources.get(type));
            if (!javadoc.find()) {
                throw new AssertionError(type.getSimpleName() + "." + constant.name()
                        + " has no javadoc -> say what the setting means, in one sentence");
            }
            texts.put(
                    setting.variable(),
                    javadoc.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip());
        }
        return new SettingTexts(texts);
    }

    private static String source(Class<?> type) throws IOException {
        String file = "src/main/java/" + type.getName().replace('.', '/') + ".java";
        Path found = SourceTree.files(Document.ROOT).stream()
                .filter(path -> path.endsWith(file))
                .findFirst()
                .orElseThrow();
        return Files.readString(found);
    }

    String javadoc(String variable) {
        return javadoc.getOrDefault(variable, "");
    }

    String markdown(String variable) {
        return CODE.matcher(javadoc(variable)).replaceAll("`$1`");
    }

    String plain(String variable) {
        return CODE.matcher(javadoc(variable)).replaceAll("$1");
    }
}
