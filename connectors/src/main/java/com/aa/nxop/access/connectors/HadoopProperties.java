package com.aa.nxop.access.connectors;

import com.aa.nxop.access.NxopConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The settings of the SDK among Hadoop's properties. */
final class HadoopProperties {
    private static final String S3A = "fs.s3a.";
    private static final String OURS = "nxop";

    private HadoopProperties() {}

    /**
     * Those of the bucket win over those of S3A, and those over the ones without a prefix.
     *
     * @param bucket null if it is not known
     * @throws com.aa.nxop.access.AccessException naming every setting that is missing, wrong or unknown
     */
    static NxopConfig config(Configuration configuration, @Nullable String bucket) {
        List<String> prefixes = bucket == null ? List.of("", S3A) : List.of("", S3A, S3A + "bucket." + bucket + ".");
        Map<String, Map.Entry<String, String>> settings = new HashMap<>();
        prefixes.forEach(prefix -> configuration.forEach(property -> {
            String name = property.getKey();
            if (name.startsWith(prefix) && isOurs(name.substring(prefix.length()))) {
                String written = name.substring(prefix.length());
                // Hadoop resolves ${...} when it is asked.
                settings.put(setting(written), Map.entry(written, configuration.getTrimmed(name, "")));
            }
        }));
        Map<String, String> options = new HashMap<>();
        settings.values().forEach(option -> options.put(option.getKey(), option.getValue()));
        return NxopConfig.builder().options("Hadoop property", options).build();
    }

    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(OURS);
    }

    /** One setting has two spellings, and the last prefix wins. */
    private static String setting(String name) {
        return name.replace(".", "").toLowerCase(Locale.ROOT);
    }
}
