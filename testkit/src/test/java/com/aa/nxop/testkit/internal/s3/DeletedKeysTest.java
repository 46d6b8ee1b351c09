package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The body is whatever a caller sent. */
@Timeout(10)
class DeletedKeysTest {
    private static final String BODY = "<Delete><Object><Key>%s</Key></Object></Delete>";

    @Test
    void namesTheKeys() {
        assertThat(DeletedKeys.in(BODY.formatted("a &amp; b").getBytes(UTF_8))).containsExactly("a & b");
    }

    @Test
    void readsNoFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "canary");
        String body = "<!DOCTYPE d [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + BODY.formatted("&e;");
        assertThat(DeletedKeys.in(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void expandsNoEntities() {
        String body = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + BODY.formatted("&b;");
        assertThat(DeletedKeys.in(body.getBytes(UTF_8))).isEmpty();
    }
}
